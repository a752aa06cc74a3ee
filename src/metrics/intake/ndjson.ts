import { CxError } from '../../core/problem.js';
import { LONGEST_RECORD } from './csv.js';

/** One line of NDJSON. */
export interface JsonRecord {
  /** Counted from 1, blank lines too. */
  readonly line: number;
  readonly value: Readonly<Record<string, unknown>>;
}

/**
 * Reads NDJSON, one JSON object a line, piece by piece, without holding more than the piece and one unfinished line.
 * Blank lines are passed over.
 */
export class NdjsonReader {
  #rest = '';
  #line = 0;

  /**
   * Takes the next piece, and gives the records that are complete now.
   *
   * @throws CxError `record-too-long`, `not-json`, naming the line
   */
  push(piece: string): JsonRecord[] {
    const lines = (this.#rest + piece).split('\n');
    this.#rest = lines.pop()!;
    const found = lines.flatMap((line) => this.#read(line));
    if (this.#rest.length > LONGEST_RECORD) throw this.#tooLong(this.#line + 1);
    return found;
  }

  /** Gives what is left when there is no more. @throws CxError as {@link push} */
  end(): JsonRecord[] {
    const last = this.#rest;
    this.#rest = '';
    return this.#read(last);
  }

  #read(text: string): JsonRecord[] {
    this.#line += 1;
    const line = this.#line;
    if (text.length > LONGEST_RECORD) throw this.#tooLong(line);
    if (text.trim() === '') return [];
    const value = parsed(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return [{ line, value: value as JsonRecord['value'] }];
    throw new CxError({ code: 'not-json', message: `Line ${line} is no JSON object. In NDJSON every line is one.`, where: `line ${line}` });
  }

  #tooLong(line: number): CxError {
    return new CxError({ code: 'record-too-long', message: `Line ${line} is longer than a million characters. In NDJSON every record has a line of its own.`, where: `line ${line}` });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Is this the beginning of NDJSON, that is, is its first line a JSON object? */
export function isNdjson(sample: string): boolean {
  const [first = ''] = sample.trimStart().split('\n', 1);
  return first.startsWith('{') && (typeof parsed(first) === 'object' || first.length > sample.length / 2);
}

/** More columns than this are no table: keys that are ids by mistake. */
const MOST_COLUMNS = 2000;
/** Objects within objects are looked into so far. */
const DEEPEST = 3;

/**
 * Makes rows of flat objects, for what reads tables: a column for each key, in the order they came up, and `a.b` for keys
 * within objects. Lists are written as JSON; null and what is not there is an empty cell.
 */
export class JsonRows {
  readonly #columns = new Map<string, number>();

  /** @param names columns that are known already, as from an earlier pass */
  constructor(names: readonly string[] = []) {
    for (const name of names) this.#columns.set(name, this.#columns.size);
  }

  /** The keys that have come up. */
  get names(): string[] {
    return [...this.#columns.keys()];
  }

  /** The cells of an object. @throws CxError `too-many-columns` */
  row(value: JsonRecord['value']): string[] {
    const cells: string[] = [];
    this.#take(cells, value, '', 1);
    for (let i = 0; i < this.#columns.size; i++) cells[i] ??= '';
    return cells;
  }

  #take(cells: string[], value: JsonRecord['value'], before: string, depth: number): void {
    for (const [key, inner] of Object.entries(value)) {
      const name = before + key;
      if (typeof inner === 'object' && inner !== null && !Array.isArray(inner) && depth < DEEPEST) this.#take(cells, inner as JsonRecord['value'], `${name}.`, depth + 1);
      else cells[this.#column(name)] = textOf(inner);
    }
  }

  #column(name: string): number {
    const known = this.#columns.get(name);
    if (known !== undefined) return known;
    if (this.#columns.size >= MOST_COLUMNS) {
      throw new CxError({ code: 'too-many-columns', message: `There are more than ${MOST_COLUMNS} different keys. Ids are probably used as keys.` });
    }
    this.#columns.set(name, this.#columns.size);
    return this.#columns.size - 1;
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
