import { own } from '../own.js';
import { millisecondsOf } from '../time/instant.js';
import type { Case } from './case.js';
import type { Refusal } from './decision.js';
import { honoursGpc } from './gpc.js';
import type { ConsentCase } from './shared.js';

/** Rules that only the customer can change, or the company: those that fail now may not hold for a moment earlier or later, but nobody is told to wait for it. */
export type StandingRule = (the: Case, at: number) => Refusal | null;

const known: StandingRule = ({ topic, channel, channelId, request, catalogue }) => {
  if (!topic) return 'unknown-topic';
  if (!channel || !topic.channels.includes(channelId)) return 'unknown-channel';
  return request.offerKind === undefined || own(catalogue.offerKinds ?? {}, request.offerKind) ? null : 'unknown-offer-kind';
};

const reachable: StandingRule = ({ channelChoice }) => (channelChoice?.reach === 'ok' ? null : 'channel-unreachable');

const safetyOnly: StandingRule = ({ channelChoice, class: kind }) =>
  channelChoice?.use && !channelChoice.use.includes('any') && kind !== 'safety' ? 'channel-safety-only' : null;

/** Ends every choice made up to then; a choice made later is for its topic alone. */
const unsubscribed: StandingRule = (the, at) => {
  if (!the.preferences.unsubscribeAll) return null;
  const { unsubscribedAt, consents, choice } = the;
  if (unsubscribedAt > at) return null;
  const since = (moment: number): boolean => moment > unsubscribedAt && moment <= at;
  if (consents.some(({ event, at }) => event.state === 'given' && !event.method.preTicked && since(at))) return null;
  return choice?.on === true && since(millisecondsOf(choice.at, '/topics/at')) ? null : 'unsubscribe-all';
};

const topicOff: StandingRule = ({ choice }) => (choice?.on === false ? 'topic-opt-out' : null);
const channelOff: StandingRule = ({ channelChoice }) => (channelChoice?.on === false ? 'channel-opt-out' : null);
const cellOff: StandingRule = ({ choice, channelId }) => (choice?.channels && own(choice.channels, channelId) === false ? 'cell-opt-out' : null);
const offerKindOff: StandingRule = ({ preferences, request: { offerKind } }) =>
  offerKind !== undefined && own(preferences.offerKinds, offerKind) === false ? 'offer-kind-opt-out' : null;

/** The most protective first: of events of one instant that one counts. */
const STATES = ['consent-withdrawn', 'no-consent', 'consent-invalid', 'consent-unconfirmed', 'consent-expired', 'consent-stale', null] as const;

function stateOf({ topic }: Case, { event }: ConsentCase, at: number): (typeof STATES)[number] {
  if (event.state !== 'given') return event.state === 'withdrawn' ? 'consent-withdrawn' : 'no-consent';
  if (event.method.preTicked) return 'consent-invalid';
  if (topic?.doubleOptIn && !(event.confirmedAt !== undefined && millisecondsOf(event.confirmedAt, '/consents/confirmedAt') <= at)) return 'consent-unconfirmed';
  if (event.expiresAt !== undefined && millisecondsOf(event.expiresAt, '/consents/expiresAt') <= at) return 'consent-expired';
  return event.notice.version < (topic?.minNoticeVersion ?? 0) ? 'consent-stale' : null;
}

/** The events that count at an instant: the latest up to then, more than one only if they are of one instant. */
export function latestConsents({ consents }: Case, at: number): readonly ConsentCase[] {
  if (consents.length < 2) return consents.length === 1 && consents[0]!.at > at ? [] : consents;
  let found: ConsentCase[] = [];
  for (const one of consents) {
    if (one.at > at) continue;
    const latest = found[0]?.at ?? -Infinity;
    if (one.at > latest) found = [one];
    else if (one.at === latest) found.push(one);
  }
  return found;
}

const consented: StandingRule = (the, at) => {
  const basis = the.topic?.basis;
  if (basis !== 'opt-in' && basis !== 'opt-out') return null;
  const latest = latestConsents(the, at);
  if (basis === 'opt-out') return latest.some(({ event }) => event.state !== 'given') ? 'consent-withdrawn' : null;
  if (latest.length === 0) return 'no-consent';
  let worst = STATES.length - 1;
  for (const one of latest) worst = Math.min(worst, STATES.indexOf(stateOf(the, one, at)));
  return STATES[worst]!;
};

/** A signal not to share; only a consent given in sight of it goes before. */
const shared: StandingRule = (the, at) => {
  if (!the.gpc || !the.topic?.shares || !honoursGpc(the.catalogue, the.preferences.subject.region)) return null;
  const latest = latestConsents(the, at);
  return latest.length > 0 && latest.every((one) => one.event.ackGpc && stateOf(the, one, at) === null) ? null : 'gpc';
};

const lifeEvent: StandingRule = ({ topic, preferences }, at) => {
  if (!topic?.lifeEvent) return null;
  const told = own(preferences.lifeEvents, topic.lifeEvent.kind);
  if (!told?.share || told.muted || (told.expiresAt !== undefined && millisecondsOf(told.expiresAt, '/lifeEvents/expiresAt') <= at)) return 'life-event-not-shared';
  return told.uses.includes(topic.lifeEvent.use) ? null : 'life-event-purpose';
};

/** In the order in which they are asked. */
export const standingRules: readonly StandingRule[] = [
  known, reachable, safetyOnly, unsubscribed, topicOff, channelOff, cellOff, offerKindOff, consented, shared, lifeEvent,
];
