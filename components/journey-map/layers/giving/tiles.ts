import { spansIn, type Sheet, type Span } from '../../columns.js';
import type { MapContext } from '../../lanes/context.js';
import { ROW_NAMES } from '../../map-view.js';

/** What fits on a sheet of A4 lying on its side, without its margins, in pixels. */
const PAPER = { width: 1031, height: 690 };
/** Letters on tiles are no smaller than this share of their size on the screen. */
const SMALLEST = 0.75;

/** A stretch of a map as a map of its own: the names of lanes stand at its beginning again. */
function part({ columns, edges, macro, micro }: Sheet, from: number, to: number): Sheet {
  const shifted = (spans: readonly Span[]): Span[] => spansIn(spans, { from, to }).map((span) => ({ ...span, from: span.from - from, to: span.to - from }));
  return { columns: columns.slice(from, to), edges: edges.slice(from, to + 1).map((edge) => edge - edges[from]!), macro: shifted(macro), micro: shifted(micro) };
}

/** Cuts a map into pieces that fit on paper beside each other; never within a column, and where it can between phases. */
export function tilesOf(context: MapContext): readonly MapContext[] {
  const { sheet, em } = context;
  const room = PAPER.width / SMALLEST - ROW_NAMES * em;
  const ends = new Set(sheet.macro.map(({ to }) => to));
  const tiles: MapContext[] = [];
  let from = 0;
  while (from < sheet.columns.length) {
    let to = from + 1;
    while (to < sheet.columns.length && sheet.edges[to + 1]! - sheet.edges[from]! <= room) to += 1;
    // the end of a phase, if the tile is at least half full there
    for (let at = to; to < sheet.columns.length && at > from + (to - from) / 2; at--) {
      if (!ends.has(at)) continue;
      to = at;
      break;
    }
    tiles.push({ ...context, sheet: part(sheet, from, to), stretch: { from: 0, to: to - from } });
    from = to;
  }
  return tiles;
}

/** Makes something no larger than its paper, of which so many pixels are taken. */
export function fit(element: HTMLElement, taken: number): void {
  element.style.removeProperty('zoom');
  const table = element.querySelector('table');
  if (!table) return;
  const { width, height } = table.getBoundingClientRect();
  const zoom = Math.min(1, PAPER.width / width, Math.max(PAPER.height / 2, PAPER.height - taken) / height);
  if (zoom < 1) element.style.setProperty('zoom', zoom.toFixed(4));
}
