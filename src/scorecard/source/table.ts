import type { Problem } from '../../core/problem.js';
import { err, ok, type Result } from '../../core/result.js';
import { CsvReader, whyNotATable } from '../../metrics/intake/csv.js';
import { didYouMean } from '../../model/nearest.js';

/** The rows of a table as objects: the cells of the columns that are known, trimmed, without those that are empty. */
export interface TableRows {
  readonly rows: readonly { readonly cells: Readonly<Record<string, string>>; readonly where: string }[];
  readonly problems: readonly Problem[];
}

/** More rows than this are no table of figures. */
const MOST_ROWS = 100_000;

/** Reads a table whose first row names its columns, in any order and case. */
export function tableRows(csv: string, columns: readonly string[], needed: readonly string[], ignored: readonly string[] = []): Result<TableRows, readonly Problem[]> {
  const content = csv.replace(/^\ufeff/, '');
  const why = whyNotATable(content);
  if (why) return err([{ ...why, where: '' }]);
  let records: string[][];
  try {
    const reader = new CsvReader(content.slice(0, 10_000));
    records = [...reader.push(content), ...reader.end()];
  } catch (error) {
    return err([{ code: 'record-too-long', message: error instanceof Error ? error.message : String(error), where: '' }]);
  }
  const [head = [], ...body] = records.filter((record) => record.some((cell) => cell.trim() !== ''));
  const names = head.map((name) => name.trim().toLowerCase());
  const missing = needed.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    return err(missing.map((name) => ({ code: 'no-column', message: `There is no column "${name}" in the first row.${didYouMean(name, names)}`, where: 'row 1' })));
  }
  if (body.length > MOST_ROWS) return err([{ code: 'too-many-rows', message: `There are more than ${MOST_ROWS} rows. A table of ready figures has one for each figure and period.`, where: '' }]);
  const problems = names.flatMap((name): Problem[] =>
    name === '' || columns.includes(name) || ignored.includes(name) ? [] : [{ code: 'unknown-column', message: `Nothing is known of a column "${name}"; it is left out.${didYouMean(name, columns)}`, where: 'row 1' }]);
  names.forEach((name, i) => {
    if (columns.includes(name) && names.indexOf(name) < i) problems.push({ code: 'twice', message: `There are two columns "${name}"; the first counts.`, where: 'row 1' });
  });
  const rows = body.map((record, i) => {
    const cells: Record<string, string> = Object.create(null) as Record<string, string>;
    columns.forEach((column) => {
      const cell = record[names.indexOf(column)]?.trim();
      if (cell !== undefined && cell !== '') cells[column] = cell;
    });
    return { cells, where: `row ${i + 2}` };
  });
  return ok({ rows, problems });
}

/** A number as tables have it: `39.84`, `-12`, `82 %` for 0.82. Null for anything else, such as `1,5`, which may be two things. */
export function numberIn(cell: string): number | null {
  const found = /^'?([-\u2212+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?)\s*(%?)$/i.exec(cell);
  if (!found) return null;
  const value = Number(found[1]!.replace('\u2212', '-'));
  return found[2] ? value / 100 : value;
}
