import { CxError, type Problem } from '../../src/core/problem.js';
import type { Journey } from '../../src/journey/document/journey.js';
import type { DiscoverOptions, ObservedJourney } from '../../src/journey/observed/discover/discover.js';
import type { LogReport } from '../../src/journey/observed/log/builder.js';
import type { EventLog } from '../../src/journey/observed/log/event-log.js';
import type { ReadLogOptions } from '../../src/journey/observed/read/read-log.js';
import type { LogColumns } from '../../src/journey/observed/read/table.js';
import type { Held } from './reading/conform.js';
import type { FlowTask } from './reading/work.js';

/** What was observed, and what it was observed of. */
export interface Observed {
  readonly observed: ObservedJourney;
  /** The log before rare steps were put together. */
  readonly source: EventLog;
  /** Null for a log that was read elsewhere. */
  readonly report: LogReport | null;
  /** By which wishes it was discovered. */
  readonly how: string;
}

/** What a log is read and discovered by. */
export interface Wishes {
  readonly read: ReadLogOptions;
  readonly discover: Omit<DiscoverOptions, 'duration' | 'as'>;
}

/** How far it is. */
export type Reading =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy'; readonly what: 'loading' | 'reading' | 'counting'; readonly name: string; readonly share: number | null }
  | { readonly kind: 'failed'; readonly problem: Problem; readonly name: string }
  /** Somebody has to say which column is what. */
  | { readonly kind: 'columns'; readonly file: File; readonly names: readonly string[]; readonly guess: { readonly [K in keyof LogColumns]-?: string | undefined } };

/** A map that is being held against a log. */
interface Holding {
  readonly journey: Journey;
  readonly source: EventLog;
  held: Held | null;
}

/** What a source tells its element. */
export interface SourcesHost {
  startWorker(): Worker;
  changed(): void;
  problem(where: string, message?: string): void;
  fault(code: string, error: unknown): void;
}

/** Brings an observed journey from wherever it comes: reads and discovers it, one thing at a time; what is begun later ends what was begun before. */
export class FlowSources {
  readonly #host: SourcesHost;
  #work = new AbortController();
  #holding = new AbortController();
  #held: Holding | undefined;
  /** The file that was read last, to read it again in another way. */
  file: File | null = null;
  /** Whether somebody chose it here. */
  isChosen = false;
  state: Reading = { kind: 'idle' };
  result: Observed | null = null;
  /** By which wishes it was tried last: what could not be done is not tried again and again. */
  #tried = '';
  #latest: { readonly file: File; readonly how: string } | undefined;

  constructor(host: SourcesHost) {
    this.#host = host;
  }

  /** Calls off what is being read or counted; what was there before stays, and the map goes on being held against it. */
  stop(): void {
    this.#work.abort();
    if (this.state.kind === 'busy') this.#now({ kind: 'idle' });
  }

  /** Ends whatever is being done, since nobody looks any more. A map that was not held to the end is held anew when somebody does again. */
  leave(): void {
    this.stop();
    this.#holding.abort();
    if (this.#held?.held === null) this.#held = undefined;
  }

  /** Takes what was observed elsewhere. */
  take(observed: ObservedJourney, how: string): void {
    this.#work.abort();
    this.file = null;
    this.isChosen = false;
    this.#tried = how;
    this.state = { kind: 'idle' };
    this.result = { observed, source: observed.log, report: null, how };
  }

  forget(): void {
    this.#work.abort();
    this.file = null;
    this.result = null;
    this.#now({ kind: 'idle' });
  }

  /** Fetches a log and reads it. */
  async load(src: string, wishes: Wishes): Promise<void> {
    const url = URL.canParse(src, document.baseURI) ? new URL(src, document.baseURI) : undefined;
    const good = url !== undefined && /^https?:$/.test(url.protocol);
    this.#host.problem('src', good ? undefined : '"src" must be the http or https address of an event log.');
    if (!good) return this.forget();
    const name = fileNameOf(url);
    await this.#busy('loading', name, async (signal) => {
      let blob: Blob;
      try {
        const answer = await fetch(url, { signal });
        if (!answer.ok) throw new Error(`${answer.status}`);
        blob = await answer.blob();
      } catch (cause) {
        signal.throwIfAborted();
        throw new CxError({ code: 'unreachable', message: 'The log could not be loaded.', where: 'src' }, { cause });
      }
      this.isChosen = false;
      await this.#read(new File([blob], name), wishes, signal);
    });
  }

  /** Reads a file that somebody chose. */
  async open(file: File, wishes: Wishes, isChosen = true): Promise<void> {
    await this.#busy('reading', file.name, (signal) => {
      this.isChosen = isChosen;
      return this.#read(file, wishes, signal);
    });
  }

  /** Discovers anew what is there, in another way; or a log that is given. */
  async discover(source: EventLog, wishes: Wishes): Promise<void> {
    if (this.result?.source !== source) {
      this.file = null;
      this.isChosen = false;
    }
    await this.#busy('counting', '', (signal) => this.#observe({ source, discover: wishes.discover }, wishes, signal, this.result?.source === source ? this.result.report : null));
  }

  async #read(file: File, wishes: Wishes, signal: AbortSignal): Promise<void> {
    this.file = file;
    this.#latest = { file, how: JSON.stringify(wishes.read) };
    this.#now({ kind: 'busy', what: 'reading', name: file.name, share: 0 });
    try {
      await this.#observe({ source: file, read: wishes.read, discover: wishes.discover }, wishes, signal, null);
    } catch (error) {
      // who chose the file can say which column is what, also where others were named for another file
      if (!(error instanceof CxError && error.code === 'no-such-column' && (this.isChosen || wishes.read.columns === undefined))) throw error;
      const { columnsIn } = await import('./reading/observe.js');
      const { names, guess } = await columnsIn(file);
      signal.throwIfAborted();
      if (names.length < 2) throw error;
      this.result = null;
      this.#now({ kind: 'columns', file, names, guess });
    }
  }

  /** Was the file read by these wishes? */
  isRead({ read }: Wishes): boolean {
    return this.#latest === undefined || this.#latest.file !== this.file || this.#latest.how === JSON.stringify(read);
  }

  /** Was what is there, or is being made, discovered by other wishes than these? */
  isStale(wishes: Wishes): boolean {
    const how = howOf(wishes);
    return this.result !== null && this.#tried !== how && (this.state.kind === 'busy' || this.result.how !== how);
  }

  async #observe(task: FlowTask, wishes: Wishes, signal: AbortSignal, report: LogReport | null): Promise<void> {
    this.#tried = howOf(wishes);
    const { observe } = await import('./reading/observe.js');
    signal.throwIfAborted();
    const { state } = this;
    const progress = (share: number): void => {
      if (!signal.aborted && state.kind === 'busy') this.#now({ ...state, share });
    };
    const found = await observe(task, () => this.#host.startWorker(), { progress, signal });
    signal.throwIfAborted();
    this.result = { observed: found.journey, source: found.log, report: found.report ?? report, how: howOf(wishes) };
  }

  async #busy(what: 'loading' | 'reading' | 'counting', name: string, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.#work.abort();
    const { signal } = (this.#work = new AbortController());
    this.#now({ kind: 'busy', what, name, share: null });
    try {
      await work(signal);
      if (!signal.aborted && this.state.kind === 'busy') this.#now({ kind: 'idle' });
    } catch (error) {
      if (this.#work.signal !== signal || signal.aborted) return; // somebody called it off, or something else is wanted now
      const problem: Problem = error instanceof CxError ? { code: error.code, message: error.message, ...(error.where !== undefined && { where: error.where }) } : { code: 'unusable-log', message: error instanceof Error ? error.message : String(error) };
      if (what !== 'counting') this.result = null;
      this.#now({ kind: 'failed', problem, name });
      this.#host.fault(problem.code, problem.message);
    }
  }

  /** The map held against the log; null until that is done. */
  held(journey: Journey | undefined): Held | null {
    const source = this.result?.source;
    if (!journey || !source) return null;
    if (this.#held?.journey === journey && this.#held.source === source) return this.#held.held;
    const wanted: Holding = { journey, source, held: null };
    this.#held = wanted;
    this.#holding.abort();
    const { signal } = (this.#holding = new AbortController());
    void (async () => {
      try {
        const { hold } = await import('./reading/conform.js');
        const held = await hold(journey, source, signal);
        if (signal.aborted) return;
        wanted.held = held;
        this.#host.changed();
      } catch (error) {
        if (!signal.aborted) this.#host.fault('not-held', error);
      }
    })();
    return null;
  }

  #now(state: Reading): void {
    this.state = state;
    this.#host.changed();
  }
}

/** What the file at an address is called; as it is written there where that cannot be decoded, such as `100%.csv`. */
function fileNameOf({ pathname, host }: URL): string {
  const name = pathname.split('/').at(-1)!;
  try {
    return decodeURIComponent(name) || host;
  } catch {
    return name;
  }
}

/** Two wishes of one text are the same. */
export const howOf = ({ discover }: Wishes): string => JSON.stringify(discover);
