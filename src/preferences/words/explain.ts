import { own } from '../own.js';
import { zoneNamed } from '../time/zone.js';
import type { ContactContext, ContactRequest, Decision, Refusal } from '../decide/decision.js';
import type { english, Phrasebook } from './english.js';
import { englishPhrases, inLanguage, say } from './say.js';

/** A decision in words for the customer: "why did I get this?" and "why did I not?". */
export interface Explanation {
  /** Why, in a sentence. */
  readonly why: string;
  /** What was gone before, in a sentence; null if nothing was. */
  readonly overrode: string | null;
  /** When it will be allowed, or who can change it; null where neither is so, and where it is allowed. */
  readonly next: string | null;
  /** The register that decided, to be linked: `quiet`, `topics.offers.on`, `caps`; null where no choice of the customer did. */
  readonly key: string | null;
}

/**
 * Says a decision in plain words.
 *
 * @param request as it was given to `mayContact`, with the same `context`
 * @param phrases `englishPhrases` if not given; `germanPhrases` and `arabicPhrases` come along, others are for the host to write
 */
export function explain(decision: Decision, request: ContactRequest, context: ContactContext, phrases: Phrasebook = englishPhrases): Explanation {
  const { catalogue, preferences } = context;
  const topic = inLanguage(own(catalogue.topics, request.topic)?.label, phrases.locale, request.topic);
  const channel = inLanguage(own(catalogue.channels, request.channel)?.label, phrases.locale, request.channel);
  const write = (moment: string, style: Intl.DateTimeFormatOptions): string => {
    const { zone } = preferences.subject;
    return new Intl.DateTimeFormat(phrases.locale, { ...style, timeZone: zone !== undefined && zoneNamed(zone) ? zone : 'UTC' }).format(Date.parse(moment));
  };
  const { reason, nextAllowedAt, overrode } = decision;
  const key = reason === 'ok' ? null : keyOf(reason, request, context);
  if (reason === 'ok') {
    const reasons = [...new Set(overrode.map((one) => say(phrases, shortOf(one))))];
    return {
      ...basisOf(request, context, (at) => write(at, { dateStyle: 'long' }), topic, phrases),
      overrode: reasons.length > 0 ? say(phrases, 'ok.overrode', { reasons: new Intl.ListFormat(phrases.locale).format(reasons) }) : null,
      next: null,
    };
  }
  const time = nextAllowedAt && write(nextAllowedAt, { dateStyle: 'full', timeStyle: 'short' });
  return { why: say(phrases, reason, { topic, channel }), overrode: null, next: time ? say(phrases, 'next.at', { time }) : key ? say(phrases, 'next.choice') : null, key };
}

function basisOf(request: ContactRequest, { catalogue, preferences }: ContactContext, date: (at: string) => string, topic: string, phrases: Phrasebook): Pick<Explanation, 'why' | 'key'> {
  const about = own(catalogue.topics, request.topic);
  if (request.initiatedBy === 'subject' && about?.class === 'service') return { why: say(phrases, 'ok.asked'), key: null };
  const basis = about?.basis ?? 'opt-in';
  const key = basis === 'opt-in' || basis === 'opt-out' ? `topics.${request.topic}.on` : null;
  const given = preferences.consents.findLast((event) => event.topic === request.topic && event.state === 'given' && Date.parse(event.at) <= Date.parse(request.at));
  return { why: say(phrases, `ok.${basis}`, { topic, date: given ? date(given.at) : '' }), key };
}

/** The register behind a refusal; null where it is none of the customer's. */
function keyOf(reason: Refusal, { topic, channel, offerKind }: ContactRequest, { catalogue }: ContactContext): string | null {
  switch (reason) {
    case 'channel-safety-only':
      return `channels.${channel}.use`;
    case 'unsubscribe-all':
      return 'unsubscribeAll';
    case 'channel-opt-out':
      return `channels.${channel}.on`;
    case 'cell-opt-out':
      return `topics.${topic}.channels.${channel}`;
    case 'offer-kind-opt-out':
      return `offerKinds.${offerKind}`;
    case 'life-event-not-shared':
    case 'life-event-purpose':
      return `lifeEvents.${own(catalogue.topics, topic)?.lifeEvent?.kind}`;
    case 'paused':
      return 'pause';
    case 'zone-unknown':
      return 'subject.zone';
    case 'quiet-hours':
      return 'quiet';
    case 'preferred-window':
      return 'windows';
    case 'cap':
      return 'caps';
    case 'unknown-topic':
    case 'unknown-channel':
    case 'unknown-offer-kind':
    case 'channel-unreachable':
    case 'gpc':
    case 'statutory-hours':
      return null;
    default:
      return `topics.${topic}.on`;
  }
}

function shortOf(reason: Refusal): keyof typeof english {
  if (reason.endsWith('opt-out')) return 'short.opt-out';
  if (reason.startsWith('life-event')) return 'short.life-event';
  switch (reason) {
    case 'unsubscribe-all':
    case 'gpc':
    case 'paused':
    case 'zone-unknown':
    case 'statutory-hours':
    case 'quiet-hours':
    case 'preferred-window':
    case 'cap':
    case 'channel-safety-only':
      return `short.${reason}`;
    default:
      return 'short.consent';
  }
}
