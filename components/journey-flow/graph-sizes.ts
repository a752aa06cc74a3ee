import { toDisposable, type DisposableStore } from '../../src/core/disposable.js';
import type { Sizes } from './picture.js';

/** How large the steps and labels of a graph really are, measured where they are drawn. */
export class GraphSizes {
  readonly #root: () => ParentNode;
  readonly #changed: () => void;
  #sizes: Sizes = { em: 16, boxes: new Map(), labels: new Map() };
  /** Tells when something in the graph becomes larger, as with other letters. */
  #resized: ResizeObserver | undefined;

  constructor(root: () => ParentNode, changed: () => void) {
    this.#root = root;
    this.#changed = changed;
  }

  get now(): Sizes {
    return this.#sizes;
  }

  begin(store: DisposableStore): void {
    let frame = 0;
    const resized = (this.#resized = new ResizeObserver(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => this.fit());
    }));
    store.add(toDisposable(() => { resized.disconnect(); cancelAnimationFrame(frame); }));
  }

  /** With letters of another size nothing is as it was measured. */
  letters(em: number): void {
    if (em !== this.#sizes.em) this.#sizes = { em, boxes: new Map(), labels: new Map() };
  }

  /** Measures what was drawn; if anything is larger or smaller than it was taken for, all is to be laid out again. */
  fit(): void {
    const { boxes, labels, em } = this.#sizes;
    const [nextBoxes, nextLabels] = [new Map(boxes), new Map(labels)];
    let differs = false;
    const isNew = (before: number | undefined, now: number): boolean => now > 0 && Math.abs((before ?? 0) - now) >= 2;
    for (const node of this.#root().querySelectorAll<HTMLElement>('[data-box]')) {
      this.#resized?.observe(node);
      const { offsetWidth: width, offsetHeight: height, dataset } = node;
      const before = boxes.get(dataset['box']!);
      if (!isNew(before?.width, width) && !isNew(before?.height, height)) continue;
      nextBoxes.set(dataset['box']!, { width, height });
      differs = true;
    }
    for (const label of this.#root().querySelectorAll<HTMLElement>('[data-way]')) {
      this.#resized?.observe(label);
      const { offsetWidth: width, dataset } = label;
      if (!isNew(labels.get(dataset['way']!), width)) continue;
      nextLabels.set(dataset['way']!, width);
      differs = true;
    }
    if (!differs) return;
    this.#sizes = { em, boxes: nextBoxes, labels: nextLabels };
    this.#changed();
  }
}
