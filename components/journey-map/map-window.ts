import { toDisposable, type DisposableStore } from '../../src/core/disposable.js';
import type { JourneyIndex } from '../../src/journey/map/journey-index.js';
import { columnOf, sheetOf, windowOf, type Guest, type Sheet, type Stretch } from './columns.js';
import { ROW_NAMES } from './map-view.js';
import { Memo } from './memo.js';
import type { JourneyMapSettings } from './settings.js';
import { timesOf, widthsBy } from './time-axis.js';

/** A usual column is so wide, in em. */
const COLUMN = 11;
/** Narrower columns hold figures alone. */
const TIGHT = 6.5;
/** Below this width, in em, a map is an outline unless somebody asks for the map. */
const NARROW = 40;

/** The columns of a map, how wide they are, and which of them are seen: of a long journey no more is drawn. */
export type MapWindow = ReturnType<typeof mapWindow>;

/** @param shown the journey as it is shown */
export function mapWindow(map: JourneyMapSettings, shown: () => JourneyIndex, guests: () => readonly Guest[]) {
  const made = new Memo((index: JourneyIndex, folded: ReadonlySet<string>, width: number, timeAxis: boolean, privacyThreshold: number, guests: readonly Guest[]) => {
    const plain = sheetOf(index, folded, () => width, guests);
    if (!timeAxis) return plain;
    const wide = widthsBy(timesOf(index, { privacyThreshold }), plain.columns);
    return sheetOf(index, folded, (column) => width * wide(column), guests);
  });
  /** What is seen of the map, in pixels from the beginning of the columns. */
  let seen: readonly [left: number, right: number] = [0, 1280];
  let stretch: Stretch = { from: 0, to: 0 };
  let isNarrow = false;
  let em = 16;
  let folded: ReadonlySet<string> = new Set();

  const find = (selector: string): Element | null => map.renderRoot.querySelector(selector);
  const isRightToLeft = (): boolean => map.matches(':dir(rtl)');

  function measure(width: number): void {
    if (width <= 0) return;
    em = Number.parseFloat(getComputedStyle(map).fontSize) || 16;
    const was = isNarrow;
    isNarrow = width < NARROW * em;
    seen = [seen[0], seen[0] + width];
    if (isNarrow !== was || map.hasUpdated) map.requestUpdate();
  }

  function sheet(): Sheet {
    const { timeAxis, privacyThreshold, zoom } = map;
    const usual = Math.round(COLUMN * em * zoom);
    const of = (width: number): Sheet => made.of(shown(), folded, width, timeAxis, privacyThreshold, guests());
    const plain = of(usual);
    // few columns share the room there is
    const wide = Math.floor((seen[1] - seen[0] - ROW_NAMES * em - 4) / plain.columns.length);
    return zoom >= 1 && !timeAxis && wide > usual ? of(wide) : plain;
  }

  function fold(phases: Iterable<string>): void {
    folded = new Set(phases);
    map.requestUpdate();
  }

  return {
    /** It is drawn for paper or for a picture: all of it. */
    isWhole: false,
    sheet,
    isRightToLeft,

    /** Follows the size of the map as long as it is in the page. */
    begin(store: DisposableStore): void {
      measure(map.clientWidth);
      let frame = 0;
      const observer = new ResizeObserver((entries) => {
        cancelAnimationFrame(frame);
        frame = requestAnimationFrame(() => measure(entries.at(-1)!.contentRect.width));
      });
      observer.observe(map);
      store.add(toDisposable(() => { observer.disconnect(); cancelAnimationFrame(frame); }));
    },

    shownAs(): 'map' | 'outline' {
      const { printAs, view } = map;
      if (this.isWhole && printAs !== undefined) return printAs === 'outline' ? 'outline' : 'map';
      return view ?? (isNarrow ? 'outline' : 'map');
    },

    /** How wide things are, and what is to be drawn. */
    draw() {
      const whole = sheet();
      stretch = this.isWhole ? { from: 0, to: whole.columns.length } : windowOf(whole, ...seen);
      return { sheet: whole, stretch, em, small: Math.max(12, 0.875 * em), tight: COLUMN * map.zoom < TIGHT, rightToLeft: isRightToLeft() };
    },

    scrolled(event: Event): void {
      const scroller = event.currentTarget as HTMLElement;
      const left = Math.abs(scroller.scrollLeft);
      seen = [left, left + scroller.clientWidth];
      const whole = sheet();
      const { length } = whole.columns;
      const next = windowOf(whole, ...seen);
      const { from, to } = stretch;
      // while what is seen is drawn, nothing is drawn anew; well before its end, the next is
      if (length > 0 && (next.from < from - 4 || next.to > to + 4 || next.from > from + 12 || (next.from === 0 && from > 0) || (next.to === length && to < length))) map.requestUpdate();
    },

    /** Brings a column before the eyes, without taking the focus. */
    show(id: string): void {
      const whole = sheet();
      const at = columnOf(whole, id);
      const scroller = find('.scroller');
      if (scroller && at >= 0) {
        const left = whole.edges[at]!; // right beside the names of the rows
        scroller.scrollTo({ left: isRightToLeft() ? -left : left });
      } else find(`.open[data-id="${CSS.escape(id)}"]`)?.scrollIntoView({ block: 'nearest' });
    },

    /** Brings a column of the grid before the eyes, no further than it takes. */
    reach(column: number): void {
      const { edges } = sheet();
      const scroller = find('.scroller');
      if (!scroller) return;
      const [left, right] = [edges[column] ?? 0, edges[column + 1] ?? 0];
      const room = scroller.clientWidth - ROW_NAMES * em;
      const at = Math.abs(scroller.scrollLeft);
      const wanted = left < at ? left : right > at + room ? Math.min(left, right - room) : at;
      if (wanted !== at) scroller.scrollTo({ left: isRightToLeft() ? -wanted : wanted, behavior: 'instant' });
      seen = [wanted, wanted + scroller.clientWidth];
      map.requestUpdate();
    },

    /** Phases that are one column each. */
    isFolded: (phase: string): boolean => folded.has(phase),
    fold,
    toggle(phase: string): void {
      const others = new Set(folded);
      if (!others.delete(phase)) others.add(phase);
      fold(others);
    },
  };
}
