import type { Lane } from '../../../src/journey/document/records.js';
import type { Band } from '../../../src/journey/document/kinds.js';
import { BANDS } from '../../../src/journey/document/kinds.js';
import type { JourneyIndex } from '../../../src/journey/map/journey-index.js';

/** What a row of the map shows. `curve` is a metric as a line over the map, `layer` what a layer puts there; all others are cells. */
export type RowKind = 'curve' | 'layer' | Exclude<Lane['kind'], 'emotion'>;

/** A row of the map. */
export interface Row {
  readonly id: string;
  readonly kind: RowKind;
  /** What its author calls it; null for one that the map adds and names itself. */
  readonly name: string | null;
  readonly metric?: string;
  readonly band?: Band;
  readonly channel?: string;
  readonly plugin?: string;
}

/** Metrics in rows of their own where a journey has no lanes: the ones that are told most often. */
const MOST_METRICS = 4;

/**
 * The rows of a journey: its lanes, or, if it has none, one for everything that it tells of.
 *
 * @param empty rows in which there is nothing yet too, for who writes in them
 */
export function rowsOf(index: JourneyIndex, empty: boolean): readonly Row[] {
  const lanes = index.lanes();
  if (lanes.length === 0) return usualRows(index, empty);
  const rows = lanes.map(rowOf);
  const filled = rows.filter((row) => empty || isFilled(index, row));
  return filled.length > 0 ? filled : rows;
}

/** Is there anything to show in a row, at any touchpoint? */
function isFilled(index: JourneyIndex, row: Row): boolean {
  switch (row.kind) {
    case 'curve':
    case 'metric':
      return index.metrics.includes(row.metric ?? 'emotion') || (row.metric === 'emotion' && index.all('evidence').some(({ score }) => score !== undefined));
    case 'text':
      return index.all('cell').some(({ lane }) => lane === row.id);
    case 'backstage':
      return index.all('backstage').some(({ band }) => row.band === undefined || band === row.band);
    case 'plugin':
    case 'layer':
      return true;
    default:
      return index.all(row.kind).length > 0;
  }
}

function rowOf({ id, kind, name, metric, band, channel, plugin }: Lane): Row {
  return {
    id, name: name === '' ? null : name, kind: kind === 'emotion' ? 'curve' : kind,
    ...(kind === 'emotion' ? { metric: metric ?? 'emotion' } : metric !== undefined && { metric }),
    ...(band !== undefined && { band }), ...(channel !== undefined && { channel }), ...(plugin !== undefined && { plugin }),
  };
}

function usualRows(index: JourneyIndex, empty: boolean): Row[] {
  const rows: Row[] = [];
  const add = (kind: RowKind, more: Partial<Row> = {}): void => void rows.push({ id: `row:${kind}${more.metric ?? more.band ?? ''}`, kind, name: null, ...more });
  const { metrics } = index;
  if (empty || index.all('channel').length > 0) add('channel');
  if (empty || index.all('actor').length > 0) add('actor');
  if (empty || metrics.includes('emotion') || index.all('evidence').some(({ score }) => score !== undefined)) add('curve', { metric: 'emotion' });
  for (const metric of metrics.filter((one) => one !== 'emotion').slice(0, MOST_METRICS)) add('metric', { metric });
  for (const kind of ['pain', 'gain', 'opportunity', 'standard', 'evidence'] as const) if ((empty && kind !== 'evidence') || index.all(kind).length > 0) add(kind);
  const steps = index.all('backstage');
  for (const band of BANDS) if (steps.some((step) => step.band === band)) add('backstage', { band });
  if (empty || index.all('owner').length > 0) add('owner');
  return rows;
}
