import type { JourneyFigure } from '../../../src/journey/figures/figure.js';
import type { Journey } from '../../../src/journey/document/journey.js';
import { NO_GUESTS, type Guest } from '../columns.js';
import type { Row } from '../lanes/rows.js';
import type { LayerHost, MapLayer } from './layer.js';

/** A layer with what it does as the map changes and when it is no longer wanted. */
export interface LoadedLayer extends MapLayer {
  /** Looks at what is wished for now; before every drawing. */
  look?(): void;
  dispose(): void;
}

/** What a file of a layer brings. */
export type LayerDoor = { readonly layer: (host: LayerHost) => LoadedLayer };

/** Loads layers when somebody has use for them, and lets them go again. The order is that in which they are asked for. */
export class Layers {
  readonly #host: LayerHost;
  readonly #there = new Map<string, LoadedLayer | null>();
  #all: readonly LoadedLayer[] = [];
  #guests: readonly (readonly Guest[])[] = [];
  #together: readonly Guest[] = NO_GUESTS;

  constructor(host: LayerHost) {
    this.#host = host;
  }

  get all(): readonly LoadedLayer[] {
    return this.#all;
  }

  /** Has a layer there, or not. */
  use(name: string, wanted: boolean, load: () => Promise<LayerDoor>): void {
    if (!wanted) {
      const there = this.#there.get(name);
      if (there === undefined) return;
      this.#there.delete(name);
      this.#list();
      there?.dispose();
    } else if (!this.#there.has(name)) {
      this.#there.set(name, null);
      load().then(
        ({ layer }) => {
          if (this.#there.get(name) !== null) return; // no longer wanted
          this.#there.set(name, layer(this.#host));
          this.#list();
          this.#host.element.requestUpdate();
        },
        (error: unknown) => {
          this.#there.delete(name); // may be there with the next drawing
          this.#host.fault('not-loaded', error);
        },
      );
    }
  }

  #list(): void {
    this.#all = [...this.#there.values()].filter((layer) => layer !== null);
  }

  look(): void {
    for (const layer of this.#all) layer.look?.();
  }

  /** The journey as it is shown. */
  shown(journey: Journey): Journey {
    return this.#all.reduce((shown, layer) => layer.shown?.(shown) ?? shown, journey);
  }

  rows(own: readonly Row[]): readonly Row[] {
    const laid = this.#all.flatMap((layer) => layer.rows?.() ?? []);
    const more = this.#all.flatMap((layer) => layer.moreRows?.(own) ?? []);
    const kept = this.#all.some((layer) => layer.keeps) ? own.filter((row) => this.#all.every((layer) => layer.keeps?.(row) ?? true)) : own;
    return laid.length > 0 || more.length > 0 ? [...laid, ...kept, ...more] : kept;
  }

  /** The same array as long as no layer has others. */
  guests(): readonly Guest[] {
    const now = this.#all.flatMap((layer) => (layer.guests ? [layer.guests()] : []));
    if (now.length !== this.#guests.length || now.some((one, i) => one !== this.#guests[i])) {
      this.#guests = now;
      this.#together = now.flat();
    }
    return this.#together;
  }

  readonly figure = (at: string, metric: string, segment: string | undefined): JourneyFigure | undefined => {
    for (const layer of this.#all) {
      const figure = layer.figure?.(at, metric, segment);
      if (figure) return figure;
    }
    return undefined;
  };
}
