import type { View } from '../../src/journey/figures/observed-at.js';
import { observedAt, type ObservedAt } from '../../src/journey/figures/observed-at.js';
import { rollUpJourney } from '../../src/journey/figures/roll-up.js';
import type { Series } from '../../src/journey/document/kinds.js';
import type { JourneyIndex } from '../../src/journey/map/journey-index.js';
import type { JourneyFigure } from '../../src/journey/figures/figure.js';
import type { OwnColumn } from './columns.js';

/** Beside what the map is held: another series of figures, or the same of others, of another time, of an earlier version. */
export type Comparison =
  | { readonly kind: 'series'; readonly series: Exclude<Series, 'current'>; readonly who?: string }
  | { readonly kind: 'segment'; readonly segment: string }
  | { readonly kind: 'persona'; readonly persona: string }
  | { readonly kind: 'period'; readonly from: string; readonly to: string }
  | { readonly kind: 'version'; readonly version: string };

/** Whose figures are read, and where: a series of a state of the journey. */
export interface Side {
  readonly index: JourneyIndex;
  readonly series: Series;
  readonly view: View;
  readonly who?: string | undefined;
  /** A figure that stands for what the journey says of a place now. */
  readonly figure?: ((at: string, metric: string, segment: string | undefined) => JourneyFigure | undefined) | undefined;
}

const SERIES = new Set(['expected', 'competitor', 'best']);

/** Reads the attribute: `expected`, `competitor:Harbour Bank`, `best`, `segment:gold`, `persona:ana`, `version:v1`, `period:2026-01-01..2026-03-31`. */
export function parseComparison(text: string): Comparison | undefined {
  const [kind = '', ...rest] = text.split(':');
  const what = rest.join(':');
  if (SERIES.has(kind)) return { kind: 'series', series: kind as Exclude<Series, 'current'>, ...(what && { who: what }) };
  if (!what) return undefined;
  if (kind === 'segment') return { kind, segment: what };
  if (kind === 'persona') return { kind, persona: what };
  if (kind === 'version') return { kind, version: what };
  const [, from, to] = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/.exec(what) ?? [];
  return kind === 'period' && from !== undefined && to !== undefined ? { kind, from, to } : undefined;
}

/** The other way around. */
export function writeComparison(comparison: Comparison): string {
  switch (comparison.kind) {
    case 'series':
      return comparison.who === undefined ? comparison.series : `${comparison.series}:${comparison.who}`;
    case 'segment':
      return `segment:${comparison.segment}`;
    case 'persona':
      return `persona:${comparison.persona}`;
    case 'version':
      return `version:${comparison.version}`;
    case 'period':
      return `period:${comparison.from}..${comparison.to}`;
  }
}

/** All that this journey can be held against, in the order in which people look for it. */
export function comparisonsOf(index: JourneyIndex): readonly Comparison[] {
  const series = new Map<string, Comparison>();
  for (const { series: one, who } of index.series) {
    if (one === 'current') continue;
    const comparison: Comparison = { kind: 'series', series: one, ...(who !== undefined && one === 'competitor' && { who }) };
    series.set(writeComparison(comparison), comparison);
  }
  const order = ['expected', 'best', 'competitor'];
  return [
    ...[...series.values()].sort((a, b) => order.indexOf(a.kind === 'series' ? a.series : '') - order.indexOf(b.kind === 'series' ? b.series : '')),
    ...index.all('segment').filter(({ id }) => index.tells('segment', id)).map(({ id }): Comparison => ({ kind: 'segment', segment: id })),
    ...index.all('persona').filter(({ id }) => index.tells('persona', id)).map(({ id }): Comparison => ({ kind: 'persona', persona: id })),
    ...index.all('version').filter(({ snapshot }) => snapshot !== undefined).map(({ id }): Comparison => ({ kind: 'version', version: id })),
  ];
}

/** Where the other figures are read. */
export function otherSide(side: Side, comparison: Comparison, earlier: JourneyIndex | undefined): Side | undefined {
  switch (comparison.kind) {
    case 'series':
      return { ...side, series: comparison.series, who: comparison.who };
    case 'segment':
      return { ...side, view: { ...side.view, segment: comparison.segment } };
    case 'persona':
      return { ...side, view: { ...side.view, persona: comparison.persona } };
    case 'period':
      return { ...side, view: { ...side.view, from: comparison.from, to: comparison.to } };
    case 'version':
      return earlier && { ...side, index: earlier, figure: undefined };
  }
}

/** The figure of a metric in a column: of the touchpoint, or of all that is folded into it. */
export function observedIn({ index, series, view, who, figure: live }: Side, column: OwnColumn, metric: string): ObservedAt {
  const instead = series === 'current' && view.from === undefined && view.persona === undefined ? live?.(column.id, metric, view.segment) : undefined;
  if (instead) return { at: column.id, metric, series, stat: null, figure: instead, observations: [], unlike: false, fromEvidence: false };
  if (column.kind === 'step') return observedAt(index, column.id, metric, series, view, who);
  const { stat, figure, unlike } = rollUpJourney(index, column.id, metric, series, view, who);
  return { at: column.id, metric, series, stat, figure, observations: [], unlike: unlike > 0, fromEvidence: false };
}
