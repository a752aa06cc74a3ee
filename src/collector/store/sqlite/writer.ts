import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { CxError } from '../../../core/problem.js';
import { EVENT, writeRows, type CommitHead, type CommitRows } from './commit-rows.js';
import { reasonOf } from './connection.js';
import type { Statements } from './statements.js';

/** What the thread says: that it is there, or what became of a commit. */
export type WriterAnswer = 'ready' | { readonly head: CommitHead } | { readonly reason: string };

/** How the thread that writes is started, and from how many events in one commit on there is one. */
export interface WriterOptions {
  /** Another way to start it, such as from a bundle. */
  readonly make?: (path: string) => Worker;
  readonly from?: number;
}

const make = (path: string): Worker => new Worker(new URL('./writer-thread.js', import.meta.url), { workerData: { path } });
/** A collector to which little comes needs no second thread. */
const BUSY = 50;

const notStored = (reason: string, cause?: unknown): CxError => new CxError({ code: 'not-stored', message: `Nothing could be stored: ${reason}.` }, { cause });

/**
 * Writes commits to a file, one after the other. Once many events come, a thread of its own does it, with a connection of its own: while it waits for the
 * disk, the next events are read and checked. Where there is none, or it cannot be started, commits are written here.
 */
export class Writer {
  readonly #statements: Statements;
  readonly #path: string;
  readonly #make: (path: string) => Worker;
  readonly #from: number;
  #thread: Worker | undefined;
  #isReady = false;
  /** Who waits for a commit. */
  #waiting: ((answer: { readonly head: CommitHead } | { readonly reason: string }) => void) | undefined;

  constructor(statements: Statements, path: string, options: WriterOptions = {}) {
    this.#statements = statements;
    this.#path = path;
    this.#make = options.make ?? make;
    // what is in memory is there for one connection only
    this.#from = path === ':memory:' || path === '' ? Infinity : (options.from ?? BUSY);
  }

  /** Is there a thread, and is it ready to write? */
  get isApart(): boolean {
    return this.#isReady;
  }

  /** @throws CxError `not-stored` */
  async write(rows: CommitRows): Promise<CommitHead> {
    if (!this.#thread && rows.events.length / EVENT.length >= this.#from) this.#start();
    if (this.#isReady) return this.#writeApart(rows);
    try {
      return this.#statements.transaction(() => writeRows(this.#statements, rows));
    } catch (error) {
      throw notStored(reasonOf(error), error);
    }
  }

  async #writeApart(rows: CommitRows): Promise<CommitHead> {
    const answer = await new Promise<{ readonly head: CommitHead } | { readonly reason: string }>((resolve) => {
      this.#waiting = resolve;
      // it keeps no program alive that has nothing else to do
      this.#thread!.ref();
      this.#thread!.postMessage(rows, []);
    });
    this.#waiting = undefined;
    this.#thread!.unref();
    if ('reason' in answer) throw notStored(answer.reason);
    return answer.head;
  }

  #start(): void {
    const thread = this.#make(this.#path);
    this.#thread = thread;
    thread.unref();
    thread.on('message', (answer: WriterAnswer) => {
      if (answer === 'ready') this.#isReady = true;
      else this.#waiting?.(answer);
    });
    const lost = (): void => {
      this.#isReady = false;
      this.#waiting?.({ reason: 'the thread that writes has ended' });
    };
    // it is not started again: what ends once would end again, and here it can be written too
    thread.on('error', lost);
    thread.on('exit', lost);
  }

  async close(): Promise<void> {
    const thread = this.#thread;
    if (!thread) return;
    if (!this.#isReady) return void (await thread.terminate());
    thread.ref();
    const ended = once(thread, 'exit');
    thread.postMessage(null, []);
    await ended;
  }
}
