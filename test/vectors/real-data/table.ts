import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { CsvReader } from '../../../src/metrics/intake/index.js';

/** A table held in memory: its columns by name, trimmed. */
export interface Table {
  column(name: string): readonly string[];
}

/** Reads a CSV file by the same reader that the import uses; a text file by its spaces. */
export async function readTable(path: string): Promise<Table> {
  const rows = path.endsWith('.txt') ? await spacedRows(path) : await csvRows(path);
  const [header = [], ...body] = rows.filter((row) => row.length > 1);
  const names = header.map((name) => name.trim());
  return {
    column: (name) => {
      const index = names.indexOf(name);
      if (index < 0) throw new Error(`${path} has no column ${name}`);
      return body.map((row) => row[index] ?? '');
    },
  };
}

async function csvRows(path: string): Promise<string[][]> {
  const rows: string[][] = [];
  let reader: CsvReader | undefined;
  for await (const piece of createReadStream(path, { encoding: 'utf8' }) as AsyncIterable<string>) {
    reader ??= new CsvReader(piece);
    rows.push(...reader.push(piece));
  }
  rows.push(...(reader?.end() ?? []));
  return rows;
}

async function spacedRows(path: string): Promise<string[][]> {
  return (await readFile(path, 'utf8')).split(/\r?\n/).map((line) => line.trim().split(/\s+/));
}
