import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Action, ActionsDocument } from '../../src/actions/action.js';
import { atTheSameTime } from '../../src/actions/effect/beside.js';
import type { Annotation, Effect, EffectNote, FoundEffect } from '../../src/actions/effect/effect.js';
import { measureEffect } from '../../src/actions/effect/measure.js';
import { dayOf } from '../../src/actions/effect/stretches.js';
import type { Cube } from '../../src/metrics/cube/cube.js';
import { firstDay, periodOfDay } from '../../src/metrics/period/calendar.js';
import type { Reading } from '../../src/metrics/reading.js';
import { nhsXmr } from '../../src/metrics/statistics/control/nhs-xmr.js';
import { chartMessages } from '../base/charts/messages/en.js';
import { chartStyles } from '../base/charts/charts.styles.js';
import { renderControlChart, type ControlChartPoint } from '../base/charts/control-chart.js';
import { renderChart } from '../base/charts/figure.js';
import { ChartRoom } from '../base/charts/measure.js';
import { STATES } from '../base/charts/told/series.js';
import { amount, differenceEnds, figureText, type Teller } from '../base/charts/told/teller.js';
import { registerMessages } from '../base/localize.js';
import { periodName } from '../base/periods.js';
import { adopt } from '../base/adopt.js';
import { effectMessages } from './messages/effect.js';
import { dayText, expectedShort, expectedText, isolated, pointsText, type Words } from './words.js';

// with this part, not with the board: only who has figures needs them
registerMessages('en', { ...chartMessages, ...effectMessages });

/** What it takes to measure effects. */
export interface EffectSetting {
  readonly words: Words;
  readonly document: ActionsDocument;
  readonly annotations: readonly Annotation[];
  readonly privacyThreshold: number;
}

/** Measures what actions did and tells it: in a few words, and at length with the figure over time. Loaded when there are figures. */
export class EffectPart {
  readonly #setting: () => EffectSetting;
  readonly #room: ChartRoom;
  #known = new Map<string, { readonly key: string; readonly effect: Effect }>();
  #cube: Cube | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement, setting: () => EffectSetting) {
    this.#setting = setting;
    this.#room = new ChartRoom(host, () => 48);
    adopt(host.shadowRoot!, [chartStyles]);
  }

  /** The figures have changed in place. */
  forget(): void {
    this.#known.clear();
  }

  /** What an action did; nothing for one that has not begun. */
  effectOf(action: Action): Effect | null {
    const { words: { cube, today }, document, annotations, privacyThreshold } = this.#setting();
    if (!cube || action.started === undefined || action.status === 'idea' || action.status === 'planned') return null;
    if (cube !== this.#cube) this.#known = new Map();
    this.#cube = cube;
    const beside = [...annotations, ...atTheSameTime(document, action)];
    const key = JSON.stringify([action, today, beside, privacyThreshold]);
    const known = this.#known.get(action.id);
    if (known?.key === key) return known.effect;
    const effect = measureEffect(cube, action, { today, annotations: beside, privacyThreshold });
    this.#known.set(action.id, { key, effect });
    return effect;
  }

  /** `Measured: +4.1 points`, or that it cannot be told. */
  renderShort(action: Action): TemplateResult | typeof nothing {
    const effect = this.effectOf(action);
    if (!effect) return nothing;
    const teller = this.#teller;
    const isTold = effect.kind === 'told';
    const text = isTold ? teller.texts.text(effect.found.verdict === 'maybe' ? 'board.effect.maybe' : 'board.effect.told', { difference: amount(teller, effect.found.difference, effect.found.unit), ends: differenceEnds(teller, effect.found.interval, effect.found.unit) }) : teller.texts.text(`board.effect.cannot.${effect.reason.code}`);
    return html`<p class="effect">${this.#glyph(action, effect)} ${text}</p>`;
  }

  /** In words, with the picture. */
  renderLong(action: Action): TemplateResult | typeof nothing {
    const effect = this.effectOf(action);
    if (!effect) return nothing;
    const { texts } = this.#teller;
    return html`<section part="effect" class="told">
      <h5>${texts.text('board.effect')}</h5>
      ${this.#renderChart(action, effect)}
    </section>`;
  }

  get #teller(): Teller {
    const { texts, figures } = this.#setting().words;
    return { texts, figures, frame: this.#room.frame };
  }

  /** Filled where a test says that it is real, hollow for maybe, a dash where it cannot be told. Up is better. */
  #glyph({ metric }: Action, effect: Effect): TemplateResult {
    if (effect.kind === 'cannot-tell') return html`<svg class="glyph" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d="M3 8h10"></path></svg>`;
    const { difference, verdict } = effect.found;
    const isBetter = difference > 0 === (this.#cube!.metrics.get(metric)!.better === 'higher');
    return html`<svg class=${`glyph ${isBetter ? 'better' : 'worse'}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path class=${verdict === 'real' ? 'full' : ''} d=${difference > 0 ? 'M8 2.5 14 13H2z' : 'M8 13.5 2 3h12z'}></path></svg>`;
  }

  #sentences(action: Action, effect: Effect): string {
    const { words } = this.#setting();
    const { text } = words.texts;
    const { found, against, notes } = effect;
    const told = found ? this.#foundText(found) : '';
    return [
      effect.kind === 'told' ? told : text('board.cannot', { why: this.#reasonText(effect) }),
      effect.kind === 'told' ? text(effect.found.verdict === 'real' ? 'board.effect.real' : 'board.effect.verdict-maybe') : told,
      against && action.expected ? text(`board.against.${against}`, { expected: expectedShort(words, action.expected, action.metric) }) : action.expected ? `${expectedText(words, action.expected, action.metric)}.` : '',
      ...notes.map((note) => this.#noteText(note, found)),
    ].filter(Boolean).join(' ');
  }

  #foundText(found: FoundEffect): string {
    const teller = this.#teller;
    const { text } = teller.texts;
    const value = (reading: Reading): string => (reading.kind === 'measured' ? text('chart.with-n', { value: figureText(teller, reading), n: teller.texts.number(reading.n) }) : figureText(teller, reading, this.#setting().privacyThreshold));
    const interval = found.interval ? text('board.effect.interval', { level: teller.figures.level(found.interval.level), ends: differenceEnds(teller, found.interval, found.unit) }) : text('board.effect.no-interval');
    return text(`board.effect.${found.method}`, {
      before: value(found.group.before),
      after: value(found.group.after),
      difference: amount(teller, found.difference, found.unit),
      interval,
      beside: isolated(found.beside?.segment.value ?? ''),
      was: found.beside ? value(found.beside.before) : '',
      is: found.beside ? value(found.beside.after) : '',
    });
  }

  #reasonText({ reason, found }: Extract<Effect, { kind: 'cannot-tell' }>): string {
    const { words } = this.#setting();
    const { text, number } = { text: words.texts.text, number: (n: number) => words.texts.number(n) };
    switch (reason.code) {
      case 'too-early':
        return text('board.cannot.too-early', { date: dayText(words, reason.until) });
      case 'too-few-answers': {
        const size = (n: number | null): string => (n === null ? text('board.cannot.few') : number(n));
        return text('board.cannot.too-few-answers', { before: size(reason.before), after: size(reason.after), needed: reason.needed });
      }
      case 'other-things':
        return text('board.cannot.other-things', { things: this.#things(reason.things) });
      case 'within-noise':
        return reason.visible === null ? text('board.cannot.within-noise.open') : text('board.cannot.within-noise', { visible: pointsText(words, Number(reason.visible.toPrecision(2)), found!.unit) });
      default:
        return text(`board.cannot.${reason.code}`);
    }
  }

  #things(things: readonly Annotation[]): string {
    const { words } = this.#setting();
    return new Intl.ListFormat(words.texts.locale, { type: 'conjunction' }).format(things.map(({ date, text }) => `${isolated(text)} (${dayText(words, date)})`));
  }

  #noteText(note: EffectNote, found: FoundEffect | null): string {
    const teller = this.#teller;
    switch (note.code) {
      case 'left-out':
        return teller.texts.text('board.note.left-out', { count: note.periods });
      case 'season':
        return teller.texts.text('board.note.season', { swing: amount(teller, note.swing, found!.unit) });
      case 'also':
        return teller.texts.text('board.note.also', { things: this.#things(note.things) });
      default:
        return teller.texts.text(`board.note.${note.code}`);
    }
  }

  /** The figure over time, with a flag where the action began and the limits of the time before it. */
  #renderChart(action: Action, effect: Effect): TemplateResult {
    const cube = this.#cube!;
    const teller = this.#teller;
    const { texts, figures, frame } = teller;
    const sentence = this.#sentences(action, effect);
    const metric = cube.metrics.get(action.metric);
    const measured = effect.series.flatMap(({ reading }) => (reading.kind === 'measured' ? [reading.value] : []));
    if (!metric || measured.length === 0) return html`<p>${sentence}</p>`;
    const began = periodOfDay(cube.unit, dayOf(action.started!));
    const before = effect.series.filter(({ period, reading }) => period < began && reading.kind === 'measured').length;
    const chart = nhsXmr(measured, { better: metric.better, ...(before >= 2 && { fixAfter: before }) });
    const { unit } = metric;
    const short = (period: number): string => new Intl.DateTimeFormat(texts.locale, { month: 'short', ...(cube.unit === 'day' || cube.unit === 'week' ? { day: 'numeric' } : { year: '2-digit' }), timeZone: 'UTC' }).format(dayStart(cube, period));
    let i = 0;
    const points = effect.series.map(({ period, reading }): ControlChartPoint => {
      const at = reading.kind === 'measured' ? i++ : -1;
      return {
        label: short(period),
        value: reading.kind === 'measured' ? reading.value : null,
        state: STATES[chart?.points[at] ?? 'common-cause'],
        lower: at < 0 ? null : (chart?.lower[at] ?? null),
        center: at < 0 ? null : (chart?.center[at] ?? null),
        upper: at < 0 ? null : (chart?.upper[at] ?? null),
        few: reading.notes.some(({ code }) => code === 'few-answers'),
      };
    });
    const at = effect.series.findIndex(({ period }) => period === began);
    return renderChart({
      sentence,
      picture: renderControlChart({
        frame,
        points,
        ...(at >= 0 && { flags: [{ at, text: texts.text('board.effect.started') }] }),
        format: (value) => figures.mark(value, unit),
        names: { upper: texts.text('chart.upper'), center: texts.text('chart.center'), lower: texts.text('chart.lower'), target: texts.text('chart.target') },
      }),
      note: [before >= 2 ? texts.text('board.effect.limits') : '', points.some(({ few }) => few) ? texts.text('chart.few') : ''].filter(Boolean).join(' '),
      open: texts.text('chart.open'),
      caption: texts.text('board.effect.caption'),
      table: {
        head: ['period', 'figure', 'n'].map((name) => texts.text(`chart.${name}`)),
        rows: effect.series.map(({ period, reading }) => [
          `${periodName(texts, cube.unit, period)}${period === began ? ` (${texts.text('board.effect.started')})` : ''}`,
          figureText(teller, reading, this.#setting().privacyThreshold),
          reading.kind === 'measured' ? texts.number(reading.n) : '\u2013',
        ]),
      },
    });
  }
}

const dayStart = (cube: Cube, period: number): number => firstDay(cube.unit, period) * 86_400_000;
