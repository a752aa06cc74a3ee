import { html, type TemplateResult } from 'lit';
import { coverage, painted, type Stretch } from '../../../src/preferences/time/week.js';
import type { Localizer } from '../../base/localize.js';
import { timeIn } from '../sentence.js';

/** What is painted. */
export type Layer = 'quiet' | 'windows';
export type Layers = Readonly<Record<Layer, readonly Stretch[]>>;

const HOUR = 60;
const DAYS = [0, 1, 2, 3, 4, 5, 6] as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

const stretchOf = (cell: number): Stretch => [cell * HOUR, (cell + 1) * HOUR];

interface PainterOptions {
  readonly texts: Localizer;
  readonly root: ShadowRoot;
  readonly changed: () => void;
  readonly paint: (layer: Layer, stretches: readonly Stretch[]) => void;
}

/**
 * The week as a grid of hours, painted with mouse, finger or keys. The first hour says whether a stroke paints or wipes; it is one change,
 * however long. Finer hours than whole ones stay as they are where nobody paints.
 */
export class WeekPainter {
  layer: Layer = 'quiet';
  readonly #options: PainterOptions;
  #layers: Layers = { quiet: [], windows: [] };
  /** A stroke that is being drawn. */
  #stroke: { readonly on: boolean; stretches: readonly Stretch[]; last: number } | undefined;
  /** The hour that Tab comes to, as day * 24 + hour. */
  #at = 9;

  constructor(options: PainterOptions) {
    this.#options = options;
  }

  render(layers: Layers, days: readonly string[]): TemplateResult {
    this.#layers = layers;
    const { text, locale } = this.#options.texts;
    const shown: Layers = this.#stroke ? { ...layers, [this.layer]: this.#stroke.stretches } : layers;
    return html`<div class="week" role="grid" aria-label=${text('times.week')} @pointerdown=${this.#down} @pointermove=${this.#move} @pointerup=${this.#end}
      @pointercancel=${this.#end} @lostpointercapture=${this.#end} @keydown=${this.#key}>
      <div role="row"><span aria-hidden="true"></span>${DAYS.map((day) => html`<span role="columnheader" class="day" aria-label=${days[day]!}>${[...days[day]!].slice(0, 3).join('')}</span>`)}</div>
      ${HOURS.map((hour) => {
        const time = timeIn(locale, `${hour}:00`);
        return html`<div role="row">
          <span role="rowheader" class="hour">${time}</span>
          ${DAYS.map((day) => {
            const cell = day * 24 + hour;
            const [quiet, preferred] = [coverage(shown.quiet, stretchOf(cell)), coverage(shown.windows, stretchOf(cell))];
            const look = `${quiet > 0 ? 'quiet' : ''} ${preferred > 0 ? 'windows' : ''} ${Math.max(quiet, preferred) % HOUR > 0 ? 'partly' : ''}`.trim();
            return html`<span role="gridcell" class=${look || 'free'} data-cell=${cell} tabindex=${cell === this.#at ? 0 : -1} aria-label=${this.#nameOf(days[day]!, time, quiet, preferred)}></span>`;
          })}
        </div>`;
      })}
    </div>`;
  }

  #nameOf(day: string, time: string, quiet: number, preferred: number): string {
    const { text } = this.#options.texts;
    const state = quiet > 0 && preferred > 0 ? text('times.both') : quiet > 0 ? text('times.quiet') : preferred > 0 ? text('times.windows') : text('times.free');
    return text('times.cell', { day, time, state: Math.max(quiet, preferred) % HOUR > 0 ? text('times.partly', { state }) : state });
  }

  // --- mouse and finger ---

  readonly #down = (event: PointerEvent): void => {
    const cell = cellOf(event.target);
    if (cell === null || event.button !== 0) return;
    event.preventDefault();
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.#begin(cell);
    this.#focus(cell);
  };

  readonly #move = (event: PointerEvent): void => {
    const cell = this.#stroke && cellOf(this.#options.root.elementFromPoint(event.clientX, event.clientY));
    if (typeof cell === 'number' && cell !== this.#stroke!.last) this.#cover(cell);
  };

  readonly #end = (): void => {
    const stroke = this.#stroke;
    this.#stroke = undefined;
    if (stroke) this.#options.paint(this.layer, stroke.stretches);
  };

  #begin(cell: number): void {
    const stretches = this.#layers[this.layer];
    this.#stroke = { on: coverage(stretches, stretchOf(cell)) < HOUR, stretches, last: cell };
    this.#cover(cell);
  }

  /** Covers the rectangle of hours and days between the last cell and this one, so that a quick hand leaves no holes. */
  #cover(cell: number): void {
    const stroke = this.#stroke!;
    const [[fromDay, toDay], [fromHour, toHour]] = between(stroke.last, cell);
    for (let day = fromDay; day <= toDay; day++) {
      stroke.stretches = painted(stroke.stretches, [day * 24 * HOUR + fromHour * HOUR, day * 24 * HOUR + (toHour + 1) * HOUR], stroke.on);
    }
    stroke.last = cell;
    this.#options.changed();
  }

  // --- keys ---

  readonly #key = (event: KeyboardEvent): void => {
    const { key } = event;
    const cell = cellOf(event.target);
    if (cell === null || event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === ' ' || key === 'Enter') {
      event.preventDefault();
      this.#begin(cell);
      this.#end();
      return;
    }
    const next = this.#neighbour(cell, key);
    if (next === null) return;
    event.preventDefault();
    if (event.shiftKey) {
      const on = coverage(this.#layers[this.layer], stretchOf(cell)) > 0;
      this.#options.paint(this.layer, painted(this.#layers[this.layer], stretchOf(next), on));
    }
    this.#focus(next);
  };

  #neighbour(cell: number, key: string): number | null {
    const [day, hour] = [Math.floor(cell / 24), cell % 24];
    const rightToLeft = getComputedStyle(this.#options.root.host).direction === 'rtl';
    const days = { ArrowRight: rightToLeft ? -1 : 1, ArrowLeft: rightToLeft ? 1 : -1 }[key];
    const hours = { ArrowDown: 1, ArrowUp: -1, Home: -hour, End: 23 - hour, PageDown: 6, PageUp: -6 }[key];
    if (days !== undefined) return clamp(day + days, 6) * 24 + hour;
    return hours === undefined ? null : day * 24 + clamp(hour + hours, 23);
  }

  #focus(cell: number): void {
    this.#at = cell;
    this.#options.changed();
    this.#options.root.querySelector<HTMLElement>(`[data-cell="${cell}"]`)?.focus({ preventScroll: false });
  }
}

const clamp = (value: number, max: number): number => Math.min(max, Math.max(0, value));

const between = (a: number, b: number): [[number, number], [number, number]] => {
  const [dayA, dayB, hourA, hourB] = [Math.floor(a / 24), Math.floor(b / 24), a % 24, b % 24];
  return [
    [Math.min(dayA, dayB), Math.max(dayA, dayB)],
    [Math.min(hourA, hourB), Math.max(hourA, hourB)],
  ];
};

function cellOf(target: EventTarget | null): number | null {
  const cell = (target as HTMLElement | null)?.dataset?.['cell'];
  return cell === undefined ? null : Number(cell);
}
