import { isUtf8 } from 'node:buffer';
import { unpacked } from '../bytes.js';
import { DEEPEST } from '../json-body.js';
import { HttpProblem } from '../problems.js';
import { scan } from './scan.js';

/** What a request brings. */
export interface EventsBody {
  readonly events: readonly unknown[];
  /** The bytes of each event. */
  readonly sizes: readonly number[];
  /** When it was sent, by the clock of who sent it, in milliseconds since 1970. */
  readonly sentAt: number | undefined;
  readonly isSuspect: boolean;
}

const unreadable = (detail: string): HttpProblem => new HttpProblem({ status: 400, code: 'not-json', title: 'The body is not JSON', detail });

/**
 * Reads events out of a body: a list, an object with a list `events` and perhaps `sentAt`, or one event alone.
 *
 * @throws HttpProblem 400, 413, 415, 422
 */
export async function readEvents(body: Buffer, encoding: string | undefined, { largestBody, largestBatch }: { readonly largestBody: number; readonly largestBatch: number }): Promise<EventsBody> {
  const bytes = await unpacked(body, encoding, largestBody);
  if (!isUtf8(bytes)) throw unreadable('The body is not UTF-8.');
  const { deepest, sizes, isSuspect } = scan(bytes);
  if (deepest > DEEPEST) throw unreadable(`The body is nested more than ${DEEPEST} levels deep.`);
  if (sizes.length > largestBatch) throw tooMany(sizes.length, largestBatch);
  let content: unknown;
  try {
    content = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw unreadable('The body cannot be read as JSON.');
  }
  if (typeof content !== 'object' || content === null) {
    throw new HttpProblem({ status: 422, code: 'no-events', title: 'No events', detail: 'Send one event or a list of events, each a CloudEvents 1.0 object.' });
  }
  if (Array.isArray(content)) return { events: content, sizes, sentAt: undefined, isSuspect };
  const { events, sentAt } = content as { readonly events?: unknown; readonly sentAt?: unknown };
  if (!Array.isArray(events)) return { events: [content], sizes: [bytes.length], sentAt: undefined, isSuspect };
  if (events.length > largestBatch) throw tooMany(events.length, largestBatch);
  // the look over the bytes takes names as they are written; one that is written with escapes is none the less the list
  const measured = sizes.length === events.length ? sizes : events.map((event) => Buffer.byteLength(JSON.stringify(event)));
  return { events, sizes: measured, sentAt: momentOf(sentAt), isSuspect };
}

function momentOf(sentAt: unknown): number | undefined {
  if (sentAt === undefined) return undefined;
  const moment = typeof sentAt === 'string' && /^\d{4}-\d\d-\d\dT/.test(sentAt) ? Date.parse(sentAt) : NaN;
  if (Number.isNaN(moment)) throw new HttpProblem({ status: 422, code: 'bad-sent-at', title: 'When it was sent cannot be read', detail: 'sentAt is a moment such as "2026-11-22T10:42:00.000Z", or is left out.' });
  return moment;
}

const tooMany = (count: number, most: number): HttpProblem =>
  new HttpProblem({ status: 413, code: 'batch-too-large', title: 'Too many events', detail: `At most ${most} events fit in one request; this has ${count}.` });
