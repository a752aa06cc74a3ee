import type { Reading } from '../../../src/metrics/reading.js';
import { make } from '../../base/draw.js';
import { FigureWriter } from '../../base/figures.js';
import { periodName } from '../../base/periods.js';
import type { Telling } from './door.js';

/** How a figure is worked out, and all its periods in a table. */
export function renderDetails({ view, texts, decimals }: Telling): readonly Node[] {
  const { reading, series, period, change, privacyThreshold } = view;
  const { text } = texts;
  const figures = new FigureWriter(texts, decimals);
  const method = figures.method(reading);
  const about = [
    reading.interval ? text('metric.method', { method, interval: reading.interval.method }) : method && text('metric.method-only', { method }),
    change ? text('metric.compared', { method: change.method }) : '',
  ];
  const words = make('p', { class: 'about' }, about.filter(Boolean).join(' '));
  if (series.length < 2 || !period) return [words];

  const head = ['period', 'figure', 'range', 'n'].map((name) => make('th', { scope: 'col' }, text(`metric.${name}`, { level: figures.level(reading.interval?.level ?? 0.95) })));
  const rows = series.map((point) => make('tr', {}, make('th', { scope: 'row' }, periodName(texts, period.unit, point.period)), ...cells(point.reading)));
  return [words, make('table', {}, make('thead', {}, make('tr', {}, ...head)), make('tbody', {}, ...rows))];

  function cells(one: Reading): Node[] {
    if (one.kind === 'unmeasured') return [make('td', { colspan: 3 }, figures.absence(one, privacyThreshold))];
    const { interval, unit, value, n } = one;
    const ends = interval ? `${figures.value(interval.lower, unit)} \u2013 ${figures.value(interval.upper, unit)}` : '\u2013';
    return [make('td', {}, figures.value(value, unit)), make('td', {}, make('bdi', {}, ends)), make('td', {}, texts.number(n))];
  }
}
