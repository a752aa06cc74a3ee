import type { TemplateResult } from 'lit';
import { ipa, type IpaQuadrant } from '../../../../src/metrics/statistics/drivers/ipa.js';
import type { DriversMeasured } from '../../../../src/metrics/statistics/drivers/reading.js';
import { renderChart } from '../figure.js';
import { renderIntervals } from '../intervals.js';
import { renderQuadrant } from '../quadrant.js';
import type { Mark } from '../marks.js';
import { listed, percent, type Teller } from './teller.js';

/** How much each attribute goes along with the outcome: its part of R\u00b2, with an interval where one was worked out. */
export function tellDrivers(teller: Teller, reading: DriversMeasured, nameOf: (column: string) => string): TemplateResult | null {
  const { drivers, outcome, r2, n } = reading;
  const { texts, figures, frame } = teller;
  const first = drivers[0];
  if (!first) return null;
  const share = (value: number | null): string => (value === null ? '\u2013' : percent(teller, value));
  const range = (driver: (typeof drivers)[number]): string =>
    driver.interval ? texts.text('chart.to', { lower: share(driver.interval.lower), upper: share(driver.interval.upper) }) : '\u2013';
  return renderChart({
    sentence: texts.text('chart.drivers', { name: nameOf(first.name), outcome: nameOf(outcome), share: share(first.share), r2: percent(teller, r2), n: texts.number(n) }),
    picture: renderIntervals({
      frame,
      from: 0,
      format: (value) => percent(teller, value, 0),
      rows: drivers.map((driver) => ({
        label: driver.sign < 0 ? `${nameOf(driver.name)} (\u2212)` : nameOf(driver.name), value: driver.weight, lower: driver.interval?.lower, upper: driver.interval?.upper, short: share(driver.weight), text: driver.interval ? `${share(driver.weight)} (${range(driver)})` : share(driver.weight),
      })),
    }),
    note: notesOf(teller, reading, nameOf),
    open: texts.text('chart.open'),
    caption: texts.text('chart.drivers.caption'),
    table: {
      head: [
        texts.text('chart.drivers.attribute'), texts.text('chart.drivers.weight'), texts.text('chart.interval', { level: figures.level(first.interval?.level ?? 0.95) }),
        texts.text('chart.drivers.share'), texts.text('chart.drivers.correlation'), texts.text('chart.drivers.mean'),
      ],
      rows: drivers.map((driver) => [nameOf(driver.name), share(driver.weight), range(driver), share(driver.share), figures.value(driver.correlation, 'score'), figures.value(driver.mean, 'score')]),
    },
  });
}

function notesOf(teller: Teller, { method, drivers, notes, dropped }: DriversMeasured, nameOf: (column: string) => string): string {
  const { texts, figures } = teller;
  const interval = drivers.find((driver) => driver.interval)?.interval;
  const told = notes.map((note): string => {
    switch (note.code) {
      case 'associations-not-causes':
        return texts.text(method === 'LMG' ? 'chart.drivers.note.lmg' : 'chart.drivers.note');
      case 'rows-dropped':
        return texts.text('chart.drivers.rows', { count: note.count });
      case 'few-rows':
        return texts.text('chart.drivers.few', { n: texts.number(note.threshold) });
      case 'collinear':
        return texts.text('chart.drivers.collinear', { names: listed(teller, note.names.map(nameOf)) });
      case 'sign-turns':
        return texts.text('chart.drivers.sign-turns', { names: listed(teller, note.names.map(nameOf)) });
    }
  });
  return [
    ...told,
    interval ? texts.text('chart.drivers.interval', { level: figures.level(interval.level) }) : '',
    drivers.some(({ sign }) => sign < 0) ? texts.text('chart.drivers.negative') : '',
    dropped.length > 0 ? texts.text('chart.drivers.dropped', { names: listed(teller, dropped.map(({ name }) => nameOf(name))) }) : '',
  ].filter(Boolean).join(' ');
}

const LOOK: Readonly<Record<IpaQuadrant, { readonly mark: Mark; readonly tone: string }>> = {
  concentrate: { mark: 'down', tone: 'concern' },
  keep: { mark: 'up', tone: 'improvement' },
  low: { mark: 'hollow', tone: 'plain' },
  overkill: { mark: 'hollow', tone: 'plain' },
};

/** Importance against rating: what matters much and is rated badly comes first. Nothing for fewer than three attributes. */
export function tellPriorities(teller: Teller, { drivers }: DriversMeasured, nameOf: (column: string) => string): TemplateResult | null {
  const { texts, figures, frame } = teller;
  const grid = drivers.length < 3 ? null : ipa(drivers.map(({ weight }) => weight), drivers.map(({ mean }) => mean));
  if (!grid) return null;
  const corner = (name: string): string => texts.text(`chart.quadrant.${name}`);
  const first = drivers.filter((_, i) => grid.quadrant[i] === 'concentrate').map(({ name }) => nameOf(name));
  return renderChart({
    sentence: first.length > 0 ? texts.text('chart.quadrant', { names: listed(teller, first) }) : texts.text('chart.quadrant.none'),
    picture: renderQuadrant({
      frame,
      points: drivers.map(({ name, weight, mean }, i) => ({ label: nameOf(name), x: mean, y: weight, ...LOOK[grid.quadrant[i] ?? 'low'] })),
      cut: { x: grid.performanceCut, y: grid.importanceCut },
      axes: { x: `${corner('performance')} ${frame.rightToLeft ? '\u2190' : '\u2192'}`, y: `\u2191 ${corner('importance')}` },
      corners: { lowHigh: corner('concentrate'), highHigh: corner('keep'), lowLow: corner('low'), highLow: corner('overkill') },
    }),
    note: texts.text('chart.quadrant.note'),
    open: texts.text('chart.open'),
    caption: texts.text('chart.quadrant.caption'),
    table: {
      head: [texts.text('chart.drivers.attribute'), texts.text('chart.drivers.weight'), texts.text('chart.drivers.mean'), texts.text('chart.meaning')],
      rows: drivers.map(({ name, weight, mean }, i) => [nameOf(name), percent(teller, weight), figures.value(mean, 'score'), corner(grid.quadrant[i] ?? 'low')]),
    },
  });
}
