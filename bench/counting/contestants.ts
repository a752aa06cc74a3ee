import { Worker } from 'node:worker_threads';
import { addColumns, addColumnsInSteps, csat, Cube, defineMean, nps, read } from '../../src/metrics/index.js';
import type { Columns, Measure } from '../../src/metrics/index.js';
import { addColumnsInParallel } from '../../src/workers/index.js';
import { nodeWorkers } from '../../src/workers/node/index.js';
import { MONTHS, SEGMENTS, type Contestant, type Data, type Sums } from './data.js';

const hours = defineMean({ id: 'hours', what: 'hours to resolution', range: [0, 1e6], better: 'lower' });
const cubeOf = (): Cube => new Cube({ metrics: [nps, csat, hours], dimensions: ['segment'] });
const measured = (cube: Cube, metric: 'nps' | 'csat', min: number, max: number): Measure =>
  cube.measure(metric, { metric, scale: { min, max }, wording: 'w', language: 'en', order: 'ascending', mode: 'buttons' });

const columnsOf = (cube: Cube, data: Data): Columns => ({
  length: data.rows,
  periods: { codes: data.month, values: Array.from({ length: MONTHS }, (_, i) => 600 + i) },
  segments: [{ codes: data.segment, values: Array.from({ length: SEGMENTS }, (_, i) => `s${i}`) }],
  scores: [
    { measure: measured(cube, 'nps', 0, 10), codes: data.nps },
    { measure: measured(cube, 'csat', 1, 5), codes: data.csat },
  ],
  quantities: [{ measure: cube.measure('hours'), values: data.hours }],
});

function sumsOfCube(cube: Cube): Sums {
  const [one, two, three] = [read(cube, { metric: 'nps' }), read(cube, { metric: 'csat' }), read(cube, { metric: 'hours' })];
  let cells = 0;
  cube.forEachCell(() => (cells += 1));
  return { cells, n: one.n, promotersMinusDetractors: Math.round((one.value! * one.n) / 100), satisfied: Math.round(two.value! * two.n), hours: three.value! * three.n };
}

/** As it is published; from source a worker would first have to be translated. */
const builtWorker = (): Worker => new Worker(new URL('../../dist/src/workers/node/count-worker.js', import.meta.url));

const ours = (count: (cube: Cube, columns: Columns) => void | Promise<void>): Contestant => ({
  prepare: (data) => async () => {
    const cube = cubeOf();
    await count(cube, columnsOf(cube, data));
    return cube;
  },
  sums: (cube) => sumsOfCube(cube as Cube),
});

/** Sums a row of 18 numbers a cell: eleven scores, five stars, the sum of the hours and one unused. */
function sumsOfCells(cells: Float64Array): Sums {
  const sums: Sums = { cells: 0, n: 0, promotersMinusDetractors: 0, satisfied: 0, hours: 0 };
  for (let at = 0; at < cells.length; at += 18) {
    const scores = cells.subarray(at, at + 11);
    const n = scores.reduce((a, b) => a + b, 0);
    sums.cells += n > 0 ? 1 : 0;
    sums.n += n;
    sums.promotersMinusDetractors += scores[9]! + scores[10]! - scores.subarray(0, 7).reduce((a, b) => a + b, 0);
    sums.satisfied += cells[at + 14]! + cells[at + 15]!;
    sums.hours += cells[at + 16]!;
  }
  return sums;
}

/** What one would write by hand for just this question: the floor. No code for "no answer", no reason why, no spread. */
function byHand({ rows, segment, month, nps: scores, csat: stars, hours: values }: Data): Float64Array {
  const cells = new Float64Array(SEGMENTS * MONTHS * 18);
  for (let i = 0; i < rows; i++) {
    const at = (segment[i]! * MONTHS + month[i]!) * 18;
    cells[at + scores[i]!]! += 1;
    cells[at + 10 + stars[i]!]! += 1;
    cells[at + 16]! += values[i]!;
  }
  return cells;
}

interface Row {
  readonly segment: string;
  readonly month: string;
  readonly nps: number;
  readonly csat: number;
  readonly hours: number;
}

const rowsOf = (data: Data): Row[] =>
  Array.from({ length: data.rows }, (_, i) => ({ segment: `s${data.segment[i]}`, month: `m${data.month[i]}`, nps: data.nps[i]!, csat: data.csat[i]!, hours: data.hours[i]! }));

interface Tally {
  n: number;
  promoters: number;
  detractors: number;
  satisfied: number;
  hours: number;
}

const emptyTally = (): Tally => ({ n: 0, promoters: 0, detractors: 0, satisfied: 0, hours: 0 });
function tally(cell: Tally, row: Row, sign = 1): Tally {
  cell.n += sign;
  if (row.nps >= 9) cell.promoters += sign;
  else if (row.nps <= 6) cell.detractors += sign;
  if (row.csat >= 4) cell.satisfied += sign;
  cell.hours += sign * row.hours;
  return cell;
}

function sumsOfTallies(tallies: Iterable<Tally>): Sums {
  const sums: Sums = { cells: 0, n: 0, promotersMinusDetractors: 0, satisfied: 0, hours: 0 };
  for (const { n, promoters, detractors, satisfied, hours: total } of tallies) {
    sums.cells += 1;
    sums.n += n;
    sums.promotersMinusDetractors += promoters - detractors;
    sums.satisfied += satisfied;
    sums.hours += total;
  }
  return sums;
}

/** What is usually written: objects, a `Map` by text, a running tally. */
const objects: Contestant = {
  mostRows: 1_000_000,
  prepare(data) {
    const rows = rowsOf(data);
    return () => {
      const cells = new Map<string, Tally>();
      for (const row of rows) {
        const key = `${row.segment}|${row.month}`;
        let cell = cells.get(key);
        if (!cell) cells.set(key, (cell = emptyTally()));
        tally(cell, row);
      }
      return cells;
    };
  },
  sums: (cells) => sumsOfTallies((cells as Map<string, Tally>).values()),
};

const peer = (name: string): string => new URL(`../peers/node_modules/${name}`, import.meta.url).href;

interface ArqueroTable {
  groupby(...keys: string[]): ArqueroTable;
  rollup(values: Record<string, string>): ArqueroTable;
  objects(): Tally[];
}

const arquero: Contestant = {
  async prepare({ segment, month, nps: scores, csat: stars, hours: values }) {
    const { table } = (await import(peer('arquero/src/index.js'))) as { table(columns: Record<string, unknown>): ArqueroTable };
    const data = table({ segment, month, nps: scores, csat: stars, hours: values });
    return () =>
      data.groupby('segment', 'month').rollup({
        n: '() => op.count()',
        promoters: 'd => op.sum(d.nps >= 9 ? 1 : 0)',
        detractors: 'd => op.sum(d.nps <= 6 ? 1 : 0)',
        satisfied: 'd => op.sum(d.csat >= 4 ? 1 : 0)',
        hours: 'd => op.sum(d.hours)',
      });
  },
  sums: (result) => sumsOfTallies((result as ArqueroTable).objects()),
};

interface Crossfilter {
  dimension(key: (row: Row) => string): { group(): { reduce(add: (cell: Tally, row: Row) => Tally, remove: (cell: Tally, row: Row) => Tally, empty: () => Tally): { all(): { value: Tally }[] } } };
}

const crossfilter: Contestant = {
  mostRows: 1_000_000,
  async prepare(data) {
    const { default: crossfilterOf } = (await import(peer('crossfilter2/main.js'))) as { default: (rows: Row[]) => Crossfilter };
    const rows = rowsOf(data);
    return () => crossfilterOf(rows).dimension((row) => `${row.segment}|${row.month}`).group().reduce((cell, row) => tally(cell, row), (cell, row) => tally(cell, row, -1), emptyTally).all();
  },
  sums: (groups) => sumsOfTallies((groups as { value: Tally }[]).map(({ value }) => value)),
};

interface DuckConnection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getRowObjectsJS(): Record<keyof Tally, number | bigint>[] }>;
  createAppender(table: string): Promise<{ appendDataChunk(chunk: unknown): void; closeSync(): void }>;
}

interface DuckApi {
  DuckDBInstance: { create(path: string, options: Record<string, string>): Promise<{ connect(): Promise<DuckConnection> }> };
  DuckDBDataChunk: { create(types: unknown[]): { setColumns(columns: unknown[][]): void } };
  UTINYINT: unknown;
  FLOAT: unknown;
}

const duckdb: Contestant = {
  async prepare({ rows, segment, month, nps: scores, csat: stars, hours: values }) {
    const { DuckDBInstance, DuckDBDataChunk, UTINYINT, FLOAT } = (await import(peer('@duckdb/node-api/lib/index.js'))) as DuckApi;
    const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
    await connection.run('CREATE TABLE answers (segment UTINYINT, month UTINYINT, nps UTINYINT, csat UTINYINT, hours FLOAT)');
    const appender = await connection.createAppender('answers');
    for (let row = 0; row < rows; row += 2048) {
      const chunk = DuckDBDataChunk.create([UTINYINT, UTINYINT, UTINYINT, UTINYINT, FLOAT]);
      chunk.setColumns([segment, month, scores, stars, values].map((column) => [...column.subarray(row, row + 2048)]));
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
    return () =>
      connection.runAndReadAll(`SELECT count(*)::DOUBLE AS n, count(*) FILTER (nps >= 9)::DOUBLE AS promoters, count(*) FILTER (nps <= 6)::DOUBLE AS detractors,
        count(*) FILTER (csat >= 4)::DOUBLE AS satisfied, sum(hours)::DOUBLE AS hours FROM answers GROUP BY segment, month`);
  },
  sums: (result) => sumsOfTallies((result as Awaited<ReturnType<DuckConnection['runAndReadAll']>>).getRowObjectsJS() as unknown as Tally[]),
};

export const contestants: Readonly<Record<string, Contestant>> = {
  'by hand': { prepare: (data) => () => byHand(data), sums: (cells) => sumsOfCells(cells as Float64Array) },
  columns: ours(addColumns),
  'columns, in steps': ours((cube, columns) => addColumnsInSteps(cube, columns)),
  'columns, in workers': ours((cube, columns) => addColumnsInParallel(cube, columns, { workers: nodeWorkers(builtWorker) })),
  duckdb,
  arquero,
  objects,
  crossfilter,
};
