import type { CxEvent } from '../model/event.js';
import { retryAfter } from './backoff.js';
import type { Attempt, Receipt, Transport } from './sink.js';

/** What browsers let a page send while it is being left, over all requests together, with room for the headers. */
const KEEPALIVE_BYTES = 60_000;
/** How long to stand back when the collector does not want us: a key may be renewed, an address mended. */
const UNWELCOME = 5 * 60_000;
const FINAL = new Set(['stored', 'duplicate', 'conflict', 'rejected', 'retry']);

/** Sends CloudEvents batches to a collector by `POST`. Only an answer for each event counts as an answer. */
export function httpTransport(endpoint: string, fetch: typeof globalThis.fetch = globalThis.fetch.bind(globalThis)): Transport {
  return {
    async send(events, leaving) {
      const body = JSON.stringify(events);
      try {
        const response = await fetch(endpoint, {
          method: 'POST',
          headers: { 'content-type': 'application/cloudevents-batch+json' },
          body,
          keepalive: leaving && new Blob([body]).size <= KEEPALIVE_BYTES,
          credentials: 'omit',
          referrerPolicy: 'strict-origin-when-cross-origin',
          signal: AbortSignal.timeout(30_000),
        });
        return await judge(response, events);
      } catch (error) {
        return { kind: 'later', waitAtLeast: 0, reason: String(error) };
      }
    },
  };
}

async function judge(response: Response, events: readonly CxEvent[]): Promise<Attempt> {
  const { status } = response;
  if (response.ok) {
    const receipts = readReceipts(await response.json(), events);
    return receipts ? { kind: 'answered', receipts } : { kind: 'later', waitAtLeast: 0, reason: 'the answer cannot be understood' };
  }
  const reason = `the collector answers ${status}`;
  if (status === 400 || status === 413 || status === 415 || status === 422) return { kind: 'refused', reason };
  const unwelcome = status >= 400 && status < 500 && status !== 408 && status !== 425 && status !== 429;
  return { kind: 'later', waitAtLeast: unwelcome ? UNWELCOME : retryAfter(response.headers.get('retry-after'), Date.now()), reason };
}

/** The receipts for the events sent, in no particular order; null if the answer does not speak of each. */
function readReceipts(answer: unknown, events: readonly CxEvent[]): Receipt[] | null {
  const results = (answer as { results?: unknown } | null)?.results;
  if (!Array.isArray(results)) return null;
  const byId = new Map(results.map((one: Partial<Receipt> | null) => [one?.id, one]));
  const receipts = events.map(({ id }) => byId.get(id));
  return receipts.every((one) => one && FINAL.has(one.status as string)) ? (receipts as Receipt[]) : null;
}
