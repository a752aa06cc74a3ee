/** How a cell begins that a spreadsheet takes for a formula or a command (OWASP, "CSV injection"); some pass over spaces, or know the wide signs of East Asia. */
const DANGEROUS = /^(?:[\t\r\n]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20])/;
/** What begins like one and is a number all the same. */
const NUMBER = /^[+-]?(?:\d+(?:[.,]\d+)*|[.,]\d+)(?:e[+-]?\d+)?%?$/i;

/** Would a spreadsheet run this cell? */
export function isFormula(cell: string): boolean {
  return DANGEROUS.test(cell) && !NUMBER.test(cell.replace(/^ +/, ''));
}

/** What spreadsheets cut cells at, by the settings of their language. */
export const CUTS = [',', ';', '\t'] as const;

/** The same for a cell of a table with commas, also within: a spreadsheet that cuts at semicolons or tabs finds cells within it. */
export function inertWithin(cell: string): string {
  return cell.split(/([;\t])/).map((part, i) => (i % 2 === 1 ? part : inert(part))).join('');
}

/** A cell that a spreadsheet shows and does not run: with an apostrophe before it where it has to be. */
export function inert(cell: string): string {
  return isFormula(cell) ? `'${cell}` : cell;
}
