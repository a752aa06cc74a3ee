import { CxError } from '../../../src/core/problem.js';
import { forEachRow, inRightEncoding, openFile } from '../../../components/import/read-file.js';

/** How reading goes: told as a share of the file, and called off by a signal. */
export interface Reading {
  readonly progress: (share: number) => void;
  readonly signal: AbortSignal;
}

/** The columns of a table by name. */
export class Table {
  readonly #columns: ReadonlyMap<string, readonly string[]>;
  readonly rows: number;
  readonly #file: string;

  constructor(columns: ReadonlyMap<string, readonly string[]>, rows: number, file: string) {
    this.#columns = columns;
    this.rows = rows;
    this.#file = file;
  }

  /** @throws CxError `no-such-column`: then it is another file */
  column(name: string): readonly string[] {
    const column = this.#columns.get(name);
    if (!column) throw new CxError({ code: 'no-such-column', message: `${this.#file} has no column "${name}", so it is another file than this page expects. It has ${[...this.#columns.keys()].slice(0, 8).join(', ')} ...`, where: name });
    return column;
  }
}

/** Reads a CSV file into columns, piece by piece, and lets the page breathe on the way. */
export async function readCsv(file: File, { progress, signal }: Reading): Promise<Table> {
  return inRightEncoding(await openFile(file), async (source) => {
    let names: readonly string[] | undefined;
    let columns: string[][] = [];
    let rows = 0;
    const take = (cells: readonly string[]): void => {
      if (!names) {
        names = cells.map((name) => name.replace(/^\ufeff/, '').trim());
        columns = names.map(() => []);
        return;
      }
      if (cells.length < 2) return;
      rows += 1;
      for (let i = 0; i < columns.length; i++) columns[i]!.push(cells[i] ?? '');
    };
    await forEachRow(source, take, { progress, signal });
    return new Table(new Map((names ?? []).map((name, i) => [name, columns[i]!])), rows, file.name);
  });
}

/** The same for a text whose columns stand between spaces. */
export async function readSpaced(file: File, { signal }: Reading): Promise<Table> {
  const lines = (await file.text()).split(/\r?\n/);
  signal.throwIfAborted();
  const names = (lines.shift() ?? '').trim().split(/\s+/);
  const columns = names.map((): string[] => []);
  let rows = 0;
  for (const line of lines) {
    const cells = line.trim().split(/\s+/);
    if (cells.length < names.length) continue;
    rows += 1;
    cells.forEach((cell, i) => columns[i]?.push(cell));
  }
  return new Table(new Map(names.map((name, i) => [name, columns[i]!])), rows, file.name);
}

/** How many rows have each value. */
export function countBy(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
