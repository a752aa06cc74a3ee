import type { Problem } from '../../core/problem.js';
import type { CxEvent } from '../../model/event.js';
import type { Receipt } from '../ingest.js';
import { plainText } from '../store/plain-text.js';
import { OWN_ATTRIBUTES, type Marked } from './as-reported.js';
import { readEvent } from './read-event.js';
import { wellFormed } from './well-formed.js';

const DAY = 86_400_000;
/** Clocks are this far apart without anybody's fault, in milliseconds: less is the way, not the clock. */
const ALIKE = 5000;
/** What happened longer ago is no answer of today: it takes the right to backfill. */
const LONGEST_AGO = 400 * DAY;

/** What is known of events beside themselves. */
export interface Circumstances {
  /** When they came, in milliseconds since 1970, by the clock of this machine. */
  readonly received: number;
  /** When they were sent, by the clock of who sent them, which also made their times. */
  readonly sentAt?: number | undefined;
  /** May they be of long ago? Default: yes, as for what this program makes itself. */
  readonly backfill?: boolean;
  /** Did a program send them that says it is one? */
  readonly isBot?: boolean;
  /** May there be NUL or half surrogate pairs in their texts? Default: yes. */
  readonly isSuspect?: boolean;
  /** The bytes of each, and of the largest that is taken. */
  readonly sizes?: { readonly each: readonly number[]; readonly most: number };
}

export type Prepared = { readonly event: CxEvent } | { readonly receipt: Receipt };

/** Checks one event and puts it as it is kept: text that every store can hold, a time by a clock that is right, the one that was said beside it. */
export function prepare(input: unknown, place: number, { received, sentAt, backfill = true, isBot = false, isSuspect = true, sizes }: Circumstances): Prepared {
  const size = sizes?.each[place] ?? 0;
  if (sizes && size > sizes.most) return rejected(nameOf(input, place), [{ code: 'event-too-large', message: `This has ${size} bytes; an event has at most ${sizes.most}.`, where: '' }]);
  const parsed = readEvent(isSuspect ? wellFormed(input) : input);
  if (!parsed.ok) return rejected(nameOf(input, place), parsed.error);
  const plain = isSuspect ? plainText(parsed.value) : { ok: true as const, event: parsed.value };
  if (!plain.ok) return rejected(parsed.value.id, [{ code: 'not-text', message: 'This holds the character U+0000, which cannot be stored.', where: plain.where }]);
  const event = withoutOwn(plain.event);
  const said = Date.parse(event.time);
  const skew = sentAt === undefined || Math.abs(received - sentAt) <= ALIKE ? 0 : received - sentAt;
  const happened = Math.min(said + skew, said + skew > received + ALIKE ? received : Infinity);
  if (!(happened >= received - LONGEST_AGO) && !backfill) {
    return rejected(event.id, [{ code: 'too-old', message: 'This is more than 400 days ago; it takes a key that may backfill.', where: '/time' }]);
  }
  if (happened === said && skew === 0 && !isBot) return { event };
  const marked: Marked = { ...event };
  if (happened !== said) {
    marked.timereported = event.time;
    marked.time = new Date(happened).toISOString();
  }
  if (skew !== 0) marked.skewms = skew;
  if (isBot) marked.bot = true;
  return { event: marked };
}

/** What a sender says of what the collector finds out itself is dropped. */
function withoutOwn(event: Marked): CxEvent {
  if (!OWN_ATTRIBUTES.some((name) => name in event)) return event;
  const { timereported: _, skewms: __, bot: ___, ...rest } = event;
  return rest as CxEvent;
}

function rejected(id: string, errors: readonly Problem[]): Prepared {
  const [first] = errors;
  return { receipt: { id, status: 'rejected', reason: `${first!.where || 'event'}: ${first!.message}`, errors } };
}

/** What to call an event that cannot be read: its id, or its place. */
function nameOf(input: unknown, place: number): string {
  const id = (input as { id?: unknown } | null)?.id;
  return typeof id === 'string' && id.length <= 100 ? id : String(place);
}
