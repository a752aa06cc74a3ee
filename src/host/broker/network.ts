import * as z from 'zod/mini';
import type { Clock } from '../../core/clock.js';
import { CxError } from '../../core/problem.js';
import { route, type Part, type PartTools } from './part.js';
import { Quota } from './quota.js';

/** What a plugin may put into a request; the rest of the headers is the host's and the browser's. */
const HEADERS = /^(accept|accept-language|authorization|content-type|idempotency-key|webhook-(?:id|timestamp|signature)|x-[a-z0-9-]{1,60})$/;
/** An answer longer than this, in bytes, is not read to its end. */
const LONGEST_ANSWER = 200_000;
const PATIENCE = 15_000;

/** A request as it comes from a plugin. */
export const requestSchema = z.strictObject({
  url: z.string().check(z.maxLength(2000)),
  method: z.optional(z.enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'])),
  headers: z.optional(z.record(z.string().check(z.maxLength(64)), z.string().check(z.maxLength(4000)))),
  body: z.optional(z.string().check(z.maxLength(200_000))),
});
export type PluginRequest = z.infer<typeof requestSchema>;

/** What a plugin gets back: nothing but text, and of the headers the type alone. */
export interface PluginResponse {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

/** The address of a request, in the one form in which it can be compared; refused if it hides something. */
export function addressOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw new CxError({ code: 'bad-address', message: 'A request needs a full address that begins with "https://".' });
  if (url.username || url.password) throw new CxError({ code: 'bad-address', message: 'An address may not carry a name or a password.' });
  url.hash = '';
  return url;
}

/** How much one plugin may send in a minute, whatever it is allowed to: requests, bytes, and bytes in addresses. */
export class SendingQuota {
  readonly #requests: Quota;
  readonly #bytes: Quota;
  readonly #addressBytes: Quota;

  constructor(clock: Clock) {
    this.#requests = new Quota(120, clock);
    this.#bytes = new Quota(512 * 1024, clock);
    this.#addressBytes = new Quota(16 * 1024, clock);
  }

  take(request: PluginRequest): boolean {
    return this.#requests.take(1) && this.#addressBytes.take(request.url.length) && this.#bytes.take(sizeOf(request));
  }
}

/** What leaves the page with a request, in characters. */
export function sizeOf({ url, headers = {}, body = '' }: PluginRequest): number {
  return url.length + body.length + Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + value.length, 0);
}

/** Requests of a plugin, to the origins that it was granted. */
export function network({ clock, require }: PartTools): Part {
  const sending = new SendingQuota(clock);
  return {
    calls: [
      ['fetch', route(requestSchema, (request, signal) => {
        const url = addressOf(request.url);
        require({ kind: 'network', origin: url.origin }, () => sending.take(request), sizeOf(request));
        return sendFor(request, url, signal);
      })],
    ],
  };
}

/**
 * Sends a request for a plugin: without cookies, referrer or cache, and to no other place than was asked for, so a redirect is
 * an error. Whether the plugin may reach `url` is decided before.
 */
export async function sendFor(request: PluginRequest, url: URL, signal: AbortSignal): Promise<PluginResponse> {
  const headers = Object.entries(request.headers ?? {});
  const strange = headers.find(([name]) => !HEADERS.test(name.toLowerCase()));
  if (strange) throw new CxError({ code: 'bad-header', message: `The header "${strange[0]}" cannot be set by a plugin.` });
  const late = AbortSignal.timeout(PATIENCE);
  try {
    const response = await fetch(url, {
      method: request.method ?? 'GET',
      headers,
      ...(request.body !== undefined && { body: request.body }),
      mode: 'cors',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      cache: 'no-store',
      signal: AbortSignal.any([signal, late]),
    });
    return { status: response.status, contentType: response.headers.get('content-type') ?? '', text: await textOf(response) };
  } catch (error) {
    if (error instanceof CxError) throw error;
    if (signal.aborted) throw new CxError({ code: 'cancelled', message: 'Called off.' });
    throw new CxError({ code: 'unreachable', message: late.aborted ? `${url.origin} did not answer within ${PATIENCE / 1000} seconds.` : `${url.origin} cannot be reached, redirects, or does not allow requests from this page (CORS).` });
  }
}

async function textOf(response: Response): Promise<string> {
  if (!response.body) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > LONGEST_ANSWER) {
      void reader.cancel();
      throw new CxError({ code: 'too-large', message: `The answer of ${new URL(response.url).origin} has more than ${LONGEST_ANSWER} bytes.` });
    }
    text += decoder.decode(value, { stream: true });
  }
}
