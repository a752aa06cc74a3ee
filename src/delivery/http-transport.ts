import { firstBatch } from './batches.js';
import { retryAfter } from './backoff.js';
import { bytesOf } from './row.js';
import type { Attempt, Parcel, Receipt, Transport, WaitingFor } from './sink.js';

/** What browsers let a page have under way that outlives it, over all its requests, with room for the headers. */
const KEEPALIVE_BYTES = 60 * 1024;
/** How long to stand back when the other side does not want us, or is not there: a key may be renewed, an address mended. */
const UNWELCOME = 5 * 60_000;
const FINAL = new Set(['stored', 'duplicate', 'conflict', 'rejected', 'retry']);

/** Taken before the page has had time to put another in its place. */
const ownFetch = globalThis.fetch?.bind(globalThis);

/** How much of that is under way now, for all outboxes of the page. */
let underWay = 0;
const mayOutlive = (bytes: number): boolean => underWay + bytes <= KEEPALIVE_BYTES && 'keepalive' in Request.prototype;

/** What a request says, and how its answer is read. */
export interface HttpForm {
  readonly most?: number;
  readonly type: string;
  /** The content type for another site, of which a browser first asks whether it may send anything but `text/plain`. */
  readonly foreignType?: string;
  body(parcels: readonly Parcel[]): string;
  headers?(parcels: readonly Parcel[], body: string): Promise<Readonly<Record<string, string>>> | Readonly<Record<string, string>>;
  /** What an answer of success says of each event; null if it cannot be understood. */
  read(response: Response, parcels: readonly Parcel[]): Promise<readonly Receipt[] | null>;
}

const PLAIN = 'text/plain;charset=UTF-8';

/** The answer speaks for all: they are there. */
export const allStored: HttpForm['read'] = async (_response, parcels) => parcels.map(({ event }) => ({ id: event.id, status: 'stored' }));

/** CloudEvents to a collector, with the time of the request by the clock that made them, so that it may correct by that. Only an answer for each event counts as an answer. */
const COLLECTOR: HttpForm = {
  type: 'application/json',
  foreignType: PLAIN,
  body: (parcels) => `{"sentAt":"${new Date().toISOString()}","events":[${parcels.map(({ text }) => text).join()}]}`,
  read: async (response, parcels) => readReceipts(await response.json(), parcels),
};

export interface HttpOptions {
  /** What to send; batches of CloudEvents to a collector if not said. */
  readonly form?: HttpForm;
  readonly fetch?: typeof globalThis.fetch;
}

/** Sends by `POST`, without cookies. */
export function httpTransport(endpoint: string, { form = COLLECTOR, fetch = ownFetch }: HttpOptions = {}): Transport {
  /** What is under way in a way that outlives the page. */
  const outliving = new Set<string>();
  /** Somebody else may have used up what is allowed, which looks like a network that is down: the next attempt does without. */
  let plain = false;
  const foreign = new URL(endpoint, globalThis.location?.href).origin !== globalThis.location?.origin;
  const type = (foreign && form.foreignType) || form.type;

  const post = async (parcels: readonly Parcel[]): Promise<Response> => {
    const body = form.body(parcels);
    const bytes = bytesOf(body);
    const keepalive = !plain && mayOutlive(bytes);
    const ids = parcels.map(({ event }) => event.id);
    if (keepalive) {
      underWay += bytes;
      ids.forEach((id) => outliving.add(id));
    }
    try {
      const headers = { 'content-type': type, ...(await form.headers?.(parcels, body)) };
      const response = await fetch(endpoint, { method: 'POST', headers, body, keepalive, credentials: 'omit', referrerPolicy: 'strict-origin-when-cross-origin', signal: AbortSignal.timeout(30_000) });
      plain = false;
      return response;
    } catch (error) {
      plain = keepalive;
      throw error;
    } finally {
      if (keepalive) {
        underWay -= bytes;
        ids.forEach((id) => outliving.delete(id));
      }
    }
  };

  return {
    ...(form.most !== undefined && { most: form.most }),
    async send(parcels) {
      try {
        return await judge(await post(parcels), parcels, form);
      } catch (error) {
        return { kind: 'later', cause: 'unreachable', waitAtLeast: 0, reason: String(error) };
      }
    },
    leave(parcels) {
      let rest = parcels.filter(({ event }) => !outliving.has(event.id));
      const gone: Parcel[] = [];
      for (let batch = firstBatch(rest, form.most); batch.length > 0; rest = rest.slice(batch.length), batch = firstBatch(rest, form.most)) {
        const body = form.body(batch);
        if (!plain && mayOutlive(bytesOf(body))) post(batch).catch(() => {});
        // a beacon has no headers of its own, and nobody hears what is answered
        else if (form.headers || (form.foreignType ?? form.type) !== PLAIN || !globalThis.navigator?.sendBeacon?.(endpoint, body)) break;
        gone.push(...batch);
      }
      return gone;
    },
  };
}

async function judge(response: Response, parcels: readonly Parcel[], form: HttpForm): Promise<Attempt> {
  const { status } = response;
  const asked = retryAfter(response.headers.get('retry-after'), Date.now());
  const later = (cause: WaitingFor, atLeast: number, reason = `the other side answers ${status}`): Attempt => ({ kind: 'later', cause, waitAtLeast: Math.max(atLeast, asked), reason });
  if (response.ok) {
    const receipts = await form.read(response, parcels);
    return receipts ? { kind: 'answered', receipts, waitAtLeast: asked } : later('unreachable', 0, 'the answer cannot be understood');
  }
  if (status === 400 || status === 413 || status === 422) return { kind: 'refused', reason: `the other side answers ${status}` };
  if (status < 400 || status >= 500 || status === 408 || status === 425 || status === 429) return later('busy', 0);
  return later(status === 401 || status === 403 ? 'forbidden' : 'gone', UNWELCOME);
}

/** The receipts for the events sent, in no particular order; null if the answer does not speak of each. */
function readReceipts(answer: unknown, parcels: readonly Parcel[]): Receipt[] | null {
  const results = (answer as { results?: unknown } | null)?.results;
  if (!Array.isArray(results)) return null;
  const byId = new Map(results.map((one: Partial<Receipt> | null) => [one?.id, one]));
  const receipts = parcels.map(({ event }) => byId.get(event.id));
  return receipts.every((one) => one && FINAL.has(one.status as string)) ? (receipts as Receipt[]) : null;
}
