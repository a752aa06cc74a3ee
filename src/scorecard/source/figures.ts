import * as z from 'zod/mini';
import type { Problem } from '../../core/problem.js';
import { err, ok } from '../../core/result.js';
import type { Metric } from '../../metrics/definition.js';
import { parse, type Parsed } from '../../model/parse.js';
import { plainCopy } from '../../model/plugin/plain.js';
import { withKnownName } from '../../model/suggest.js';
import { cubeOfRows, type GivenFigures, type PlacedRow } from './cube.js';
import { FIGURE_COLUMNS, figureRowSchema } from './row.js';
import { numberIn, tableRows } from './table.js';

export interface GivenSettings {
  /** Metrics whose direction, unit and range are taken over, by their id. */
  readonly known?: readonly Metric[];
  /** The time zone by whose clocks the days were cut. Default `UTC`. */
  readonly zone?: string;
}

const TEXTS: readonly string[] = ['metric', 'period', 'dimension', 'group', 'unit', 'better'];
/** What `figureLines` writes beside what is read here. */
const WRITTEN_BESIDE = ['method', 'interval', 'reason'];

/**
 * Ready figures from a table: one row for each metric, period and, if there are groups, dimension and group. A row carries counts
 * (promoters, passives, detractors; or count and n), or value, n and its interval or standard deviation. What is less is refused,
 * row by row; the rest is a cube, with intervals, tests and suppression like any other. Reads what `figureLines` writes. Never throws.
 */
export function figuresFromCsv(csv: string, settings: GivenSettings = {}): Parsed<GivenFigures> {
  const table = tableRows(csv, [...FIGURE_COLUMNS, 'reason'], ['metric', 'period'], WRITTEN_BESIDE);
  if (!table.ok) return table;
  const problems: Problem[] = [...table.value.problems];
  const rows: PlacedRow[] = [];
  let without = 0;
  for (const { cells: { reason, ...cells }, where } of table.value.rows) {
    if (reason !== undefined && cells['value'] === undefined) {
      without += 1;
      continue;
    }
    const values: Record<string, unknown> = {};
    const bad = Object.entries(cells).filter(([name, cell]) => {
      values[name] = TEXTS.includes(name) ? cell : numberIn(cell);
      return values[name] === null;
    });
    if (bad.length > 0) {
      problems.push(...bad.map(([name, cell]) => ({ code: 'not-a-number', message: `"${name}" is "${cell.slice(0, 40)}", which is no number such as 39.84 or 82%.`, where })));
      continue;
    }
    const group = cells['dimension'] !== undefined && cells['group'] === undefined ? { group: '' } : {};
    take(parse(figureRowSchema, { ...values, ...group }), where, rows, problems);
  }
  return ok(cubeOfRows(rows, { ...settings, without, problems }));
}

/** A list of ready figures, each an object with the columns of the table. */
const figureListSchema = z.strictObject({ figures: z.array(z.unknown()).check(z.maxLength(100_000)) });

/** The same from JSON: `{ "figures": [{ "metric": "nps", "period": "2026-11", "promoters": 40, "passives": 30, "detractors": 12 }] }`. Never throws. */
export function figuresFromJson(input: unknown, settings: GivenSettings = {}): Parsed<GivenFigures> {
  const plain = plainCopy(input);
  if (!plain.ok) return err([plain.error]);
  const list = parse(figureListSchema, plain.value);
  if (!list.ok) return err(list.error.map((problem) => withKnownName(problem, figureListSchema, plain.value)));
  const rows: PlacedRow[] = [];
  const problems: Problem[] = [];
  list.value.figures.forEach((figure, i) => {
    const parsed = parse(figureRowSchema, figure);
    take(parsed.ok ? parsed : err(parsed.error.map((problem) => withKnownName(problem, figureRowSchema, figure))), `/figures/${i}`, rows, problems);
  });
  return ok(cubeOfRows(rows, { ...settings, problems }));
}

/** Takes a row that can be read, or says of each of its cells what is wrong. */
function take(parsed: Parsed<PlacedRow['row']>, where: string, rows: PlacedRow[], problems: Problem[]): void {
  if (parsed.ok) rows.push({ row: parsed.value, where });
  else problems.push(...parsed.error.map((problem) => ({ ...problem, message: `${problem.where ? `"${problem.where.slice(1)}": ` : ''}${problem.message}`, where })));
}
