import { UNKNOWN } from '../metrics/cube/axes.js';
import type { Cube } from '../metrics/cube/cube.js';
import { firstDay, periodOfDay } from '../metrics/period/calendar.js';
import { protectGroups } from '../metrics/statistics/privacy/groups.js';
import type { RollupRow } from './store/store.js';

/** The group that stands for all that is not told by group. */
export const WITHHELD = '\u2026';

/** The sums of one measure in one month: of each dimension, by group. */
type Table = Map<string, Float64Array>[];

/**
 * What may be told to everybody now, on top of what was told before: rows to add. Figures are told by the month. Of one metric asked in one way, the answers of
 * a month are told when at least `threshold` are new since they were told last; and of each dimension those groups whose new answers protect nobody less
 * than {@link protectGroups} asks for. What is left of a dimension is told as {@link WITHHELD}, so all dimensions, and all feeds, have the same total: whatever
 * is taken from whatever, of one feed or of two, of now or of before, is a figure of `threshold` people or more.
 *
 * Metrics that are not asked on a scale are not told, since it cannot be said how many people a change of them is about.
 */
export function releaseOf(real: Cube, told: Cube, threshold: number): RollupRow[] {
  const before = tablesOf(told, WITHHELD);
  const rows: RollupRow[] = [];
  for (const [place, { measure, day, table }] of tablesOf(real, UNKNOWN)) {
    const known = before.get(place)?.table;
    const change = minus(total(table[0]), total(known?.[0]), measure.metric.layout.width);
    if (sizeOf(change) < threshold) continue;
    table.forEach((groups, dimension) => {
      const names = [...new Set([...groups.keys(), ...(known?.[dimension]?.keys() ?? [])])].filter((name) => name !== WITHHELD).sort();
      const changes = names.map((name) => minus(groups.get(name), known?.[dimension]?.get(name), measure.metric.layout.width));
      const hidden = protectGroups(changes.map(sizeOf), threshold);
      const left = Float64Array.from(change);
      const tell = (segment: string, sums: Float64Array): void => sums.forEach((amount, slot) => amount !== 0 && rows.push({ metric: measure.metric.id, instrument: measure.instrument, dimension, segment, day, slot, amount }));
      names.forEach((name, i) => {
        if (hidden[i]) return;
        tell(name, changes[i]!);
        for (let slot = 0; slot < left.length; slot++) left[slot]! -= changes[i]![slot]!;
      });
      tell(WITHHELD, left);
    });
  }
  return rows;
}

interface Placed {
  readonly measure: Cube['measures'][number];
  readonly day: number;
  readonly table: Table;
}

/** Cubes of days, by measure and month. @param withheld what a group of that name stands for: a customer's group that happens to be called so is an unknown one */
function tablesOf(cube: Cube, withheld: string): Map<string, Placed> {
  const asked = cube.measures.filter(({ metric }) => metric.source.kind === 'scores');
  const tables = new Map<string, Placed>();
  cube.forEachCell((segment, period, cell) => {
    const { dimension, value: name } = cube.segments.at(segment);
    const value = name === WITHHELD ? withheld : name;
    const day = firstDay('month', periodOfDay('month', period));
    for (const measure of asked) {
      const row = cell.subarray(measure.offset, measure.offset + measure.metric.layout.width);
      if (row.every((amount) => amount === 0)) continue;
      const place = `${day} ${measure.key}`;
      const placed = tables.get(place) ?? { measure, day, table: Array.from({ length: Math.max(1, cube.dimensions.length) }, () => new Map<string, Float64Array>()) };
      tables.set(place, placed);
      const groups = placed.table[dimension]!;
      const sums = groups.get(value);
      if (sums) row.forEach((amount, i) => void (sums[i]! += amount));
      else groups.set(value, Float64Array.from(row));
    }
  });
  return tables;
}

function total(groups: ReadonlyMap<string, Float64Array> | undefined): Float64Array | undefined {
  let sums: Float64Array | undefined;
  for (const group of groups?.values() ?? []) sums = sums ? sums.map((amount, i) => amount + group[i]!) : Float64Array.from(group);
  return sums;
}

const minus = (a: Float64Array | undefined, b: Float64Array | undefined, width: number): Float64Array => Float64Array.from({ length: width }, (_, i) => (a?.[i] ?? 0) - (b?.[i] ?? 0));

/** How many answers a change is about, at the least: those that came, or those that went. */
function sizeOf(change: Float64Array): number {
  let [came, went] = [0, 0];
  for (const amount of change) {
    if (amount > 0) came += amount;
    else went -= amount;
  }
  return Math.max(came, went);
}
