import { OTHER } from '../../src/journey/observed/log/group.js';
import type { Durations } from '../../src/journey/observed/discover/graph.js';
import type { OutcomeOf } from '../../src/journey/observed/discover/outcomes.js';
import type { Share } from '../../src/metrics/share.js';
import { FigureWriter } from '../base/figures.js';
import { joined } from '../base/joined.js';
import { keptFormat } from '../base/kept-formats.js';
import type { Localizer, Values } from '../base/localize.js';

/** Which time of a way is told. */
export const TIMES = ['median', 'p90', 'mean'] as const;
export type FlowTime = (typeof TIMES)[number];

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

/** Writes what is counted of a log, in the language of an element. */
export class FlowTexts {
  readonly texts: Localizer;
  readonly figures: FigureWriter;
  readonly threshold: number;
  readonly #working: boolean;
  readonly #rare: number;

  /** @param rare how many activities were put together as one */
  constructor(texts: Localizer, { threshold, working, rare }: { readonly threshold: number; readonly working: boolean; readonly rare: number }) {
    this.texts = texts;
    this.figures = new FigureWriter(texts);
    this.threshold = threshold;
    this.#working = working;
    this.#rare = rare;
  }

  text = (name: string, values?: Values): string => this.texts.text(name, values);

  number(value: number): string {
    return this.texts.number(value);
  }

  /** `45.3 %` */
  percent(value: number): string {
    return keptFormat(Intl.NumberFormat, this.texts.locale, { style: 'percent', maximumFractionDigits: 1 }).format(value);
  }

  decimal(value: number): string {
    return keptFormat(Intl.NumberFormat, this.texts.locale, { maximumFractionDigits: 1 }).format(value);
  }

  /** `1,204 cases` */
  cases(count: number): string {
    return this.text('flow.cases', { count });
  }

  /** What an activity is called; a name of its own for the rare ones that were put together. */
  step(name: string): string {
    return name === OTHER ? this.text('flow.rare', { count: this.#rare }) : name;
  }

  /** `8.1 % of 4,210, 95 % interval 7.3 % to 8.9 %` */
  share({ value, of, interval }: Share): string {
    if (value === null) return '';
    const shown = this.text('flow.share-of', { share: this.percent(value), of: this.number(of) });
    return interval ? joined(this.texts.locale, [shown, this.text('figure.interval', { level: this.percent(interval.level), lower: this.percent(interval.lower), upper: this.percent(interval.upper) })]) : shown;
  }

  /** `3.2 days`, `45 min`; working time is never told in days, of which nobody knows how long they are. */
  duration(ms: number): string {
    const [unit, size] = ms < 1.5 * MINUTE ? (['second', 1000] as const) : ms < 1.5 * HOUR ? (['minute', MINUTE] as const) : ms < 2 * DAY || this.#working ? (['hour', HOUR] as const) : (['day', DAY] as const);
    const value = ms / size;
    return keptFormat(Intl.NumberFormat, this.texts.locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
  }

  time(time: Durations, which: FlowTime): string {
    return this.duration(time[which]);
  }

  /** `median 3.2 days, nine in ten up to 8 days` */
  times({ median, p90 }: Durations): string {
    return this.text(this.#working ? 'flow.times-working' : 'flow.times', { median: this.duration(median), p90: this.duration(p90) });
  }

  /** What became of cases: the figure with its size and interval, or why there is none. */
  outcome({ metric, figure }: OutcomeOf): string {
    const name = this.outcomeName(metric);
    if (figure.kind !== 'measured') return `${name}: ${figure.kind === 'unmeasured' ? this.figures.absence(figure, this.threshold) : ''}`;
    const { value, unit, n } = figure;
    return joined(this.texts.locale, [`${name} ${this.figures.mark(value, unit)}`, `n\u00a0=\u00a0${this.number(n)}`, this.figures.interval(figure)]);
  }

  /** What an outcome is called: as the figures of that name are, if there are any. */
  outcomeName(metric: string): string {
    const key = `figure.${metric}`;
    const text = this.text(key);
    return text === key ? metric : text;
  }
}
