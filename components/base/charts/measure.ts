import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { MOST_LETTERS, plainFrame, type Frame } from './frame.js';

/** Letters of a chart are as large as small print: 0.875 of the text around, and never under 12 pixels. */
const SMALL = 0.875;
const LEAST = 12;
/** A chart is no wider than this, in em: lines that are longer are hard to follow. */
const WIDEST = 56;

/** Tells an element how much room its charts have, and asks it to draw again when that changes. */
export class ChartRoom implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #padding: () => number;
  #observer: ResizeObserver | undefined;
  #frameRequest = 0;
  #frame: Frame = plainFrame();

  /** @param padding how much narrower than its host a chart is, in pixels */
  constructor(host: ReactiveControllerHost & HTMLElement, padding: () => number = () => 0) {
    this.#host = host;
    this.#padding = padding;
    host.addController(this);
  }

  hostConnected(): void {
    this.#measure(this.#host.clientWidth);
    // a frame later: drawing changes the height, and a size that changes while sizes are told is an error on the page
    this.#observer = new ResizeObserver((entries) => {
      const { width } = entries.at(-1)!.contentRect;
      cancelAnimationFrame(this.#frameRequest);
      this.#frameRequest = requestAnimationFrame(() => this.#measure(width));
    });
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    cancelAnimationFrame(this.#frameRequest);
  }

  /** The frame as it is now; direction is asked anew, since it may change without a change of size. */
  get frame(): Frame {
    return { ...this.#frame, rightToLeft: this.#host.matches(':dir(rtl)') };
  }

  /** The same with less room, for charts side by side. */
  narrower(width: number): Frame {
    return { ...this.frame, width: Math.min(width, this.#frame.width) };
  }

  #measure(hostWidth: number): void {
    const width = Math.floor(hostWidth - this.#padding());
    if (width <= 0) return; // not shown: it will be told again when it is
    const { fontFamily, fontSize } = getComputedStyle(this.#host);
    const em = Math.max(LEAST, Number.parseFloat(fontSize) * SMALL);
    const room = Math.min(width, WIDEST * em);
    if (room === this.#frame.width && em === this.#frame.em) return;
    this.#frame = { ...plainFrame(room, false, em), textWidth: widthIn(`${em}px ${fontFamily}`, em) };
    this.#host.requestUpdate();
  }
}

let canvas: CanvasRenderingContext2D | null | undefined;

/** Measures texts in a font; guesses where there is no canvas, and what is longer than any line by its beginning. */
function widthIn(font: string, em: number): Frame['textWidth'] {
  canvas ??= document.createElement('canvas').getContext('2d');
  const context = canvas;
  if (!context) return plainFrame(0, false, em).textWidth;
  const known = new Map<string, number>();
  return (text) => {
    let width = known.get(text);
    if (width === undefined) {
      context.font = font;
      const part = text.slice(0, MOST_LETTERS);
      width = (context.measureText(part).width * text.length) / Math.max(1, part.length);
      known.set(text, width);
    }
    return width;
  };
}
