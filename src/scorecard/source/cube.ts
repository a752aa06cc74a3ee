import type { Problem } from '../../core/problem.js';
import { UNKNOWN } from '../../metrics/cube/axes.js';
import { Cube } from '../../metrics/cube/cube.js';
import type { Metric } from '../../metrics/definition.js';
import { parsePeriod, type PeriodUnit } from '../../metrics/period/calendar.js';
import { givenMetric, rangeOf, type GivenMetric } from './metric.js';
import { sumsOfRow, usualUnit, type FigureRow, type RowSums } from './row.js';

/** Ready figures as a cube, and what of them was refused, row by row. */
export interface GivenFigures {
  readonly cube: Cube;
  readonly metrics: readonly Metric[];
  /** Rows that became figures. */
  readonly taken: number;
  /** Rows that say themselves that there is no figure, such as one that was too small to be shown. */
  readonly without: number;
  /** Why others are not in it; at most a hundred, of `refused`. */
  readonly problems: readonly Problem[];
  readonly refused: number;
}

const MOST_PROBLEMS = 100;

/** A row with its place in what was read. */
export interface PlacedRow {
  readonly row: FigureRow;
  readonly where: string;
}

interface Taken extends PlacedRow {
  readonly sums: RowSums;
  readonly period: number;
}

/**
 * Puts ready figures into a cube. Everybody is what a row without a group says; what its groups leave of it is the group of those of
 * whom nothing is known. Without such a row everybody is the sum of the groups of the dimension that holds most.
 *
 * @param known metrics whose direction and range are taken over
 */
export function cubeOfRows(rows: readonly PlacedRow[], { known = [], without = 0, zone = 'UTC', problems: before = [] }: { readonly known?: readonly Metric[]; readonly without?: number; readonly zone?: string; readonly problems?: readonly Problem[] }): GivenFigures {
  const problems: Problem[] = [...before];
  const { unit, taken, metrics } = chosen(rows, known, problems);
  const dimensions = [...new Set(taken.flatMap(({ row }) => (row.dimension === undefined ? [] : [row.dimension])))];
  const cube = new Cube({ metrics: [...metrics.values()], unit, zone, dimensions });
  const cells = new Map<string, Taken[]>();
  for (const one of taken) {
    const key = `${one.row.metric} ${one.period}`;
    cells.set(key, [...(cells.get(key) ?? []), one]);
  }
  let counted = 0;
  for (const cell of cells.values()) counted += fill(cube, cell, problems);
  return { cube, metrics: [...metrics.values()], taken: counted, without, problems: problems.slice(0, MOST_PROBLEMS), refused: problems.length };
}

/** The rows that can be figures: of one unit of period, and of one kind for each metric. */
function chosen(rows: readonly PlacedRow[], known: readonly Metric[], problems: Problem[]): { readonly unit: PeriodUnit; readonly taken: Taken[]; readonly metrics: Map<string, Metric> } {
  const refuse = (code: string, message: string, where: string): void => void problems.push({ code, message, where });
  const taken: Taken[] = [];
  const given = new Map<string, GivenMetric>();
  const seen = new Set<string>();
  let unit: PeriodUnit | undefined;
  for (const { row, where } of rows) {
    const sums = sumsOfRow(row, where);
    if (!sums.ok) {
      problems.push(sums.error);
      continue;
    }
    const period = parsePeriod(row.period)!;
    const metric = given.get(row.metric);
    const old = known.find(({ id }) => id === row.metric);
    const is: GivenMetric = {
      id: row.metric, kind: sums.value.kind, unit: row.unit ?? metric?.unit ?? (sums.value.kind === 'mean' ? old?.unit : undefined) ?? usualUnit(sums.value.kind),
      better: row.better ?? metric?.better ?? old?.better ?? 'higher', range: [0, 0],
    };
    const ranged = { ...is, range: old && old.unit === is.unit ? old.range : rangeOf(is.unit) };
    const [low, high] = ranged.range;
    const value = row.value ?? low;
    const key = JSON.stringify([row.metric, period.period, row.dimension ?? null, row.group ?? null]);
    if (unit !== undefined && period.unit !== unit) refuse('unlike-periods', `All periods must be of one kind; the first is a ${unit}, this is a ${period.unit}.`, where);
    else if (metric && (metric.kind !== is.kind || metric.unit !== is.unit || metric.better !== is.better)) refuse('unlike-figures', `"${row.metric}" is given in another way before: with other counts, another unit or another direction.`, where);
    else if (is.kind === 'mean' && !(value >= low && value <= high)) refuse('out-of-range', `A ${is.unit} lies between ${low} and ${high}; this is ${value}.${is.unit === 'share' && value <= 100 ? ` Write ${value / 100}, or ${value}%.` : ''}`, where);
    else if ((row.dimension === undefined) !== (row.group === undefined)) refuse('incomplete', 'A group needs its dimension, and a dimension its group.', where);
    else if (seen.has(key)) refuse('twice', 'This figure is there already.', where);
    else {
      unit ??= period.unit;
      if (!metric) given.set(row.metric, ranged);
      seen.add(key);
      taken.push({ row, where, sums: sums.value, period: period.period });
    }
  }
  return { unit: unit ?? 'month', taken, metrics: new Map([...given].map(([id, metric]) => [id, givenMetric(metric)])) };
}

/** Adds the figures of one metric and period; tells how many rows are in it. */
function fill(cube: Cube, cell: readonly Taken[], problems: Problem[]): number {
  const { metric } = cell[0]!.row;
  const { period } = cell[0]!;
  const measure = cube.measure(metric);
  const add = (dimension: number, group: string, sums: readonly number[]): void => sums.forEach((amount, slot) => amount !== 0 && cube.addAmount(measure, [cube.segment(dimension, group)], period, slot, amount));
  const groupsOf = (name: string): readonly Taken[] => cell.filter(({ row }) => row.dimension === name);
  const total = cell.find(({ row }) => row.dimension === undefined);
  if (cube.dimensions[0] === UNKNOWN) {
    add(0, UNKNOWN, total!.sums.sums);
    return 1;
  }
  const wholes = cube.dimensions.map((name) => wholeOf(groupsOf(name)));
  const all = total?.sums ?? wholes.reduce((most, whole) => (whole.n > most.n ? whole : most));
  let counted = total ? 1 : 0;
  cube.dimensions.forEach((name, dimension) => {
    const groups = groupsOf(name);
    const rest = restOf(all, wholes[dimension]!);
    if (rest === null) {
      const { where } = groups[0]!;
      problems.push({ code: 'contradictory', message: `The groups of "${name}" are more than everybody: the figures of "${metric}" in ${cell[0]!.row.period} do not add up. Those of this dimension are left out.`, where });
      add(dimension, UNKNOWN, all.sums);
      return;
    }
    counted += groups.length;
    for (const { row, sums } of groups) add(dimension, row.group!, sums.sums);
    add(dimension, UNKNOWN, rest);
  });
  return counted;
}

function wholeOf(groups: readonly Taken[]): RowSums {
  const sums: number[] = [];
  for (const group of groups) group.sums.sums.forEach((amount, i) => (sums[i] = (sums[i] ?? 0) + amount));
  return { kind: groups[0]?.sums.kind ?? 'mean', n: groups.reduce((n, group) => n + group.sums.n, 0), sums };
}

/** What some groups leave of everybody; null where they are more. Values were rounded, so what is left of nobody is nothing. */
function restOf(all: RowSums, groups: RowSums): readonly number[] | null {
  const n = all.n - groups.n;
  if (n < 0) return null;
  if (n === 0) return [];
  const rest = all.sums.map((amount, i) => amount - (groups.sums[i] ?? 0));
  if (all.kind !== 'mean') return rest.some((amount) => amount < 0) ? null : rest;
  const [size, sum, squares] = rest as [number, number, number];
  return [size, sum, Math.max(squares, (sum * sum) / size)]; // rounding must not make a variance below 0
}
