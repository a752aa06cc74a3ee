import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { toDisposable, type Disposable } from '../../../src/core/disposable.js';
import type { Cube } from '../../../src/metrics/cube/cube.js';
import { metricsOnPage } from '../../base/metrics-on-page.js';
import { CxFeedExpiredEvent } from '../../base/feed/expired-event.js';
import type { FigureSource, SourceNote, SourceStatus } from './source.js';

/** How often a page that is not seen draws, in milliseconds. */
const HIDDEN_FRAME = 200;

/** What an element does with what its source tells. */
export interface LinkedElement {
  /** Where its figures come from; none if they were handed over. Asked anew with every start. */
  source(): FigureSource | undefined;
  dimensions(): readonly string[];
  /** Shows this cube from now on. */
  show(cube: Cube): void;
  /**
   * Draws what was counted since, of these metrics, or of any; called once a frame at most. What takes too long for one frame it may leave, and
   * returns those metrics: they come first in the next.
   */
  draw(metrics: ReadonlySet<string> | undefined): ReadonlySet<string> | void;
  /** Takes what is known to be lost, in the place of what was told before; undefined where nothing is told yet. */
  losses?(told: unknown): void;
  fault(code: string, message: string): void;
}

/** What happened, how often, and when last. */
export interface CountedNote {
  readonly note: SourceNote;
  readonly times: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Keeps an element together with the source of its figures while it is in the page. However much comes in, it is drawn once a frame. */
export class SourceLink implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #element: LinkedElement;
  #running: Disposable | undefined;
  #frame: Disposable | undefined;
  #watching: Disposable | undefined;
  #status: SourceStatus = { kind: 'given' };
  #isDated = true;
  #notes = new Map<SourceNote['code'], CountedNote>();
  #isNoted = false;
  /** The metrics that were counted since it was drawn; null for all. */
  #changed: Set<string> | null = new Set();

  constructor(host: ReactiveControllerHost & HTMLElement, element: LinkedElement) {
    this.#host = host;
    this.#element = element;
    host.addController(this);
  }

  /** How fresh the figures are. */
  get status(): SourceStatus {
    return this.#status;
  }

  /** Do the figures have periods? Without, there is one over all. */
  get isDated(): boolean {
    return this.#isDated;
  }

  /** What happened on the way, of each kind the last. */
  get notes(): readonly CountedNote[] {
    return [...this.#notes.values()];
  }

  hostConnected(): void {
    this.#watching = metricsOnPage.onDidChange(() => this.restart()); // a source is read by the metrics that there are
  }

  hostDisconnected(): void {
    this.#watching?.dispose();
    this.#stop();
  }

  /** Begins anew with the source there is. */
  restart(): void {
    this.#stop();
    if (!this.#host.isConnected) return;
    const source = this.#element.source();
    this.#notes = new Map();
    this.#isDated = true;
    this.#element.losses?.(undefined);
    this.#tell({ kind: source ? 'loading' : 'given' });
    if (!source) return;
    this.#running = source.start(
      { metrics: metricsOnPage.all, dimensions: this.#element.dimensions() },
      {
        begin: (cube, { isDated } = { isDated: true }) => {
          this.#isDated = isDated;
          this.#element.show(cube);
        },
        changed: (metrics) => {
          if (!metrics) this.#changed = null;
          else for (const metric of metrics) this.#changed?.add(metric);
          this.#drawSoon();
        },
        losses: (told) => this.#element.losses?.(told),
        status: (status) => this.#tell(status),
        note: (note) => {
          this.#notes.set(note.code, { note, times: (this.#notes.get(note.code)?.times ?? 0) + 1, at: Date.now() });
          this.#isNoted = true;
          this.#drawSoon();
        },
        fault: (code, message) => this.#element.fault(code, message),
      },
    );
  }

  #tell(status: SourceStatus): void {
    this.#status = status;
    this.#host.requestUpdate();
    if ('why' in status && status.why === 'expired') this.#host.dispatchEvent(new CxFeedExpiredEvent());
  }

  #stop(): void {
    this.#running?.dispose();
    this.#running = undefined;
    this.#frame?.dispose();
    this.#frame = undefined;
  }

  /** Pages that nobody sees have no frames. */
  #drawSoon(): void {
    if (this.#frame) return;
    const draw = (): void => {
      this.#frame?.dispose();
      this.#frame = undefined;
      const changed = this.#changed;
      this.#changed = new Set();
      if (this.#isNoted) this.#host.requestUpdate();
      this.#isNoted = false;
      const left = this.#element.draw(changed ?? undefined);
      if (!left || left.size === 0) return;
      this.#changed = new Set(left);
      this.#drawSoon();
    };
    if (document.hidden) {
      const timer = setTimeout(draw, HIDDEN_FRAME);
      this.#frame = toDisposable(() => clearTimeout(timer));
    } else {
      const frame = requestAnimationFrame(draw);
      this.#frame = toDisposable(() => cancelAnimationFrame(frame));
    }
  }
}
