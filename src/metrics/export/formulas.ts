import Papa from 'papaparse';

/** How a cell begins that a spreadsheet takes for a formula or a command (OWASP, "CSV injection"). */
const DANGEROUS = /^[=+\-@\t\r\n]/;
/** What begins like one and is a number all the same. */
const NUMBER = /^[+-]?(?:\d+(?:[.,]\d+)*|[.,]\d+)(?:e[+-]?\d+)?%?$/i;

/** Would a spreadsheet run this cell? */
export function isFormula(cell: string): boolean {
  return DANGEROUS.test(cell) && !NUMBER.test(cell);
}

/** A cell that a spreadsheet shows and does not run: with an apostrophe before it where it has to be. */
export function inert(cell: string): string {
  return isFormula(cell) ? `'${cell}` : cell;
}

/**
 * Makes a table harmless, header and all: cells that a spreadsheet would run get an apostrophe before them. A table without any stays as it is,
 * byte for byte.
 *
 * @param delimiter `,` or `;` or a tab; found by itself if not given
 */
export function inertTable(text: string, delimiter?: string): string {
  const { data, meta } = Papa.parse<string[]>(text, { delimiter: delimiter ?? '', delimitersToGuess: [',', ';', '\t', '|'] });
  if (!data.some((row) => row.some((cell) => isFormula(cell)))) return text;
  return Papa.unparse(data.map((row) => row.map(inert)), { delimiter: meta.delimiter, newline: meta.linebreak });
}
