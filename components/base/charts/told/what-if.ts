import { html, type TemplateResult } from 'lit';
import type { Unit } from '../../../../src/metrics/reading.js';
import type { ShiftedMean, WhatIf, WhatIfExpected, WhatIfRefused } from '../../../../src/metrics/statistics/drivers/what-if.js';
import { renderChart } from '../figure.js';
import { renderIntervals, type IntervalRow } from '../intervals.js';
import { amount, capital, island, listed, percent, signed, type Teller } from './teller.js';

/** What a what-if is about. */
export interface ToldOutcome {
  /** The column of the outcome, and its unit. */
  readonly outcome: string;
  readonly unit: Unit;
  readonly better: 'higher' | 'lower';
  readonly nameOf: (column: string) => string;
  readonly unitOf: (column: string) => Unit;
}

/** One driver moved alone by a step. */
export interface AloneShift {
  readonly name: string;
  readonly by: number;
  readonly result: WhatIf;
}

/** `+3.5 to +5.6 points`. */
function range(teller: Teller, { lower, upper }: { readonly lower: number; readonly upper: number }, unit: Unit): string {
  return teller.texts.text('chart.to', { lower: signed(teller, lower, unit), upper: amount(teller, upper, unit) });
}

/** `Signs rose by 0.25 scale points (from 4.09 to 4.34)`. */
function shiftText({ texts, figures, frame }: Teller, { name, by, from, to }: ShiftedMean, { nameOf, unitOf }: ToldOutcome): string {
  const unit = unitOf(name);
  return texts.text(by > 0 ? 'chart.what-if.rise' : 'chart.what-if.fall', {
    name: island(nameOf(name), frame), by: figures.distance(Math.abs(by), unit), from: figures.value(from, unit), to: figures.value(to, unit),
  });
}

const conjoined = (texts: Teller['texts'], parts: readonly string[]): string => new Intl.ListFormat(texts.locale, { type: 'conjunction' }).format(parts);

/** What to expect, in a sentence that can be spoken; or why nothing is foretold. */
export function whatIfText(teller: Teller, result: WhatIf, told: ToldOutcome): string {
  if (result.kind === 'refused') return refusalText(teller, result.refusal, told);
  const { texts, frame } = teller;
  return texts.text(result.direction === 'unknown' ? 'chart.what-if.unknown' : 'chart.what-if', {
    changes: conjoined(texts, result.shifts.filter(({ by }) => by !== 0).map((shift) => shiftText(teller, shift, told))),
    outcome: island(told.nameOf(told.outcome), frame),
    range: range(teller, result.interval, told.unit),
    expected: amount(teller, result.expected, told.unit),
  });
}

function refusalText(teller: Teller, refusal: WhatIfRefused['refusal'], { outcome, unit, nameOf, unitOf }: ToldOutcome): string {
  const { texts, figures } = teller;
  switch (refusal.reason) {
    case 'no-drivers':
      return texts.text(`chart.drivers.${refusal.drivers.reason}`, { n: texts.number(refusal.drivers.n), needed: texts.number(refusal.drivers.needed), outcome: nameOf(outcome) });
    case 'too-few-rows':
      return texts.text('chart.what-if.few', { n: texts.number(refusal.n), needed: texts.number(refusal.needed) });
    case 'weak-fit':
      return texts.text('chart.what-if.weak', { outcome: nameOf(outcome), r2: percent(teller, Math.max(0, refusal.adjustedR2)), needed: percent(teller, refusal.needed, 0) });
    case 'beyond-data': {
      const of = refusal.name === outcome ? unit : unitOf(refusal.name);
      return texts.text('chart.what-if.beyond', { name: nameOf(refusal.name), to: figures.value(refusal.to, of), low: figures.mark(refusal.low, of), high: figures.mark(refusal.high, of) });
    }
    case 'constant':
      return texts.text('chart.what-if.constant', { name: nameOf(refusal.name) });
    case 'collinear':
      return texts.text('chart.what-if.collinear', { names: listed(teller, refusal.names.map(nameOf)) });
  }
}

/** A row of the picture: up or down in the tone of what is good, hollow where the direction cannot be told. */
function rowOf(teller: Teller, label: string, { expected, direction }: WhatIfExpected, interval: { readonly lower: number; readonly upper: number }, { unit, better }: ToldOutcome, quiet = false): IntervalRow {
  const good = expected > 0 === (better === 'higher');
  const known = direction !== 'unknown' && !quiet;
  return {
    label, value: expected, lower: interval.lower, upper: interval.upper, text: `${signed(teller, expected, unit)} (${teller.texts.text('chart.to', { lower: signed(teller, interval.lower, unit), upper: signed(teller, interval.upper, unit) })})`, short: signed(teller, expected, unit),
    mark: known ? (good ? 'up' : 'down') : 'hollow', tone: known ? (good ? 'improvement' : 'concern') : 'plain',
  };
}

/** What goes along with the shifts together: the expected change, and what the next answers would show; or why nothing is foretold. */
export function tellWhatIf(teller: Teller, result: WhatIf, told: ToldOutcome): TemplateResult {
  const { texts, figures } = teller;
  if (result.kind === 'refused') return html`<p class="refusal">${whatIfText(teller, result, told)}</p>`;
  const { unit, nameOf, unitOf, outcome } = told;
  const next = texts.text('chart.what-if.next', { count: result.people });
  return renderChart({
    sentence: whatIfText(teller, result, told),
    picture: renderIntervals({
      frame: teller.frame,
      reference: 0,
      format: (value) => signed(teller, value, unit),
      rows: [rowOf(teller, texts.text('chart.what-if.expected'), result, result.interval, told), rowOf(teller, next, result, result.prediction, told, true)],
    }),
    note: noteOf(teller, result, told),
    open: texts.text('chart.open'),
    caption: texts.text('chart.what-if.caption'),
    table: {
      head: ['drivers.attribute', 'what-if.now', 'what-if.then', 'change'].map((key) => texts.text(`chart.${key}`)),
      rows: [
        ...result.shifts.filter(({ by }) => by !== 0).map(({ name, from, to, by }) => [nameOf(name), figures.value(from, unitOf(name)), figures.value(to, unitOf(name)), signed(teller, by, unitOf(name), 2)]),
        [capital(nameOf(outcome), texts.locale), figures.value(result.from, unit), figures.value(result.to, unit), `${signed(teller, result.expected, unit)} (${range(teller, result.interval, unit)})`],
        [next, '\u2013', '\u2013', range(teller, result.prediction, unit)],
      ],
    },
  });
}

function noteOf(teller: Teller, { n, adjustedR2, far }: WhatIfExpected, { nameOf, outcome }: ToldOutcome): string {
  const { texts } = teller;
  return [
    texts.text('chart.what-if.note', { n: texts.number(n), r2: percent(teller, adjustedR2, 0), outcome: nameOf(outcome) }),
    far.length > 0 ? texts.text('chart.what-if.far', { names: listed(teller, far.map(nameOf)) }) : '',
  ].filter(Boolean).join(' ');
}

/** What goes along with the same step of each driver alone, the most first. Nothing where all are refused. */
export function tellWhatIfEach(teller: Teller, shifts: readonly AloneShift[], told: ToldOutcome): TemplateResult | null {
  const { texts, figures } = teller;
  const { unit, nameOf, unitOf, outcome } = told;
  const ranked = shifts.flatMap(({ name, by, result }) => (result.kind === 'expected' ? [{ name, by, result }] : [])).sort((a, b) => Math.abs(b.result.expected) - Math.abs(a.result.expected));
  const first = ranked[0];
  if (!first) return shifts[0]?.result.kind === 'refused' ? html`<p class="refusal">${whatIfText(teller, shifts[0].result, told)}</p>` : null;
  const label = (name: string, by: number): string => `${nameOf(name)} ${signed(teller, by, unitOf(name), unitOf(name) === 'score' ? 2 : 0)}`;
  return renderChart({
    sentence: texts.text('chart.what-if.each', {
      name: nameOf(first.name), by: figures.distance(first.by, unitOf(first.name)), outcome: nameOf(outcome), range: range(teller, first.result.interval, unit),
    }),
    picture: renderIntervals({
      frame: teller.frame,
      reference: 0,
      format: (value) => signed(teller, value, unit),
      rows: ranked.map(({ name, by, result }) => rowOf(teller, label(name, by), result, result.interval, told)),
    }),
    note: noteOf(teller, { ...first.result, far: [] }, told),
    open: texts.text('chart.open'),
    caption: texts.text('chart.what-if.each.caption'),
    table: {
      head: [texts.text('chart.drivers.attribute'), texts.text('chart.change'), texts.text('chart.what-if.expected'), texts.text('chart.interval', { level: figures.level(first.result.interval.level) })],
      rows: ranked.map(({ name, by, result }) => [nameOf(name), signed(teller, by, unitOf(name), 2), signed(teller, result.expected, unit), range(teller, result.interval, unit)]),
    },
  });
}
