import type { Note } from '../../../src/metrics/reading.js';
import { make, makeGlyph } from '../../base/draw.js';
import { FigureWriter } from '../../base/figures.js';
import { keptFormat } from '../../base/kept-formats.js';
import type { Localizer } from '../../base/localize.js';
import { periodName } from '../../base/periods.js';
import type { BenchmarkMark, MetricView } from '../view.js';
import type { Telling } from './door.js';

/** What else to know about a figure. */
export function renderNotes({ view, texts, decimals }: Telling): readonly Node[] {
  const figures = new FigureWriter(texts, decimals);
  const { reading, benchmarks = [], annotations = [], said = [], period, control } = view;
  const line = (part: string, kind: string, d: string, text: string): Node => make('p', { part }, makeGlyph('glyph', [[kind, d]]), make('span', {}, text));
  const notes = [...reading.notes.map((note) => noteText(note, texts)), relative(view, texts, figures), control?.provisional ? texts.text('metric.provisional') : ''].filter(Boolean);
  return [
    ...said.map((text) => line('said', 'warning', 'M6 1 11.5 11H.5zM6 4.5v3.2M6 9v.6', text)),
    ...benchmarks.map((mark) => line('benchmark', mark.old ? 'diamond old' : 'diamond', 'M6 1 11 6 6 11 1 6z', benchmarkText(mark, figures.mark(mark.value, view.metric.unit), texts))),
    ...annotations.map((one) => line('annotation', 'flag', 'M3 11.5V1l7 2.5L3 6', period ? texts.text('metric.annotation', { period: periodName(texts, period.unit, one.period), text: one.text }) : one.text)),
    ...(notes.length > 0 ? [make('p', { part: 'notes' }, `${notes.join('. ')}.`)] : []),
  ];
}

function benchmarkText({ name, date, old }: BenchmarkMark, value: string, texts: Localizer): string {
  if (!date) return texts.text('metric.benchmark', { name, value });
  const day = keptFormat(Intl.DateTimeFormat, texts.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(date));
  return texts.text(old ? 'metric.benchmark-old' : 'metric.benchmark-of', { name, value, date: day });
}

/** The change in percent, where a figure has no upper end; a figure that is a share changes in points only. */
function relative({ change, before }: MetricView, texts: Localizer, figures: FigureWriter): string {
  if (!change || before?.kind !== 'measured' || !/^(count|amount|hours)$/.test(change.unit)) return '';
  if (before.value === 0) return texts.text('metric.from-nothing');
  return texts.text('metric.in-percent', { percent: figures.percent(change.difference / Math.abs(before.value)) });
}

/** Why there is no figure. */
export const absenceOf = ({ view, texts }: Telling): string => new FigureWriter(texts).absence(view.reading, view.privacyThreshold);

function noteText(note: Note, { text }: Localizer): string {
  switch (note.code) {
    case 'few-answers':
      return text('metric.few');
    case 'excluded':
      return text('metric.excluded', { count: note.count });
    case 'other-instruments':
      return text('metric.other-instruments', { count: note.n });
    case 'pooled-instruments':
      return text('metric.pooled-instruments', { count: note.instruments });
    case 'weighted':
      return text('metric.weighted', { count: Math.round(note.effective) });
    case 'no-interval':
      return text('metric.no-interval');
  }
}
