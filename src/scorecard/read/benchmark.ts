import { firstDay, parsePeriod, periodKey } from '../../metrics/period/calendar.js';
import type { Reading, Unit } from '../../metrics/reading.js';
import { benchmark, type Benchmark } from '../../metrics/roll-up/benchmark.js';
import type { BenchmarkDocument } from '../document/figure.js';
import { dayOf, lastDay } from './frame.js';
import type { BenchmarkReading } from './reading.js';
import { statusOf } from './status.js';

/** A number of a document, as it is shown, in the unit of a figure: percent are shown, shares are kept. */
export const inUnitOf = (shown: number, unit: Unit): number => (unit === 'share' || unit === 'ratio' ? shown / 100 : shown);

const STANDINGS = { met: 'ahead', near: 'about', missed: 'behind', unknown: 'unknown' } as const;

/**
 * Holds a figure against that of others.
 *
 * @param end the last day of the period of the figure
 * @param today whose distance from the benchmark's date is its age
 */
export function readBenchmark(
  { kind, title, source, href, date, value, series }: BenchmarkDocument,
  { reading, unit, better, end, today }: { readonly reading: Reading | null; readonly unit: Unit; readonly better: 'higher' | 'lower'; readonly end: number; readonly today: number },
): BenchmarkReading {
  const points = (series ?? [])
    .map((point) => ({ ...parsePeriod(point.period)!, key: point.period, value: inUnitOf(point.value, unit) }))
    .sort((a, b) => a.period - b.period);
  const latest = points.findLast((point) => firstDay(point.unit, point.period) <= end);
  const isLast = latest !== undefined && latest === points.at(-1);
  const of = date !== undefined && (series === undefined || isLast) ? date : latest ? periodKey('day', lastDay(latest.unit, latest.period)) : (date ?? '');
  const found = value !== undefined ? inUnitOf(value, unit) : (latest?.value ?? null);
  const months = of === '' ? 0 : monthsBetween(dayOf(of), today);
  return {
    kind,
    title: title ?? null,
    source,
    href: href ?? null,
    date: of,
    value: found,
    gap: found === null || reading?.kind !== 'measured' ? null : reading.value - found,
    standing: reading ? STANDINGS[statusOf(reading, { target: found, better })] : 'unknown',
    olderThanAYear: months >= 12 && isOlderThanAYear(dayOf(of), today) ? months : null,
    series: points.map((point) => ({ period: point.key, value: point.value })),
  };
}

/** Where a figure stands among its peers: competitors and the best in class, of which there must be two. */
export function readPeers(reading: Reading, benchmarks: readonly BenchmarkReading[], better: 'higher' | 'lower'): Benchmark | null {
  const peers = benchmarks.flatMap(({ kind, value }) => (value !== null && (kind === 'competitor' || kind === 'best-in-class') ? [value] : []));
  return reading.kind === 'measured' && peers.length > 1 ? benchmark(reading.value, peers, { better }) : null;
}

const partsOf = (day: number): [year: number, month: number, day: number] => periodKey('day', day).split('-').map(Number) as [number, number, number];

/** Whole months from one day to a later one. */
function monthsBetween(from: number, to: number): number {
  const [a, b] = [partsOf(from), partsOf(to)];
  return (b[0] - a[0]) * 12 + b[1] - a[1] - (b[2] < a[2] ? 1 : 0);
}

function isOlderThanAYear(from: number, to: number): boolean {
  const [a, b] = [partsOf(from), partsOf(to)];
  return b[0] - a[0] > 1 || (b[0] - a[0] === 1 && (b[1] > a[1] || (b[1] === a[1] && b[2] > a[2])));
}
