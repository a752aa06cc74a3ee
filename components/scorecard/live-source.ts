import type { Disposable } from '../../src/core/disposable.js';
import type { Problem } from '../../src/core/problem.js';
import { parseCube } from '../../src/metrics/cube/parse.js';
import type { Cube } from '../../src/metrics/cube/cube.js';
import type { Metric } from '../../src/metrics/definition.js';

/** What a live source tells. */
export interface LiveListener {
  /** All there is, now; takes the place of what was there before. */
  snapshot(cube: Cube): void;
  /** What has come since. */
  delta(cube: Cube): void;
  /** Nothing comes at the moment, and why; it is tried again. */
  trouble(code: 'unreachable' | 'nonsense', problems: readonly Problem[]): void;
}

/** The waits between attempts, in milliseconds: first, and at most. */
const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;

/**
 * Listens to the live feed of a collector: first a snapshot, then what comes in. After a break it starts with a new
 * snapshot, so that nothing is missed and nothing counted twice. Messages that are not of the right form are not used.
 */
export class LiveSource implements Disposable {
  readonly #url: string;
  readonly #metrics: readonly Metric[];
  readonly #listener: LiveListener;
  #source: EventSource | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;

  constructor(url: string, metrics: readonly Metric[], listener: LiveListener) {
    this.#url = url;
    this.#metrics = metrics;
    this.#listener = listener;
    this.#open();
  }

  #open(): void {
    const source = new EventSource(this.#url);
    this.#source = source;
    source.addEventListener('snapshot', (message) => this.#read(message, (cube) => this.#listener.snapshot(cube)));
    source.addEventListener('delta', (message) => this.#read(message, (cube) => this.#listener.delta(cube)));
    source.addEventListener('error', () => this.#retry('unreachable', []));
  }

  #read(message: MessageEvent<string>, use: (cube: Cube) => void): void {
    let content: unknown;
    try {
      content = (JSON.parse(message.data) as { cube?: unknown }).cube;
    } catch {
      content = undefined;
    }
    const parsed = parseCube(content, this.#metrics);
    if (!parsed.ok) return this.#retry('nonsense', parsed.error);
    this.#failures = 0;
    use(parsed.value);
  }

  /** Browsers try again by themselves after some failures and not after others; this does after all. */
  #retry(code: 'unreachable' | 'nonsense', problems: readonly Problem[]): void {
    this.#source?.close();
    clearTimeout(this.#timer);
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#failures++) * (0.5 + Math.random() / 2);
    this.#timer = setTimeout(() => this.#open(), wait);
    this.#listener.trouble(code, problems);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#source?.close();
  }
}
