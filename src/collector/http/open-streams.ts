import type { FastifyReply } from 'fastify';
import type { ServerResponse } from 'node:http';
import type { Grant } from '../access/scopes.js';
import { HttpProblem } from './problems.js';
import { retryAfter } from './too-fast.js';

/** Timers of Node go no further. */
const LONGEST_TIMER = 2_147_483_647;
/** How long the last word may take to be read, in milliseconds. */
const LAST_WORD = 5000;

/** The streams that are open: so many for one reader, and each until its right ends. */
export class OpenStreams {
  readonly #most: number;
  readonly #now: () => number;
  readonly #rule: string;
  readonly #open = new Map<string, number>();
  /** Those that are open, and whether the right to each still holds. */
  readonly #rights = new Map<ServerResponse, () => boolean>();

  /** @param rule what is said to who wants more */
  constructor(most: number, now: () => number, rule = `One reader may have ${most} feeds open at once. Close one.`) {
    this.#most = most;
    this.#now = now;
    this.#rule = rule;
  }

  /** Takes an answer over for server-sent events. @param holds does the right to it still hold? @throws HttpProblem 429 */
  open(reply: FastifyReply, { tenant, holder, expiresAt }: Pick<Grant, 'tenant' | 'holder' | 'expiresAt'>, holds: () => boolean): ServerResponse {
    const reader = `${tenant} ${holder}`;
    const count = this.#open.get(reader) ?? 0;
    // where everybody is let in nobody can be told apart
    if (count >= this.#most && holder !== 'open') {
      throw new HttpProblem({ status: 429, code: 'too-many-streams', title: 'Too many feeds', detail: this.#rule, retryable: true, retryAfter: retryAfter(5000) });
    }
    this.#open.set(reader, count + 1);
    const response = eventStream(reply);
    const timer = expiresAt === Infinity ? undefined : setTimeout(() => end(response), Math.min(LONGEST_TIMER, Math.max(0, expiresAt - this.#now())));
    timer?.unref();
    this.#rights.set(response, holds);
    response.on('close', () => {
      clearTimeout(timer);
      this.#rights.delete(response);
      const left = (this.#open.get(reader) ?? 1) - 1;
      if (left > 0) this.#open.set(reader, left);
      else this.#open.delete(reader);
    });
    return response;
  }

  /** Ends those whose right was taken away meanwhile. */
  review(): void {
    for (const [response, holds] of this.#rights) if (!holds()) end(response);
  }
}

/** Takes an answer over for server-sent events. */
export function eventStream(reply: FastifyReply): ServerResponse {
  const headers = { ...reply.getHeaders(), 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' };
  reply.hijack();
  return reply.raw.writeHead(200, headers as Record<string, string>);
}

/** Says that the right has ended; whoever comes back without a new one is refused. */
function end(response: ServerResponse): void {
  if (response.writableEnded) return;
  response.end('event: expired\ndata: {}\n\n');
  // who does not read to the end is not waited for
  const late = setTimeout(() => response.destroy(), LAST_WORD);
  late.unref();
  response.on('close', () => clearTimeout(late));
}
