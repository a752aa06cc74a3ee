import { inertWithin } from './inert-cell.js';

/** What may stand in a cell. */
export type CsvCell = string | number | boolean | null;

/** A cell by RFC 4180; what a spreadsheet would run gets an apostrophe before it, also within, for one that cuts at semicolons or tabs. */
function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = inertWithin(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as CSV (RFC 4180), safe to open in a spreadsheet. */
export const csvText = (rows: readonly (readonly CsvCell[])[]): string => rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
