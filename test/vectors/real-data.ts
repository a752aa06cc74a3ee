import { createReadStream } from 'node:fs';
import { csat, npsAdjustedWald, npsCounts, npsScore, histogramOf, wilson, type Histogram } from '../../src/metrics/index.js';
import { CsvReader, parseScore } from '../../src/metrics/intake/index.js';

/** A table held in memory: its columns by name, trimmed. */
export interface Table {
  column(name: string): readonly string[];
}

/** Reads a CSV file by the same reader that the import uses. */
export async function readTable(path: string): Promise<Table> {
  const rows: string[][] = [];
  let reader: CsvReader | undefined;
  for await (const piece of createReadStream(path, { encoding: 'utf8' }) as AsyncIterable<string>) {
    reader ??= new CsvReader(piece);
    rows.push(...reader.push(piece));
  }
  rows.push(...(reader?.end() ?? []));
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

const npsOf = (cells: readonly string[]): Histogram =>
  histogramOf(cells.map((cell) => { const score = parseScore(cell); return score === 'no-answer' ? null : score; }), 0, 10);

function npsFigures(cells: readonly string[]): Record<string, unknown> {
  const histogram = npsOf(cells);
  const counts = npsCounts(histogram);
  const naive = { ...counts, promoters: counts.promoters + histogram.excluded.outOfRange };
  return { ...counts, ...histogram.excluded, n: histogram.n, nps: npsScore(counts), naiveIfScore11CountedAsPromoter: npsScore(naive), ci: npsAdjustedWald(counts) };
}

function groupBy(keys: readonly string[], values: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  keys.forEach((key, i) => groups.set(key, [...(groups.get(key) ?? []), values[i]!]));
  return groups;
}

/** What to work out for the cases of the real-data file, by the form of their names. */
export const realDataMethods: readonly { readonly name: RegExp; run(table: Table, match: RegExpExecArray): unknown }[] = [
  { name: /^SFO \d{4} NPS$/, run: (table) => npsFigures(table.column('NETPRO')) },
  { name: /^SFO \d{4} NPS adjusted Wald 95%$/, run: (table) => npsAdjustedWald(npsCounts(npsOf(table.column('NETPRO')))) },
  {
    name: /^SFO \d{4} NPS by (\w+)$/,
    // the case counts valid answers only: what is blank or 11 belongs to no group
    run: (table, match) =>
      Object.fromEntries(
        [...groupBy(table.column(match[1]!), table.column('NETPRO'))].map(([key, cells]) => [key, npsFigures(cells.filter((cell) => npsOf([cell]).n === 1))]),
      ),
  },
  {
    name: /^SFO \d{4} CSAT (\w+) top-2-box$/,
    run: (table, match) => {
      const scores = histogramOf(table.column(match[1]!).map((cell) => parseScore(cell) as number | null), 1, 5);
      const reading = csat.read({ scores });
      const satisfied = Math.round((reading.value ?? 0) * scores.n);
      const [lower, upper] = wilson(satisfied, scores.n) ?? [null, null];
      return { n: reading.n, satisfied, csat: reading.value, lower, upper };
    },
  },
];
