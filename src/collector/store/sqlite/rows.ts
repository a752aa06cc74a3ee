import type Database from 'libsql';

/** Rows that are written by one statement: a call costs more than what it does with a row. Few sizes, so that each is prepared once. */
const SIZES = [64, 8, 1] as const;

/** The statements by their size and what they are for: a long text is not made anew for each. */
const texts = new Map<string, string>();

function statementText(text: string, size: number, width: number): string {
  const name = `${size} ${text}`;
  let made = texts.get(name);
  if (made === undefined) {
    const row = `(${Array.from({ length: width }, () => '?').join(', ')})`;
    texts.set(name, (made = text.replace(':rows', `VALUES ${Array.from({ length: size }, () => row).join(', ')}`)));
  }
  return made;
}

/**
 * Writes rows in order, many with each statement.
 *
 * @param text from `INSERT INTO ...`; `VALUES` and the rows stand where it says `:rows`
 * @returns the number that the last row was given
 */
export function writeRows(sql: (text: string) => Database.Statement, text: string, rows: readonly (readonly (string | number | null)[])[]): number | undefined {
  const [first] = rows;
  if (!first) return undefined;
  let last: number | bigint = 0;
  for (let from = 0; from < rows.length; ) {
    const size = SIZES.find((one) => one <= rows.length - from)!;
    const statement = sql(statementText(text, size, first.length));
    last = statement.run(rows.slice(from, from + size).flat()).lastInsertRowid;
    from += size;
  }
  return Number(last);
}
