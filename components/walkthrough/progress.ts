import { DisposableStore, type Disposable } from '../../src/core/disposable.js';
import { Emitter, type Event } from '../../src/core/emitter.js';
import type { PluginHost } from '../../src/host/host.js';
import type { Contribution } from '../../src/model/plugin/contributions/index.js';

export type Walkthrough = Contribution<'walkthroughs'>;
export type Step = Walkthrough['steps'][number];

/** Under which name it is kept. */
const KEPT = 'cx.walkthrough';

/** A step that somebody has just done. */
export interface DoneStep {
  readonly walkthrough: string;
  readonly step: string;
}

/**
 * Which steps of walkthroughs are done. A step is done once its `doneWhen` has held, or without one once its command was run, from
 * wherever; it stays done after that. Kept where the site lets plugins keep things.
 */
export class Progress implements Disposable {
  readonly #host: PluginHost;
  readonly #store = new DisposableStore();
  readonly #done: Map<string, Set<string>>;
  readonly #emitter = this.#store.add(new Emitter<DoneStep | undefined>());
  /** Fires with the step that was done; with none when a walkthrough was begun again. */
  readonly onDidChange: Event<DoneStep | undefined> = this.#emitter.event;

  constructor(host: PluginHost) {
    this.#host = host;
    this.#done = read(host.stores.workspace.get(KEPT));
    this.#store.add(host.context.onDidChange(() => this.#look()));
    this.#store.add(host.registries.walkthroughs.onDidChange(() => this.#look()));
    this.#store.add(host.commands.onDidRun((command) => this.#ran(command)));
    this.#look();
  }

  isDone(walkthrough: string, step: string): boolean {
    return this.#done.get(walkthrough)?.has(step) ?? false;
  }

  /** Somebody says so. */
  mark(walkthrough: string, step: string): void {
    if (this.isDone(walkthrough, step)) return;
    this.#done.set(walkthrough, (this.#done.get(walkthrough) ?? new Set()).add(step));
    this.#changed({ walkthrough, step });
  }

  /** Begins anew; what holds already is done at once. */
  restart(walkthrough: string): void {
    this.#done.delete(walkthrough);
    this.#changed(undefined);
    this.#look();
  }

  dispose(): void {
    this.#store.dispose();
  }

  #look(): void {
    for (const { id, entry } of this.#host.registries.walkthroughs.all) {
      for (const { id: step, doneWhen } of entry.steps) if (doneWhen !== undefined && !this.isDone(id, step) && this.#host.holds(doneWhen)) this.mark(id, step);
    }
  }

  #ran(command: string): void {
    for (const { id, entry } of this.#host.registries.walkthroughs.all) {
      for (const step of entry.steps) if (step.command === command && step.doneWhen === undefined) this.mark(id, step.id);
    }
  }

  #changed(step: DoneStep | undefined): void {
    const kept = Object.fromEntries([...this.#done].map(([id, steps]) => [id, [...steps]]));
    void this.#host.stores.workspace.set(KEPT, JSON.stringify(kept));
    this.#emitter.fire(step);
  }
}

/** What was kept; what cannot be read is as good as nothing. */
function read(text: string | undefined): Map<string, Set<string>> {
  try {
    const kept: unknown = JSON.parse(text ?? '{}');
    if (typeof kept !== 'object' || kept === null) return new Map();
    return new Map(Object.entries(kept).map(([id, steps]) => [id, new Set(Array.isArray(steps) ? steps.filter((step): step is string => typeof step === 'string') : [])]));
  } catch {
    return new Map();
  }
}
