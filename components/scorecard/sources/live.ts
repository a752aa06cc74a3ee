import type { Disposable } from '../../../src/core/disposable.js';
import type { Problem } from '../../../src/core/problem.js';
import { parseCube } from '../../../src/metrics/cube/parse.js';
import type { Cube } from '../../../src/metrics/cube/cube.js';
import type { Metric } from '../../../src/metrics/definition.js';
import type { FigureListener, FigureSource } from './source.js';

/** The waits between attempts, in milliseconds: first, and at most. */
const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;

/**
 * Listens to the live feed of a collector: first a snapshot, then what comes in. After a break it starts with a new
 * snapshot, so that nothing is missed and nothing counted twice. Messages that are not of the right form are not used.
 */
class LiveLine implements Disposable {
  readonly #url: string;
  readonly #metrics: readonly Metric[];
  readonly #listener: FigureListener;
  #cube: Cube | undefined;
  /** When something came last. */
  #asOf: number | undefined;
  #isStale = false;
  #source: EventSource | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;

  constructor(url: string, metrics: readonly Metric[], listener: FigureListener) {
    this.#url = url;
    this.#metrics = metrics;
    this.#listener = listener;
    this.#open();
  }

  #open(): void {
    const source = new EventSource(this.#url);
    this.#source = source;
    source.addEventListener('snapshot', (message) => this.#read(message, (cube) => this.#listener.begin((this.#cube = cube))));
    source.addEventListener('delta', (message) => this.#read(message, (cube) => {
      this.#cube?.merge(cube);
      this.#listener.changed();
    }));
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
    if (this.#asOf === undefined || this.#isStale) this.#listener.status({ kind: 'live' });
    this.#isStale = false;
    this.#asOf = Date.now();
  }

  /** Browsers try again by themselves after some failures and not after others; this does after all. */
  #retry(code: 'unreachable' | 'nonsense', problems: readonly Problem[]): void {
    this.#source?.close();
    clearTimeout(this.#timer);
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#failures++) * (0.5 + Math.random() / 2);
    this.#timer = setTimeout(() => this.#open(), wait);
    if (this.#asOf === undefined) this.#listener.status({ kind: 'failed', why: code });
    else if (!this.#isStale) this.#listener.status({ kind: 'stale', asOf: this.#asOf });
    this.#isStale = this.#asOf !== undefined;
    if (problems[0]) this.#listener.fault('feed', problems[0].message);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#source?.close();
  }
}

/** The live feed of a collector. */
export const liveSource = (url: string): FigureSource => ({ start: ({ metrics }, listener) => new LiveLine(url, metrics, listener) });
