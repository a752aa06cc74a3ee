import type { Case } from './case.js';
import type { Refusal } from './decision.js';

const SERVICE: ReadonlySet<Refusal> = new Set([
  'unsubscribe-all', 'no-consent', 'consent-withdrawn', 'consent-invalid', 'consent-unconfirmed', 'consent-expired', 'consent-stale', 'gpc', 'paused',
  'preferred-window',
]);
const ASKED_FOR: ReadonlySet<Refusal> = new Set([
  ...SERVICE, 'topic-opt-out', 'channel-opt-out', 'cell-opt-out', 'offer-kind-opt-out', 'quiet-hours', 'cap', 'zone-unknown', 'statutory-hours',
]);
/** What nothing goes before: there is no such thing, or nowhere to send it. */
const NEVER: ReadonlySet<Refusal> = new Set(['unknown-topic', 'unknown-channel', 'unknown-offer-kind', 'channel-unreachable']);

/** Two keys: governance says that the topic is about safety, and the sender that this message cannot wait. */
const isCritical = (the: Case): boolean => the.class === 'safety' && the.request.priority === 'critical';

/** Does a message go before what would forbid it? */
export function goesBefore(the: Case, reason: Refusal): boolean {
  if (isCritical(the)) return !NEVER.has(reason);
  return the.class === 'service' && (the.request.initiatedBy === 'subject' ? ASKED_FOR : SERVICE).has(reason);
}
