import { systemClock, type Clock } from '../core/clock.js';
import { isCxError, type Problem } from '../core/problem.js';
import { err, ok, type Result } from '../core/result.js';
import { Pace } from './pace.js';
import { CREDITS, readMessage, writeMessage, type Message, type Refusal } from './wire.js';

/** The part of a `MessagePort` that is used, so that tests can be one. */
export interface Port {
  postMessage(text: string): void;
  close(): void;
  onmessage: ((event: { readonly data: unknown; readonly ports: readonly unknown[] }) => void) | null;
}

/** What a side of the wire does for the other, and what it wants to know. */
export interface PeerOptions {
  /** Answers a call. What it throws becomes the error of the reply: a `CxError` word for word, all else without detail. */
  handle(name: string, value: unknown, signal: AbortSignal): unknown;
  /** Deals with an event. Must not throw. */
  onEvent(name: string, value: unknown): void;
  onPong?(id: number): void;
  onRefused?(reason: Refusal): void;
  /** The other side does not keep to the protocol: what it sends is not even looked at any more, the port is closed. */
  onBreach?(reason: Refusal): void;
  /** How many calls and events a second are dealt with; more have to wait. */
  readonly perSecond?: number;
  readonly clock?: Clock;
}

/** So many messages may be refused. One could be a mistake of ours, these are not. */
const PATIENCE = 64;
/** As many calls may wait for credit on this side. */
const LONGEST_QUEUE = 2000;
/** Kept from the start: the realm of a pure plugin is left without it. */
const Controller = AbortController;

const closed: Problem = { code: 'closed', message: 'The other side of the sandbox is gone.' };

/** One end of the wire: calls with answers, events with credit, both with limits. The same code on both sides; neither trusts the other. */
export class Peer {
  readonly #port: Port;
  readonly #options: PeerOptions;
  readonly #pace: Pace | undefined;
  readonly #asked = new Map<number, (outcome: Result<unknown, Problem>) => void>();
  readonly #answering = new Map<number, AbortController>();
  #queue: (() => void)[] = [];
  /** Ids of our last call, and of theirs. */
  #lastAsked = 0;
  #lastAnswered = 0;
  /** Of what we sent: calls not answered and events not dealt with. */
  #eventsOut = 0;
  #callsOut = 0;
  /** The same of what they sent. */
  #open = 0;
  #pinged: number | undefined;
  #cancels = 0;
  #refused = 0;
  #disposed = false;

  constructor(port: Port, options: PeerOptions) {
    this.#port = port;
    this.#options = options;
    this.#pace = options.perSecond === undefined ? undefined : new Pace(options.perSecond, options.clock ?? systemClock);
    port.onmessage = (event) => this.#receive(event);
  }

  /** Asks the other side. Never rejects: what went wrong is in the result (`closed`, `cancelled`, `busy`, `not-json`, ...). */
  call(name: string, value: unknown, signal?: AbortSignal): Promise<Result<unknown, Problem>> {
    if (this.#disposed) return Promise.resolve(err(closed));
    if (signal?.aborted) return Promise.resolve(err({ code: 'cancelled', message: 'Called off before it was asked.' }));
    return new Promise((resolve) => {
      let id = 0;
      const calledOff = (): void => {
        if (id > 0 && this.#asked.has(id)) this.#send({ kind: 'cancel', id });
        resolve(err({ code: 'cancelled', message: 'Called off.' }));
      };
      const settle = (outcome: Result<unknown, Problem>): void => {
        signal?.removeEventListener('abort', calledOff);
        resolve(outcome);
      };
      const send = (): void => {
        if (signal?.aborted) return this.#sendNext();
        id = ++this.#lastAsked;
        const written = writeMessage({ kind: 'call', id, name, value });
        if (!written.ok) {
          settle(written);
          return this.#sendNext();
        }
        this.#callsOut += 1;
        this.#asked.set(id, settle);
        this.#port.postMessage(written.value);
      };
      if (this.#withCredit(send)) signal?.addEventListener('abort', calledOff, { once: true });
      else resolve(err({ code: 'busy', message: `${LONGEST_QUEUE} calls wait for an answer already.` }));
    });
  }

  /** Tells the other side. False if that was not possible: too much is waiting, or it cannot travel. */
  tell(name: string, value: unknown): boolean {
    const written = writeMessage({ kind: 'event', name, value });
    return written.ok && !this.#disposed && this.#withCredit(() => {
      this.#eventsOut += 1;
      this.#port.postMessage(written.value);
    });
  }

  /** Asks for a sign of life, which is `onPong`. */
  ping(id: number): void {
    this.#pinged = id;
    this.#send({ kind: 'ping', id });
  }

  /** Ends it: every open question is answered with `closed`, every handler told by its signal. */
  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#port.close();
    this.#queue = [];
    for (const controller of this.#answering.values()) controller.abort();
    for (const settle of this.#asked.values()) settle(err(closed));
    this.#asked.clear();
    this.#answering.clear();
  }

  #withCredit(send: () => void): boolean {
    if (this.#callsOut + this.#eventsOut < CREDITS) send();
    else if (this.#queue.length < LONGEST_QUEUE) this.#queue.push(send);
    else return false;
    return true;
  }

  #sendNext(): void {
    if (this.#callsOut + this.#eventsOut < CREDITS) this.#queue.shift()?.();
  }

  #send(content: Parameters<typeof writeMessage>[0]): void {
    if (this.#disposed) return;
    const written = writeMessage(content);
    if (written.ok) this.#port.postMessage(written.value);
    else if (content.kind === 'reply') this.#send({ kind: 'reply', id: content.id, error: written.error });
  }

  #refuse(reason: Refusal): void {
    this.#refused += 1;
    this.#options.onRefused?.(reason);
    // one of these costs the page more than it may
    if (reason !== 'too-large' && this.#refused <= PATIENCE) return;
    this.dispose();
    this.#options.onBreach?.(reason);
  }

  #receive({ data, ports }: { readonly data: unknown; readonly ports: readonly unknown[] }): void {
    if (this.#disposed) return this.#options.onRefused?.('after-dispose');
    if (ports.length > 0) return this.#refuse('carries-a-port');
    const read = readMessage(data);
    if (read.ok) this.#take(read.value);
    else this.#refuse(read.error);
  }

  #take(message: Message): void {
    switch (message.kind) {
      case 'call':
        if (message.id <= this.#lastAnswered) return this.#refuse('reused-id');
        this.#lastAnswered = message.id;
        if (!this.#takeCredit()) return;
        return this.#paced(() => void this.#answer(message.id, message.name, message.value));
      case 'event':
        if (!this.#takeCredit()) return;
        return this.#paced(() => {
          this.#open -= 1;
          this.#options.onEvent(message.name, message.value);
          this.#send({ kind: 'credit' });
        });
      case 'reply': {
        const settle = this.#asked.get(message.id);
        if (!settle) return this.#refuse('unknown-reply');
        this.#asked.delete(message.id);
        this.#callsOut -= 1;
        this.#sendNext();
        return settle(message.error ? err(message.error) : ok(message.value));
      }
      case 'cancel':
        // one for each call, even if it comes too late
        if (message.id > this.#lastAnswered || (this.#cancels += 1) > this.#lastAnswered) return this.#refuse('unasked');
        return this.#answering.get(message.id)?.abort();
      case 'credit':
        if (this.#eventsOut === 0) return this.#refuse('unasked');
        this.#eventsOut -= 1;
        return this.#sendNext();
      case 'ping':
        // who wants to know whether the other side lives does not answer the same question
        if (this.#options.onPong) return this.#refuse('unasked');
        return this.#send({ kind: 'pong', id: message.id });
      case 'pong':
        if (message.id !== this.#pinged) return this.#refuse('unasked');
        this.#pinged = undefined;
        return this.#options.onPong?.(message.id);
    }
  }

  #takeCredit(): boolean {
    if (this.#open >= CREDITS) {
      this.#refuse('no-credit');
      return false;
    }
    this.#open += 1;
    return true;
  }

  /** In its turn; the credit stays out so long, and the other side has to wait. */
  #paced(work: () => void): void {
    if (this.#pace) this.#pace.run(() => !this.#disposed && work());
    else work();
  }

  async #answer(id: number, name: string, value: unknown): Promise<void> {
    const controller = new Controller();
    this.#answering.set(id, controller);
    let reply: { value?: unknown; error?: { code: string; message: string } };
    try {
      reply = { value: await this.#options.handle(name, value, controller.signal) };
    } catch (error) {
      reply = { error: toldAs(error) };
    }
    this.#answering.delete(id);
    this.#open -= 1;
    this.#send({ kind: 'reply', id, ...reply });
  }
}

/** No stack and no words of strangers cross: they would tell of URLs and tokens on the other side. */
function toldAs(error: unknown): { code: string; message: string } {
  return isCxError(error) ? { code: error.code, message: error.message.slice(0, 1000) } : { code: 'failed', message: 'This could not be done.' };
}
