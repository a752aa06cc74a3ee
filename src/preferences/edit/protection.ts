import type { Json } from './edit.js';

/** Hours of a period, a month taken at 365.25 / 12 days. */
const HOURS = { day: 24, week: 168, month: 730.5 };

interface CapLike {
  readonly max: number | null;
  readonly per: { readonly mode: 'rolling'; readonly hours: number } | { readonly mode: 'calendar'; readonly unit: keyof typeof HOURS };
}

/**
 * How much a value of a register lets through: the lower, the more it protects. null where values have no such order, as two time zones have
 * none.
 */
export function permissiveness(key: string, value: Json): number | null {
  if (isPermission(key)) return value === false ? 0 : value === true ? 2 : 1;
  if (/^caps\.|\.max$/.test(key)) return rate(value);
  switch (key.split('.', 1)[0]) {
    case 'unsubscribeAll':
      return value === null ? 1 : 0;
    case 'pause':
      return value === null ? Infinity : reach(value as { readonly until: string | null; readonly topics?: Json; readonly channels?: Json });
    case 'lifeEvents': {
      const event = value as { readonly share?: boolean; readonly muted?: boolean } | null;
      return event?.share !== true ? 0 : event.muted ? 1 : 2;
    }
    default:
      return null;
  }
}

/** A register that says yes or no to messages: `topics.offers.on`, `topics.offers.channels.sms`, `offerKinds.closeouts`. */
function isPermission(key: string): boolean {
  return key.endsWith('.on') || /^topics\.[^.]+\.channels\.|^offerKinds\./.test(key);
}

/** Messages an hour; a cap on some topics or channels only counts like one on all. */
function rate(value: Json): number {
  if (typeof value === 'number') return value;
  const cap = value as unknown as CapLike | null;
  if (cap === null || cap.max === null) return Infinity;
  return cap.max / (cap.per.mode === 'rolling' ? cap.per.hours : HOURS[cap.per.unit]);
}

/** A pause from everything protects more than one from some, and a longer one more than a shorter. */
function reach({ until, topics, channels }: { readonly until: string | null; readonly topics?: Json; readonly channels?: Json }): number {
  const partial = topics !== undefined || channels !== undefined ? Number.MAX_SAFE_INTEGER / 2 : 0;
  return partial - (until === null ? Number.MAX_SAFE_INTEGER / 4 : Date.parse(until));
}

/** Would setting this let more through than before? */
export function isGrant(key: string, before: Json, to: Json): boolean {
  const [was, becomes] = [permissiveness(key, before), permissiveness(key, to)];
  return was !== null && becomes !== null && becomes > was;
}

/** Is it a yes that an unsubscribe-all ends, if it did not know of it? */
export function isOptIn(key: string, value: Json): boolean {
  return value === true && isPermission(key);
}
