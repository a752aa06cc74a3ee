// How fast the metrics core counts: NPS, CSAT and CES over 20 segments x 36 months, from columns and one by one, beside
// what people write without it. CPU time of one core, the best of several runs, the same answers everywhere.
import { addColumns, ces, csat, Cube, nps, read, readSeries } from '../src/metrics/index.js';
import type { Instrument } from '../src/model/index.js';

const ROWS = Number(process.env['CX_BENCH_ROWS'] ?? 10_000_000);
const OBJECT_ROWS = Math.min(ROWS, 1_000_000);
const SEGMENTS = 20;
const MONTHS = 36;

const instrument = (metric: string, min: number, max: number): Instrument => ({ metric, scale: { min, max }, wording: 'w', language: 'en', order: 'ascending', mode: 'buttons' });

interface Data {
  readonly segment: Uint8Array;
  readonly month: Uint8Array;
  readonly nps: Uint8Array;
  readonly csat: Uint8Array;
  readonly ces: Uint8Array;
}

function makeData(rows: number): Data {
  let state = 12345;
  const next = (n: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  const data: Data = { segment: new Uint8Array(rows), month: new Uint8Array(rows), nps: new Uint8Array(rows), csat: new Uint8Array(rows), ces: new Uint8Array(rows) };
  for (let i = 0; i < rows; i++) {
    data.segment[i] = next(SEGMENTS);
    data.month[i] = next(MONTHS);
    data.nps[i] = next(11);
    data.csat[i] = 1 + next(5);
    data.ces[i] = 1 + next(7);
  }
  return data;
}

/** The least CPU time of `times` runs, in milliseconds. */
function cpu(times: number, work: () => void): number {
  let best = Infinity;
  for (let i = 0; i < times; i++) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

const cubeOf = (): Cube => new Cube({ metrics: [nps, csat, ces], dimensions: ['segment'] });

function columns(cube: Cube, data: Data, rows: number): void {
  addColumns(cube, {
    length: rows,
    periods: { codes: data.month, values: Array.from({ length: MONTHS }, (_, i) => 600 + i) },
    segments: [{ codes: data.segment, values: Array.from({ length: SEGMENTS }, (_, i) => `s${i}`) }],
    scores: [
      { measure: cube.measure('nps', instrument('nps', 0, 10)), codes: data.nps },
      { measure: cube.measure('csat', instrument('csat', 1, 5)), codes: data.csat },
      { measure: cube.measure('ces', instrument('ces', 1, 7)), codes: data.ces },
    ],
  });
}

/** What one would write by hand for just this question: the floor. */
function byHand(data: Data, rows: number): Float64Array {
  const cells = new Float64Array(SEGMENTS * MONTHS * 23);
  for (let i = 0; i < rows; i++) {
    const at = (data.segment[i]! * MONTHS + data.month[i]!) * 23;
    cells[at + data.nps[i]!]! += 1;
    cells[at + 10 + data.csat[i]!]! += 1;
    cells[at + 15 + data.ces[i]!]! += 1;
  }
  return cells;
}

/** What is usually written: objects, a Map by text, a running tally. */
function objects(rows: readonly { segment: string; month: string; nps: number; csat: number; ces: number }[]): number {
  const cells = new Map<string, { n: number; promoters: number; detractors: number; satisfied: number; effort: number }>();
  for (const row of rows) {
    const key = `${row.segment}|${row.month}`;
    let cell = cells.get(key);
    if (!cell) cells.set(key, (cell = { n: 0, promoters: 0, detractors: 0, satisfied: 0, effort: 0 }));
    cell.n += 1;
    if (row.nps >= 9) cell.promoters += 1;
    else if (row.nps <= 6) cell.detractors += 1;
    if (row.csat >= 4) cell.satisfied += 1;
    cell.effort += row.ces;
  }
  return cells.size;
}

const data = makeData(ROWS);
const rows = Array.from({ length: OBJECT_ROWS }, (_, i) => ({ segment: `s${data.segment[i]}`, month: `m${data.month[i]}`, nps: data.nps[i]!, csat: data.csat[i]!, ces: data.ces[i]! }));

const ours = cpu(7, () => columns(cubeOf(), data, ROWS));
const floor = cpu(7, () => void byHand(data, ROWS));
const usual = cpu(3, () => void objects(rows));

const cube = cubeOf();
columns(cube, data, Math.min(ROWS, 100_000));
const measure = cube.measure('nps', instrument('nps', 0, 10));
const place = [3];
const ADDS = 3_000_000;
const add = cpu(5, () => {
  for (let i = 0; i < ADDS; i++) cube.add(measure, place, 600 + (i % MONTHS), i % 11);
});
const reading = cpu(5, () => void read(cube, { metric: 'nps' }));
const series = cpu(5, () => void readSeries(cube, { metric: 'nps', from: 600, to: 600 + MONTHS - 1 }));

const perSecond = (milliseconds: number, count: number): number => count / milliseconds / 1000;
console.log(
  JSON.stringify({
    rows: ROWS,
    columns: perSecond(ours, ROWS),
    byHand: perSecond(floor, ROWS),
    objects: perSecond(usual, OBJECT_ROWS),
    addNanoseconds: (add / ADDS) * 1e6,
    readMilliseconds: reading,
    seriesMilliseconds: series,
  }),
);
