import { html, nothing, type TemplateResult } from 'lit';
import type { Catalogue, Preferences, Topic } from '../../src/model/index.js';
import type { Json } from '../../src/preferences/edit/edit.js';
import { own } from '../../src/preferences/own.js';
import type { Localizer } from '../base/localize.js';
import type { Desk } from '../preferences/desk.js';
import { choosing, freedomOf, inLanguage, isChosen, labelOf, leaving, standing } from '../preferences/standing.js';
import { renderState } from './state.js';
import { joined } from '../base/joined.js';

/** What the list of topics needs to know. */
export interface TopicsView {
  readonly catalogue: Catalogue;
  readonly preferences: Preferences;
  readonly texts: Localizer;
  readonly desk: Desk;
  /** The browser asks not to share data, and that is honoured here. */
  readonly gpc: boolean;
}

/** So many in one group that those outside the screen are not laid out before somebody comes to them. */
const MANY = 20;

/** All topics by group, in the order of the catalogue; those without a group that it knows come first. */
export function renderTopics(view: TopicsView): TemplateResult[] {
  const { catalogue, texts } = view;
  const topics = Object.entries(catalogue.topics);
  return ['', ...Object.keys(catalogue.groups ?? {})]
    .map((group) => [group, topics.filter(([, topic]) => (own(catalogue.groups ?? {}, topic.group ?? '') ? topic.group! : '') === group)] as const)
    .filter(([, topics]) => topics.length > 0)
    .map(
      ([group, topics]) => html`${group ? html`<h3>${labelOf(catalogue.groups, group, texts.locale)}</h3>` : nothing}
        <div part="topics" class=${topics.length > MANY ? 'many' : ''} @change=${(event: Event) => onChange(event, view)}>${topics.map(([id, topic]) => renderTopic(id, topic, view))}</div>`,
    );
}

function renderTopic(id: string, topic: Topic, view: TopicsView): TemplateResult {
  const { texts, desk } = view;
  const { text, locale } = texts;
  const freedom = freedomOf(topic);
  const note = noteOf(id, topic, view);
  const state = desk.stateOf(`topics.${id}`) !== 'idle';
  const monthly = topic.typicalPerMonth;
  return html`<div class="topic" role="group" aria-labelledby="t-${id}" aria-describedby="d-${id}" data-topic=${id} part="topic">
    <div class="about">
      <h4 id="t-${id}">${inLanguage(topic.label, locale)}</h4>
      <p id="d-${id}" class="quiet">
        ${inLanguage(topic.description, locale)}
        ${monthly ? text('pref.monthly', { count: monthly }) : nothing}
      </p>
    </div>
    ${freedom === 'none' ? renderLocked(topic, view) : renderChoices(id, topic, view, freedom === 'all')}
    ${note || state ? html`<p class="note">${note} ${renderState(desk.stateOf(`topics.${id}`), texts)}</p>` : nothing}
  </div>`;
}

function renderLocked({ channels }: Topic, { texts, catalogue }: TopicsView): TemplateResult {
  const { text, locale } = texts;
  return html`<p><strong>${text('pref.always')}</strong> · ${joined(locale, channels.map((channel) => labelOf(catalogue.channels, channel, locale)))}</p>`;
}

/** A box for each channel, and one of the same size that says no to all. Nothing is ticked that the customer has not ticked. */
function renderChoices(id: string, topic: Topic, { texts, catalogue, preferences }: TopicsView, refusable: boolean): TemplateResult {
  const { text, locale } = texts;
  return html`<div class="boxes">
    ${topic.channels.map(
      (channel) => html`<label
        ><input type="checkbox" data-channel=${channel} .checked=${isTicked(preferences, id, topic, channel)} />
        <span>${labelOf(catalogue.channels, channel, locale)}</span></label
      >`,
    )}
    ${refusable
      ? html`<label><input type="checkbox" data-no .checked=${standing(preferences, id) === false} /> <span>${text('pref.no')}</span></label>`
      : nothing}
  </div>`;
}

/** What belongs to a contract comes on each channel until the customer takes that channel out; all else only where they said yes. */
const isTicked = (preferences: Preferences, id: string, topic: Topic, channel: string): boolean =>
  isOwed(preferences, id, topic) ? own(own(preferences.topics, id)?.channels ?? {}, channel) !== false : isChosen(preferences, id, channel);

/** It belongs to a contract, and was not refused as a whole, as one may elsewhere. */
const isOwed = (preferences: Preferences, id: string, topic: Topic): boolean => freedomOf(topic) === 'channels' && own(preferences.topics, id)?.on !== false;

function noteOf(id: string, topic: Topic, { texts: { text }, preferences, gpc }: TopicsView): string {
  if (freedomOf(topic) === 'none') return text(topic.class === 'safety' ? 'pref.safety' : 'pref.legal');
  if (freedomOf(topic) === 'channels') return text('pref.contract');
  const notes = standing(preferences, id) === undefined ? [text(topic.basis === 'opt-in' ? 'pref.open-in' : 'pref.open-out')] : [];
  if (topic.shares) notes.push(text(gpc ? 'pref.gpc-topic' : 'pref.shares'));
  return notes.join(' ');
}

function onChange(event: Event, { catalogue, preferences, desk }: TopicsView): void {
  const box = event.target as HTMLInputElement;
  const id = box.closest<HTMLElement>('[data-topic]')!.dataset['topic']!;
  const topic = own(catalogue.topics, id)!;
  const { channel } = box.dataset;
  const change = (): Readonly<Record<string, Json>> | null => {
    // to take a "no" back is not to say yes: nothing is chosen then
    if (channel === undefined) return { [`topics.${id}.on`]: box.checked ? false : null };
    if (!isOwed(preferences, id, topic)) return box.checked ? choosing(preferences, id, topic, channel) : leaving(preferences, id, topic, channel);
    const another = topic.channels.some((one) => one !== channel && isTicked(preferences, id, topic, one));
    return box.checked || another ? { [`topics.${id}.channels.${channel}`]: box.checked } : null;
  };
  const set = change();
  // what does not change is ticked as before: nothing is rendered anew then
  if (!set || !desk.edit(set)) box.checked = !box.checked;
}
