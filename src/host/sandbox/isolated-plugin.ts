import { systemClock, type Clock } from '../../core/clock.js';
import type { Disposable } from '../../core/disposable.js';
import { CxError, isCxError, type Problem } from '../../core/problem.js';
import type { CxEvent } from '../../model/event.js';
import type { GuestStart } from '../../wire/handover.js';
import type { Ledger } from '../broker/ledger.js';
import { Crashes } from './crashes.js';
import type { Rung, SandboxFiles } from './enclosure.js';
import { startRun, type Death, type Run } from './guest-run.js';

/** The way to a plugin that runs. */
export interface PluginWire {
  call(name: string, value: unknown): Promise<unknown>;
  tell(name: string, value: unknown): boolean;
}

/** Where all that a plugin sends comes in: the broker, or for pure plugins a closed door. */
export interface Gate extends Disposable {
  /** Does what the plugin asks for. Throws a `CxError` of which the plugin is told. */
  handle(name: string, value: unknown, signal: AbortSignal): unknown;
  /** Takes what the plugin tells. */
  onEvent(name: string, value: unknown): void;
  /** Tells the plugin of an event, if it may see it. */
  offer(event: CxEvent): void;
  /** Tells the plugin what it may do now. */
  tellGrants(): void;
}

/** A plugin whose code is not trusted, and all it takes to run it. */
export interface IsolatedOptions {
  /** What the plugin's worker is told: the very bytes whose hash was checked, and its tier. */
  readonly start: GuestStart;
  readonly files: SandboxFiles;
  /** Where it is noted what the plugin asks for, sees and sends. */
  readonly ledger: Ledger;
  /** Makes the gate of one run. */
  gate(wire: PluginWire, ledger: Ledger): Gate;
  /** Writes into the diary of the plugin. */
  log(text: string): void;
  /** How long one call may take, in milliseconds: 30 seconds, or one in the pure tier. */
  readonly callLimit?: number;
  /** Hears what became of the plugin after it was activated. */
  onState?(state: IsolatedState): void;
  readonly rungs?: readonly Rung[];
  readonly clock?: Clock;
}

/** What an isolated plugin is doing. */
export type IsolatedState =
  | { readonly is: 'off' }
  | { readonly is: 'active'; readonly rung: Rung }
  /** It crashed, and is started again after `wait` milliseconds. */
  | { readonly is: 'waiting'; readonly wait: number; readonly problem: Problem }
  /** It crashed too often, or did not come up again. */
  | { readonly is: 'failed'; readonly problem: Problem };

const DEACTIVATION = 5000;

/** Runs one plugin in a sandbox, starts it again when it crashes, and gives it up when it crashes too often. */
export class IsolatedPlugin implements Disposable {
  readonly #options: IsolatedOptions;
  readonly #clock: Clock;
  readonly #crashes: Crashes;
  #run: Run | undefined;
  #gate: Gate | undefined;
  #disposed = false;
  #restart: Disposable | undefined;
  #state: IsolatedState = { is: 'off' };

  constructor(options: IsolatedOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#crashes = new Crashes(this.#clock);
  }

  get state(): IsolatedState {
    return this.#state;
  }

  /** Starts the sandbox and runs `activate`. Throws a `CxError` that says what went wrong; nothing is left then. */
  async activate(): Promise<void> {
    const { start, files, rungs, ledger } = this.#options;
    let death: Death | undefined;
    let active = false;
    const started = await startRun(files, start, {
      handle: (name, value, signal) => this.#opened().handle(name, value, signal),
      onEvent: (name, value) => this.#gate?.onEvent(name, value),
      onRefused: (reason) => ledger.refused(reason),
      onDeath: (how) => {
        death = how;
        this.#end();
        if (active) this.#crashed(problemOf(start.plugin, how));
      },
      onUncaught: () => this.#options.log(`An error in ${start.plugin} was caught by nobody.`),
      perSecond: 2000,
      clock: this.#clock,
    }, rungs);
    if (!started.ok) throw new CxError(started.error);
    const run = started.value;
    this.#run = run;
    if (this.#disposed) {
      this.#end();
      throw new CxError({ code: 'closed', message: `The plugin ${start.plugin} was ended while it started.` });
    }
    this.#gate = this.#options.gate({ call: (name, value) => this.#call(name, value), tell: (name, value) => run.peer.tell(name, value) }, ledger);
    this.#gate.tellGrants();
    try {
      await this.#call('activate', {});
    } catch (error) {
      this.#end();
      throw death ? new CxError(problemOf(start.plugin, death)) : error;
    }
    active = true;
    this.#set({ is: 'active', rung: run.rung });
  }

  /** Lets the plugin clean up, for five seconds at most, and ends it. */
  async deactivate(): Promise<void> {
    this.#restart?.dispose();
    const { run, signal, done } = { run: this.#run, ...this.#within(DEACTIVATION) };
    await run?.peer.call('deactivate', {}, signal);
    done();
    this.dispose();
  }

  /** Tells the plugin of an event, if it may see it. */
  offer(event: CxEvent): void {
    this.#gate?.offer(event);
  }

  /** Calls a function that the plugin exports. */
  call(name: string, args: readonly unknown[]): Promise<unknown> {
    return this.#call('call', { name, args });
  }

  dispose(): void {
    this.#restart?.dispose();
    this.#end();
    if (this.#disposed) return;
    this.#disposed = true;
    this.#set({ is: 'off' });
  }

  #opened(): Gate {
    if (!this.#gate) throw new CxError({ code: 'closed', message: 'Not ready.' });
    return this.#gate;
  }

  async #call(name: string, value: unknown): Promise<unknown> {
    const run = this.#run;
    if (!run) throw new CxError({ code: 'closed', message: `The plugin ${this.#options.start.plugin} does not run.` });
    const limit = this.#options.callLimit ?? (this.#options.start.tier === 'pure' ? 1000 : 30_000);
    const { signal, done } = this.#within(name === 'activate' ? 10_000 : limit);
    const outcome = await run.peer.call(name, value, signal);
    done();
    if (outcome.ok) return outcome.value;
    if (!signal.aborted) throw new CxError(outcome.error);
    // a pure function that does not end keeps the worker busy: only its end ends it
    if (name === 'call') {
      this.#end();
      this.#crashed(problemOf(this.#options.start.plugin, { why: 'unresponsive' }));
    }
    throw new CxError({ code: 'timeout', message: `The plugin ${this.#options.start.plugin} did not answer within ${limit} ms.` });
  }

  #within(milliseconds: number): { readonly signal: AbortSignal; done(): void } {
    const controller = new AbortController();
    const timer = this.#clock.after(milliseconds, () => controller.abort());
    return { signal: controller.signal, done: () => timer.dispose() };
  }

  #crashed(problem: Problem): void {
    const wait = this.#crashes.next();
    if (wait === undefined) return this.#set({ is: 'failed', problem: { ...problem, message: `${problem.message} It was the third time in five minutes, so it stays off.` } });
    this.#set({ is: 'waiting', wait, problem });
    this.#restart = this.#clock.after(wait, () => {
      this.activate().catch((error: unknown) => this.#crashed(isCxError(error) ? error : problem));
    });
  }

  #end(): void {
    this.#gate?.dispose();
    this.#run?.dispose();
    this.#gate = undefined;
    this.#run = undefined;
  }

  #set(state: IsolatedState): void {
    this.#state = state;
    this.#options.onState?.(state);
  }
}

function problemOf(id: string, death: Death): Problem {
  return death.why === 'unresponsive'
    ? { code: 'unresponsive', message: `The plugin ${id} did not answer any more and was stopped.` }
    : { code: 'breach', message: `The plugin ${id} did not keep to the protocol (${death.refusal}) and was stopped.` };
}
