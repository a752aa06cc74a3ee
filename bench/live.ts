// A live cube of 50 metrics: what one more response costs, from the event to the sums, and what reading all of them does.
// CPU time of one core, medians, as JSON.
import { contributionsOf, Cube, dayNumber, defineCes, defineCsat, defineNps, periodOfDay, read, readSeries, type Metric } from '../src/metrics/index.js';
import { makeEvent } from '../src/model/index.js';
import type { Instrument } from '../src/model/index.js';

const metrics: Metric[] = [
  ...Array.from({ length: 20 }, (_, i) => defineNps({ id: `nps-${i}` })),
  ...Array.from({ length: 20 }, (_, i) => defineCsat({ id: `csat-${i}` })),
  ...Array.from({ length: 10 }, (_, i) => defineCes({ id: `ces-${i}` })),
];
const SEGMENTS = 20;
const MONTHS = 36;
const cube = new Cube({ metrics, dimensions: ['region'] });
const scaleOf = (metric: Metric): Instrument['scale'] => (metric.source.kind === 'scores' ? metric.source.scale : { min: 0, max: 0 });
const instruments = metrics.map((metric): Instrument => ({ metric: metric.id, scale: scaleOf(metric), wording: 'w', language: 'en', order: 'ascending', mode: 'buttons' }));

/** Responses to one question each, as they come in. */
const events = Array.from({ length: 1000 }, (_, i) => {
  const instrument = instruments[i % metrics.length]!;
  const value = instrument.scale.min + (i % (instrument.scale.max - instrument.scale.min + 1));
  return makeEvent(
    'cx.response.submitted',
    { response: '019abc12-7a40-7c31-9b52-4f6d1e0a8c02', survey: 's', answers: [{ question: 'q', kind: 'score', value, instrument }], segments: { region: `r${i % SEGMENTS}` } },
    { source: 'https://www.shop.example/' },
  );
});

const december = periodOfDay('month', dayNumber(2026, 12, 1));
function add(i: number): void {
  const event = events[i % events.length]!;
  const segments = cube.segmentsOf(event.data.segments);
  for (const { metric, instrument, slot, amount } of contributionsOf(event, metrics)) {
    cube.addAmount(cube.measure(metric, instrument), segments, december - (i % MONTHS), slot, amount);
  }
}

/** The median CPU time of `times` runs, in milliseconds. */
function cpu(times: number, work: () => void): number {
  const spent: number[] = [];
  for (let i = 0; i < times; i++) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    spent.push((user + system) / 1000);
  }
  return spent.sort((a, b) => a - b)[times >> 1]!;
}

const ADDS = 200_000;
const READS = 100;
const adding = cpu(9, () => {
  for (let i = 0; i < ADDS; i++) add(i);
});
const reading = cpu(9, () => {
  for (let i = 0; i < READS; i++) for (const { id } of metrics) read(cube, { metric: id });
});
const latest = cpu(9, () => {
  for (let i = 0; i < READS; i++) {
    add(i); // what was summed up for everybody is kept up with, not summed anew
    for (const { id } of metrics) read(cube, { metric: id, from: december, to: december });
  }
});
const series = cpu(9, () => {
  for (let i = 0; i < READS; i++) readSeries(cube, { metric: 'nps-0', from: december - MONTHS + 1, to: december });
});
console.log(
  JSON.stringify({ metrics: metrics.length, addMicroseconds: (1000 * adding) / ADDS, readAllMilliseconds: reading / READS, readMonthMilliseconds: latest / READS, seriesMilliseconds: series / READS }),
);
