import type { ConsentEvent, Preferences, Topic } from '../../src/model/index.js';
import type { Json } from '../../src/preferences/edit/edit.js';
import { own } from '../../src/preferences/own.js';

/** What a customer may choose about a topic: everything; only how it comes, because it belongs to a contract; nothing, because it is owed for safety or by law. */
export type Freedom = 'all' | 'channels' | 'none';

export function freedomOf({ class: kind, basis }: Topic): Freedom {
  if (kind === 'safety' || basis === 'legal') return 'none';
  return kind === 'service' || basis === 'contract' ? 'channels' : 'all';
}

/** The last word of the ledger on each topic; a ledger never changes in place. */
const ledgers = new WeakMap<readonly ConsentEvent[], ReadonlyMap<string, ConsentEvent>>();

function lastConsent({ consents }: Preferences, topic: string): ConsentEvent | undefined {
  let ledger = ledgers.get(consents);
  if (!ledger) ledgers.set(consents, (ledger = new Map(consents.map((event) => [event.topic, event]))));
  return ledger.get(topic);
}

/** What the customer has said to a topic: yes or no, or nothing yet, which is neither. */
export function standing(preferences: Preferences, id: string): boolean | undefined {
  const choice = own(preferences.topics, id);
  const consent = lastConsent(preferences, id);
  const chosenAt = choice?.on === undefined ? -Infinity : Date.parse(choice.at);
  const consentAt = consent ? Date.parse(consent.at) : -Infinity;
  const on = consentAt > chosenAt ? consent!.state === 'given' : choice?.on;
  const stopped = preferences.unsubscribeAll && Date.parse(preferences.unsubscribeAll.at) >= Math.max(chosenAt, consentAt);
  return stopped ? false : on;
}

/** Has the customer said yes to a topic on a channel? A channel of its own that was never named goes with its topic. */
export function isChosen(preferences: Preferences, id: string, channel: string): boolean {
  return standing(preferences, id) === true && own(own(preferences.topics, id)?.channels ?? {}, channel) !== false;
}

/** May messages of a topic come on a channel, as far as the customer's choices say: by a yes, or because nobody said no and none is needed. */
export function comes(preferences: Preferences, id: string, topic: Topic, channel: string): boolean {
  const there = own(preferences.channels, channel);
  if (!there || there.reach !== 'ok') return false;
  if (freedomOf(topic) === 'none') return true;
  if (!there.on || (there.use && !there.use.includes('any')) || own(own(preferences.topics, id)?.channels ?? {}, channel) === false) return false;
  const said = freedomOf(topic) === 'channels' ? own(preferences.topics, id)?.on : standing(preferences, id);
  return said ?? topic.basis !== 'opt-in';
}

/**
 * What choosing a channel for a topic sets: that channel and no other one. A channel that was not named before is told no, so that a yes to
 * e-mail is never a yes to text messages.
 */
export function choosing(preferences: Preferences, id: string, { channels }: Topic, channel: string): Record<string, Json> {
  const set: Record<string, Json> = { [`topics.${id}.on`]: true };
  const cells = own(preferences.topics, id)?.channels ?? {};
  for (const one of channels) {
    const wanted = one === channel || isChosen(preferences, id, one);
    if ((own(cells, one) ?? true) !== wanted) set[`topics.${id}.channels.${one}`] = wanted;
  }
  return set;
}

/** What taking a channel back sets; with the last one, the topic is off. */
export function leaving(preferences: Preferences, id: string, { channels }: Topic, channel: string): Record<string, Json> {
  const others = channels.some((one) => one !== channel && isChosen(preferences, id, one));
  return others ? { [`topics.${id}.channels.${channel}`]: false } : { [`topics.${id}.on`]: false };
}

/** The text of a label in a language: `de-AT`, else `de`, else English, else the first; the id of what has none. */
export function labelOf(things: Readonly<Record<string, { readonly label: Readonly<Record<string, string>> }>> | undefined, id: string, locale: string): string {
  const thing = own(things ?? {}, id);
  return thing ? inLanguage(thing.label, locale) : id;
}

export function inLanguage(texts: Readonly<Record<string, string>> | undefined, locale: string): string {
  return texts?.[locale] ?? texts?.[locale.split('-', 1)[0]!] ?? texts?.['en'] ?? Object.values(texts ?? {})[0] ?? '';
}
