import type { CxEvent } from '../model/event.js';
import { EMOTION_WORDS } from '../metrics/built-in/emotion-words.js';
import type { AdvocacySignals } from './document.js';

/** Signals as they are used: with nothing that is to be changed. */
type Signals = { readonly [K in keyof AdvocacySignals]: Readonly<AdvocacySignals[K]> };

/** What an event says of its customer, as far as advocacy is concerned. */
type Item =
  | { readonly kind: 'response'; readonly response: string; readonly score?: number; readonly satisfaction?: number; readonly feelings: readonly number[] }
  | { readonly kind: 'withdrawn'; readonly response: string }
  | { readonly kind: 'contract'; readonly what: 'started' | 'renewed' | 'ended'; readonly contract: string }
  | { readonly kind: 'case'; readonly what: 'complaint' | 'other' | 'resolved' | 'reopened'; readonly case: string }
  | { readonly kind: 'spend'; readonly amount: number; readonly currency: string }
  | { readonly kind: 'program'; readonly what: 'joined' | 'left'; readonly program: string }
  | { readonly kind: 'referral' | 'story' | 'recognition' | 'met' };

/** One event of a customer. */
export interface Happened {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly id: string;
  readonly item: Item;
}

const DEFAULT_REFERRALS: readonly string[] = ['referral', 'recommendation'];

/** Gathers what events say of each customer, in order of time, each event once: whatever the order in which they came. Events without a subject are nobody's. */
export function gather(events: Iterable<CxEvent>, signals: Signals = {}): Map<string, Happened[]> {
  const customers = new Map<string, Map<string, Happened>>();
  for (const event of events) {
    const { subject, id } = event;
    if (subject === undefined || subject === '') continue;
    const item = itemOf(event, signals);
    if (!item) continue;
    let own = customers.get(subject);
    if (!own) customers.set(subject, (own = new Map()));
    own.set(id, { at: Date.parse(event.time), id, item });
  }
  return new Map([...customers].map(([subject, own]) => [subject, [...own.values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))]));
}

function itemOf(event: CxEvent, { score = 'nps', satisfaction = 'csat', referrals = DEFAULT_REFERRALS, positive = EMOTION_WORDS.positive, negative = EMOTION_WORDS.negative }: Signals): Item | null {
  switch (event.type) {
    case 'cx.response.submitted': {
      const told = (metric: string): { readonly value: number; readonly part: number } | undefined => {
        const answer = event.data.answers.findLast((one) => one.kind === 'score' && one.instrument.metric === metric);
        if (answer?.kind !== 'score') return undefined;
        const { value, instrument: { scale } } = answer;
        return { value, part: (value - scale.min) / (scale.max - scale.min) };
      };
      const recommends = told(score);
      const satisfied = told(satisfaction);
      const feelings = event.data.answers.flatMap((answer) => (answer.kind === 'emotion' ? [answer.pleasure ?? (positive.includes(answer.word) ? 1 : negative.includes(answer.word) ? -1 : 0)] : []));
      return {
        kind: 'response',
        response: event.data.response,
        // a question on another scale than 0 to 10 is carried over, as its author said that it is this question
        ...(recommends && { score: recommends.part * 10 }),
        ...(satisfied && { satisfaction: satisfied.part }),
        feelings,
      };
    }
    case 'cx.response.withdrawn':
      return { kind: 'withdrawn', response: event.data.response };
    case 'cx.contract.started':
    case 'cx.contract.renewed':
    case 'cx.contract.ended':
      return { kind: 'contract', what: event.type === 'cx.contract.started' ? 'started' : event.type === 'cx.contract.renewed' ? 'renewed' : 'ended', contract: event.data.contract };
    case 'cx.case.opened':
      return { kind: 'case', what: event.data.complaint === true ? 'complaint' : 'other', case: event.data.case };
    case 'cx.case.resolved':
    case 'cx.case.reopened':
      return { kind: 'case', what: event.type === 'cx.case.resolved' ? 'resolved' : 'reopened', case: event.data.case };
    case 'cx.spend.recorded':
      return { kind: 'spend', amount: event.data.amount, currency: event.data.currency };
    case 'cx.membership.joined':
    case 'cx.membership.left':
      return { kind: 'program', what: event.type === 'cx.membership.joined' ? 'joined' : 'left', program: event.data.program };
    case 'cx.interaction.recorded':
      return { kind: referrals.includes(event.data.activity) ? 'referral' : 'met' };
    case 'cx.followup.requested':
      return { kind: event.data.consent && (event.data.followUp === 'review' || event.data.followUp === 'story') ? 'story' : 'met' };
    case 'cx.recognition.given':
      return event.data.by === 'customer' ? { kind: 'recognition' } : null;
    default:
      return null;
  }
}
