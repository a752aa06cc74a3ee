import { isWritten, millisecondsOf, momentOf } from '../time/instant.js';
import { Case } from './case.js';
import type { ContactContext, ContactRequest, Decision, Refusal, Warning } from './decision.js';
import { earliest } from './earliest.js';
import { judge } from './judge.js';
import { latestConsents } from './standing.js';

const NOTHING: readonly never[] = [];

/** The first instant that is allowed and within the preferred times as well; null if there is none. */
function suggestion(the: Case, at: number): number | null {
  const strict = the.strictly();
  return earliest(strict, at, judge(strict, at));
}

function warningsOf(the: Case, at: number): readonly Warning[] {
  const ignored = the.topic && the.request.priority === 'critical' && the.class !== 'safety';
  const asymmetric = the.topic?.basis === 'opt-in' && latestConsents(the, at).some(({ event }) => event.state === 'given' && !event.method.symmetric);
  return ignored || asymmetric ? [...(ignored ? ['priority-ignored' as const] : NOTHING), ...(asymmetric ? ['asymmetric-consent' as const] : NOTHING)] : NOTHING;
}

/** The other channels of the topic on which the message is allowed at the same moment; what the catalogue names as the fallback comes first. */
function alternatives(the: Case, at: number, reason: Refusal): readonly string[] {
  const { topic, request } = the;
  if (!topic || the.isForAllChannels(reason)) return NOTHING;
  const fallback = the.channel?.fallback;
  const found: string[] = [];
  for (const channel of topic.channels) {
    if (channel === request.channel || the.isForChannel(reason, channel) || judge(the.on(channel), at).reason !== 'ok') continue;
    if (channel === fallback) found.unshift(channel);
    else found.push(channel);
  }
  return found.length > 0 ? found : NOTHING;
}

/**
 * May we contact this person about this topic, on this channel, at this moment - and if not, when, and why not?
 *
 * Ask once when planning and again when sending, since the customer may have changed their mind. The answer follows from what is passed alone;
 * there is no clock inside. The order of the rules is that of {@link REASONS}; what goes before which rule:
 * - messages of class `service`: unsubscribe-all, consent, GPC, pause and preferred times; if the customer asked for that very message, also
 *   opt-outs, hours and caps;
 * - messages of class `safety` with priority `critical`: everything but an address that does not take messages.
 *
 * Hours are `[start, end)` by the customer's clock; where that is not known, every rule about hours forbids. Where the clock is changed, quiet
 * hours rather last longer and preferred ones shorter. A rolling cap counts what was sent in the hours `(at - hours, at]`.
 *
 * @param context documents that `catalogueSchema` and `preferencesSchema` have checked
 * @throws CxError `bad-moment` for a moment that is none, and the codes of `faultOfWindow` for documents that no schema has checked
 */
export function mayContact(request: ContactRequest, context: ContactContext): Decision {
  const at = millisecondsOf(request.at, '/at');
  const the = Case.of(request, context);
  const verdict = judge(the, at);
  const { reason } = verdict;
  const allowed = reason === 'ok';
  const next = earliest(the, at, verdict);
  const soft = next !== null && !the.strict && the.windows.length > 0 && the.zones !== null;
  const suggested = soft ? suggestion(the, at) : null;
  return {
    allowed,
    reason,
    nextAllowedAt: next === null ? null : next === at && isWritten(request.at) ? request.at : momentOf(next),
    overrode: verdict.overrode,
    warnings: warningsOf(the, at),
    ...(suggested !== null && suggested !== next ? { suggestedAt: momentOf(suggested) } : {}),
    alternatives: allowed || context.alternatives === false ? NOTHING : alternatives(the, at, reason),
  };
}
