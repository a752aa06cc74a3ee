import type { TemplateResult } from 'lit';
import type { Unit } from '../../../../src/metrics/reading.js';
import type { NhsAssurance } from '../../../../src/metrics/statistics/control/nhs-xmr.js';
import type { SpecialCause } from '../../../../src/metrics/statistics/control/nhs-patterns.js';
import { renderControlChart, type ControlState } from '../control-chart.js';
import { renderChart } from '../figure.js';
import { capital, island, type Teller } from './teller.js';

/** One period of a chart that is to be told. */
export interface ToldPeriod {
  /** Its full name, and a short one for the axis. */
  readonly name: string;
  readonly short: string;
  readonly value: number | null;
  readonly n: number;
  readonly state: ControlState;
  readonly cause: SpecialCause | null;
  readonly lower: number | null;
  readonly center: number | null;
  readonly upper: number | null;
  readonly few?: boolean;
  /** What happened in it, such as "New checkout launched". */
  readonly happened?: string;
}

/** A figure over time, whichever way its limits were found. */
export interface ToldControlChart {
  readonly periods: readonly ToldPeriod[];
  readonly unit: Unit;
  /** How the limits were found. */
  readonly limits: 'by-period' | 'by-answers' | 'laney';
  readonly provisional?: boolean;
  readonly target?: number | undefined;
  readonly assurance?: NhsAssurance | null;
}

const ASSURANCE: Readonly<Record<NhsAssurance, string>> = { 'consistent-pass': 'pass', 'consistent-fail': 'fail', inconsistent: 'chance' };

/** Is something changing? The latest figure between the limits of chance, and which periods stand out. Nothing without a figure. */
export function tellControlChart({ texts, figures, frame }: Teller, { periods, unit, limits, provisional, target, assurance }: ToldControlChart): TemplateResult | null {
  const last = periods.findLast(({ value }) => value !== null);
  if (!last || last.value === null) return null;
  const value = (figure: number | null): string => (figure === null ? '\u2013' : figures.value(figure, unit));
  const known = periods.filter((period) => period.value !== null);
  const signals = known.filter(({ state }) => state !== 'common').length;
  const cause = (period: ToldPeriod): string => texts.text(`chart.cause.${period.cause ?? 'common-cause'}`);
  const word = last.state === 'common' ? 'common' : last.state === 'improvement' || last.state === 'high' ? 'good' : 'bad';
  const happened = periods.flatMap(({ happened: text }, at) => (text === undefined ? [] : [{ at, text }]));
  const sentences = [
    texts.text(`chart.control.${word}`, { value: texts.text('chart.with-n', { value: value(last.value), n: texts.number(last.n) }), period: capital(last.name, texts.locale), lower: value(last.lower), upper: value(last.upper), cause: cause(last) }),
    texts.text(signals === 0 ? 'chart.control.no-signals' : 'chart.control.signals', { count: signals, total: texts.number(known.length) }),
    target !== undefined && assurance ? texts.text(`chart.control.${ASSURANCE[assurance]}`, { target: figures.mark(target, unit) }) : '',
  ];
  return renderChart({
    sentence: sentences.filter(Boolean).join(' '),
    picture: renderControlChart({
      frame,
      target,
      flags: happened,
      format: (figure) => figures.mark(figure, unit),
      points: periods.map((period) => ({ ...period, label: period.short, title: `${period.name}: ${value(period.value)}, n ${texts.number(period.n)}` })),
      names: { upper: texts.text('chart.upper'), center: texts.text('chart.center'), lower: texts.text('chart.lower'), target: texts.text('chart.target') },
    }),
    note: [texts.text(`chart.control.${limits}`), known.some(({ few }) => few) ? texts.text('chart.few') : '', provisional ? texts.text('chart.control.provisional') : '', happened.length > 0 ? texts.text('chart.control.flags', { list: happened.map(({ at, text }) => `${periods[at]!.name}: ${island(text, frame)}`).join('; ') }) : ''].filter(Boolean).join(' '),
    open: texts.text('chart.open'),
    caption: texts.text('chart.control.caption'),
    table: {
      head: ['period', 'figure', 'n', 'lower', 'center', 'upper', 'meaning'].map((name) => texts.text(`chart.${name}`)),
      rows: periods.map((period) => [period.name, value(period.value), texts.number(period.n), value(period.lower), value(period.center), value(period.upper), period.value === null ? '\u2013' : cause(period)]),
    },
  });
}
