import { createHmac } from 'node:crypto';
import { request as http } from 'node:http';
import { request as https } from 'node:https';
import type { LookupFunction } from 'node:net';
import { uuidv7 } from '../../core/uuid.js';
import type { CxEvent } from '../../model/index.js';
import { quietLog, type Log } from '../operations/log.js';
import { publicAddress } from './public-address.js';
import type { HookTarget } from './settings.js';
import type { PreferenceStore, WaitingHook } from './store.js';

/** Between two looks for what is due. */
const EVERY = 1000;
const PATIENCE = 10_000;
/** Waits after a failure, in milliseconds: 2 s, doubled each time, an hour at the most. */
const waitAfter = (attempts: number): number => Math.min(2000 * 2 ** attempts, 3_600_000);
/** A target that has not answered for so many tries, some two days, is given up: it can read what it missed. */
const MOST_ATTEMPTS = 60;

export interface WebhookOptions {
  readonly now?: () => number;
  readonly log?: Log | undefined;
}

/**
 * Tells others what has changed. What is to be told is stored with the change and survives a crash; it comes at least once, with an id by which to
 * know it again, signed as Standard Webhooks has it: `webhook-id`, `webhook-timestamp`, `webhook-signature: v1,<base64 HMAC-SHA256 of id.timestamp.body>`.
 * Only over TLS to addresses of the internet at large, unless a target is trusted; redirects are not followed.
 */
export class Webhooks {
  readonly #store: PreferenceStore;
  readonly #targets: readonly HookTarget[];
  readonly #now: () => number;
  readonly #log: Log;
  readonly #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | null = null;

  constructor(store: PreferenceStore, targets: readonly HookTarget[], { now = Date.now, log = quietLog }: WebhookOptions = {}) {
    this.#store = store;
    this.#targets = targets;
    this.#now = now;
    this.#log = log;
    if (targets.length === 0) return;
    this.#timer = setInterval(() => void this.flush(), EVERY);
    this.#timer.unref();
  }

  /** Keeps events to be told; call it within the transaction that keeps the change. */
  add(subject: string, events: readonly CxEvent[]): void {
    for (const { id } of this.#targets) this.#store.addHook(subject, id, uuidv7(), JSON.stringify({ events }), this.#now());
  }

  /** Tells what is due, now. */
  flush(): Promise<void> {
    return (this.#running ??= this.#tellDue().finally(() => (this.#running = null)));
  }

  async dispose(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  async #tellDue(): Promise<void> {
    for (const hook of this.#store.dueHooks(this.#now())) {
      const target = this.#targets.find(({ id }) => id === hook.target);
      const failure = target ? await this.#tell(target, hook) : null;
      if (failure === null) {
        this.#store.hookDone(hook.seq);
        continue;
      }
      const last = hook.attempts + 1 >= MOST_ATTEMPTS;
      this.#log(last ? 'error' : 'warn', last ? 'webhook-given-up' : 'webhook-not-told', { target: hook.target, attempts: hook.attempts + 1, reason: failure });
      if (last) this.#store.hookDone(hook.seq);
      else this.#store.hookLater(hook.seq, this.#now() + waitAfter(hook.attempts));
    }
  }

  /** Null when it was taken; else why not, in words without anything from outside. */
  async #tell({ url, secret, trusted = false }: HookTarget, { id, body }: WaitingHook): Promise<string | null> {
    const to = new URL(url);
    if (!trusted && to.protocol !== 'https:') return 'the address does not begin with https://';
    if (to.protocol !== 'https:' && to.protocol !== 'http:') return 'the address is neither https nor http';
    const found = trusted ? undefined : await publicAddress(to.hostname);
    if (found === null) return 'the address is not on the internet at large, and was not told as trusted';
    const timestamp = String(Math.floor(this.#now() / 1000));
    const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64');
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
    };
    return new Promise((resolve) => {
      const sent = (to.protocol === 'https:' ? https : http)(
        to,
        {
          method: 'POST',
          headers,
          timeout: PATIENCE,
          ...(found && { lookup: pinned(found) }),
        },
        (response) => {
          response.destroy();
          const status = response.statusCode ?? 0;
          resolve(status >= 200 && status < 300 ? null : `the answer was ${status}`);
        },
      );
      sent.on('timeout', () => sent.destroy(new Error('timeout')));
      sent.on('error', () => resolve('there was no answer'));
      sent.end(body);
    });
  }
}

/** The very address that was checked, whatever a second look-up would say. */
const pinned =
  ({ address, family }: { readonly address: string; readonly family: number }): LookupFunction =>
  (_host, options, done) =>
    options.all ? done(null, [{ address, family }]) : done(null, address, family);
