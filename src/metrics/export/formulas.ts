import Papa from 'papaparse';
import { inert, isFormula } from '../../core/inert-cell.js';

export { inert, isFormula };

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
