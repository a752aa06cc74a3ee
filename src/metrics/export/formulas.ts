import Papa from 'papaparse';
import { CUTS, inert, isFormula } from '../../core/inert-cell.js';

export { inert, isFormula };

/**
 * Makes a table harmless, header and all: cells that a spreadsheet would run get an apostrophe before them, wherever it cuts: one that
 * is set to semicolons finds cells within those of a table with commas. A table without any stays as it is, byte for byte.
 *
 * @param delimiter `,` or `;` or a tab; found by itself if not given
 */
export function inertTable(given: string, delimiter?: string): string {
  // of several kinds of line ends a spreadsheet takes each for one
  const ends = [/\r\n/, /(?<!\r)\n/, /\r(?!\n)/].filter((end) => end.test(given)).length;
  const text = ends > 1 ? given.replace(/\r\n?/g, '\n') : given;
  const { data, meta } = Papa.parse<string[]>(text, { delimiter: delimiter ?? '', delimitersToGuess: [...CUTS] });
  const own = data.some((row) => row.some((cell) => isFormula(cell))) ? Papa.unparse(data.map((row) => row.map(inert)), { delimiter: meta.delimiter, newline: meta.linebreak }) : text;
  return CUTS.filter((cut) => cut !== meta.delimiter).reduce(
    (table, cut) => table.replace(new RegExp(`${cut}("*)(?=([^,;\\t\\r\\n"]*))`, 'g'), (found, quotes: string, cell: string) => (isFormula(cell) ? `${cut}${quotes}'` : found)),
    own,
  );
}
