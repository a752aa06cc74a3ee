import { html, type TemplateResult } from 'lit';
import { wordsIn } from '../../../../src/model/questionnaire/words.js';
import type { Measured } from '../../../../src/metrics/reading.js';
import type { BenchmarkReading } from '../../../../src/scorecard/read/reading.js';
import { renderChart } from '../figure.js';
import { renderIntervals, type IntervalRow } from '../intervals.js';
import { ends, figureText, island, listed, signed, type Teller } from './teller.js';

/** A figure among those of others. */
export interface ToldBenchmarks {
  /** What our figure is called beside the others. */
  readonly own: string;
  readonly reading: Measured;
  readonly benchmarks: readonly BenchmarkReading[];
  /** The language of titles that are not given by language. */
  readonly language: string;
}

type Known = BenchmarkReading & { readonly value: number };

/** Where a figure stands among those of others, by its interval; how old they are, and who says so. Nothing where none has a value. */
export function tellBenchmarks(teller: Teller, { own, reading, benchmarks, language }: ToldBenchmarks): TemplateResult | null {
  const { texts, figures, frame } = teller;
  const { unit } = reading;
  const known = benchmarks.filter((one): one is Known => one.value !== null);
  if (known.length === 0) return null;
  const name = ({ title, kind }: BenchmarkReading): string => (title === null ? texts.text(`chart.benchmark.${kind}`) : wordsIn(title, texts.locale, language));
  const day = (date: string): string => (date === '' ? '\u2013' : new Intl.DateTimeFormat(texts.locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(date)));
  const standings = (['ahead', 'about', 'behind'] as const).flatMap((standing) => {
    const names = known.filter((one) => one.standing === standing).map(name);
    return names.length > 0 ? [texts.text(`chart.benchmark.is-${standing}`, { names: listed(teller, names) })] : [];
  });
  const rows: readonly { readonly value: number; readonly row: IntervalRow }[] = [
    { value: reading.value, row: { label: own, value: reading.value, lower: reading.interval?.lower, upper: reading.interval?.upper, text: figureText(teller, reading), short: figures.value(reading.value, unit), tone: 'strong' } },
    ...known.map((one) => ({ value: one.value, row: { label: name(one), value: one.value, text: `${figures.value(one.value, unit)} (${one.date.slice(0, 4)})`, short: figures.value(one.value, unit), mark: 'diamond' as const, tone: 'plain' } })),
  ];
  const old = known.filter(({ olderThanAYear }) => olderThanAYear !== null);
  return html`${renderChart({
    sentence: texts.text('chart.benchmark', {
      own: island(own, frame), value: reading.interval ? texts.text('chart.evidence', { value: figures.value(reading.value, unit), range: ends(teller, reading.interval, unit), n: texts.number(reading.n) }) : texts.text('chart.with-n', { value: figures.value(reading.value, unit), n: texts.number(reading.n) }), standings: new Intl.ListFormat(texts.locale, { type: 'conjunction' }).format(standings),
    }),
    picture: renderIntervals({
      frame,
      reference: reading.value,
      within: reading.range,
      format: (value) => figures.mark(value, unit),
      rows: [...rows].sort((a, b) => b.value - a.value).map(({ row }) => row),
    }),
    note: [
      texts.text('chart.benchmark.note'),
      ...old.map((one) => texts.text('chart.benchmark.old', { name: name(one), count: one.olderThanAYear! })),
      known.some(({ kind }) => kind === 'acsi-style') ? texts.text('chart.benchmark.acsi') : '',
    ].filter(Boolean).join(' '),
    open: texts.text('chart.open'),
    caption: texts.text('chart.benchmark.caption'),
    table: {
      head: ['benchmark.whose', 'figure', 'benchmark.gap', 'benchmark.standing', 'benchmark.date', 'benchmark.source'].map((key) => texts.text(`chart.${key}`)),
      rows: [
        [own, `${figures.value(reading.value, unit)} (${ends(teller, reading.interval, unit)})`, '\u2013', '\u2013', '\u2013', texts.text('chart.benchmark.own-n', { count: reading.n })],
        ...known.map((one) => [name(one), figures.value(one.value, unit), one.gap === null ? '\u2013' : signed(teller, one.gap, unit), texts.text(`chart.benchmark.${one.standing}`), day(one.date), one.source]),
      ],
    },
  })}
    <ul class="chart-sources" aria-label=${texts.text('chart.benchmark.sources')}>${known.map((one) => html`<li><bdi>${name(one)}</bdi>: ${linked(one)}, ${day(one.date)}</li>`)}</ul>`;
}

/** A source leads to where it can be read, if it says where; only to the web. */
function linked({ source, href }: BenchmarkReading): TemplateResult {
  return href !== null && /^https?:\/\//i.test(href) ? html`<a href=${href} rel="noopener noreferrer"><bdi>${source}</bdi></a>` : html`<bdi>${source}</bdi>`;
}
