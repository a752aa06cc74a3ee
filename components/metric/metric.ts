import { noChange, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { PeriodUnit } from '../../src/metrics/period/calendar.js';
import { adopt } from '../base/adopt.js';
import { isDevelopment } from '../base/development.js';
import { fill, make, makeGlyph, type GlyphPaths } from '../base/draw.js';
import { CxElement } from '../base/element.js';
import { Localizer } from '../base/localize.js';
import { isPercent, NumberWriter } from '../base/numbers.js';
import { dayName } from '../base/periods.js';
import { fillSparkline } from '../base/sparkline.js';
import { tokens } from '../base/tokens.styles.js';
import { changeGlyph, STATUS_GLYPHS } from './glyphs.js';
import { english } from './metric.messages.js';
import { styles } from './metric.styles.js';
import { more, needsMore, takeMore, type Telling } from './more/door.js';
import { tileNodes } from './tile-nodes.js';
import { statusIn, type MetricView } from './view.js';

/**
 * @summary One figure with everything that belongs to it: how many answers, how sure, against which target, and
 * whether it has changed.
 *
 * Inside a `<cx-scorecard>` it gets its figures from there; alone, from its `view` property. What a plain figure with its line does not
 * need (limits of chance, benchmarks, notes, details) is a file of its own, which is loaded when there is something of it to show.
 * It draws itself without templates (components/base/draw.ts says why).
 *
 * @tag cx-metric
 * @event {CxErrorEvent} cx-error - An attribute is out of range; `detail` says which. Does not bubble.
 * @csspart label - The name of the metric.
 * @csspart value - The figure.
 * @csspart evidence - The number of answers and the interval.
 * @csspart status - How it stands to the target.
 * @csspart change - How it has changed.
 * @csspart process - What chance does to it: variation and assurance.
 * @csspart sparkline - The picture of the periods.
 * @csspart trend - What the picture shows, in a sentence.
 * @csspart said - Something that is wrong with what it was made of.
 * @csspart benchmark - What others reach.
 * @csspart annotation - Something that happened.
 * @csspart notes - What else to know.
 * @csspart details - Method and table.
 * @csspart problem - What is wrong with the configuration, shown to developers.
 * @cssprop [--cx-accent] - The accent colour, used for the line.
 * @cssprop [--cx-met] - The colour of a target that is met.
 * @cssprop [--cx-missed] - The colour of a target that is missed.
 * @cssprop [--cx-space=0.25em] - The unit of all distances.
 * @cssState met - The target is met.
 * @cssState near - It cannot be told whether the target is met.
 * @cssState missed - The target is missed.
 */
export class CxMetric extends CxElement {
  static override styles = [tokens, styles];
  static override properties: PropertyDeclarations = {
    metric: { reflect: true },
    label: {},
    target: { type: Number },
    decimals: { type: Number },
    density: { reflect: true },
    view: { attribute: false },
    open: { type: Boolean },
  };

  /** Which metric: `nps`, `csat`, `ces`, or the id of another in the cube of its scorecard. */
  declare metric: string;
  /** The name that is shown; the usual one if not given, which only `nps`, `csat` and `ces` have. */
  declare label: string | undefined;
  /** The target, as it is shown: points, percent, or steps on the scale. */
  declare target: number | null;
  /** Digits after the point, 0 to 4; as fits the metric if not given. */
  declare decimals: number | null;
  /** How much room it takes: `compact`, the line beside the figure, or `dense`, all in one row; with room if not given. */
  declare density: 'compact' | 'dense' | undefined;
  /** What to show; `cx-elements/metric` exports its type. */
  declare view: MetricView | undefined;
  /** Its details are open. */
  declare open: boolean;

  readonly #texts = new Localizer(this, english);
  readonly #nodes = tileNodes();

  constructor() {
    super();
    this.metric = '';
    this.target = null;
    this.decimals = null;
    this.view = undefined;
    this.open = false;
    this.#nodes.details.addEventListener('toggle', () => (this.open = this.#nodes.details.open));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const check = (name: 'target' | 'decimals', good: (value: number) => boolean, expected: string): void => {
      if (!changed.has(name)) return;
      const bad = this[name] !== null && !good(this[name]);
      if (bad) this[name] = null;
      this.setProblem(name, bad ? `"${name}" must be a ${expected}` : undefined);
    };
    check('target', Number.isFinite, 'number. There is no target now.');
    check('decimals', (value) => Number.isInteger(value) && value >= 0 && value <= 4, 'whole number from 0 to 4. The usual digits are shown.');
    if (this.view && !more() && (this.open || this.density || needsMore(this.view))) void this.#bringMore();
  }

  async #bringMore(): Promise<void> {
    try {
      takeMore((await import('./more/index.js')).more);
      this.requestUpdate();
    } catch (error) {
      this.fault('not-loaded', error);
    }
  }

  protected override render(): unknown {
    const { article, problems, label, value, details } = this.#nodes;
    const texts = this.#texts;
    const figures = new NumberWriter(texts, this.decimals);
    const here = more();
    // a tile is drawn once, with all it has to show
    const view = this.view && (here || !needsMore(this.view)) ? this.view : undefined;
    if (!article.isConnected) this.renderRoot.append(article);
    if (here) adopt(this.shadowRoot!, [here.styles]);
    article.lang = texts.locale;
    article.ariaBusy = `${!view}`;
    problems.replaceChildren(...(isDevelopment() ? this.problems.map(({ message }) => make('p', { part: 'problem' }, message)) : []));
    fill(label, this.label || figures.name(this.view?.metric ?? { id: this.metric }));
    if (view) this.#fill({ view, texts, decimals: this.decimals, rightToLeft: this.matches(':dir(rtl)') }, figures);
    else this.#clear();
    details.hidden = !view;
    value.className = view?.reading.kind === 'measured' ? '' : 'absent';
    return noChange;
  }

  /** Nothing to show yet, or not any more. */
  #clear(): void {
    const { period, value, evidence, status, change, trend, process, notes, sparkline } = this.#nodes;
    fill(value, this.#texts.text('metric.waiting'));
    for (const node of [period, evidence, status, change, trend]) fill(node, '');
    for (const node of [process, notes]) node.replaceChildren();
    sparkline.classList.add('none');
    for (const one of ['met', 'near', 'missed'] as const) this.setState(one, false);
  }

  #fill(telling: Telling, figures: NumberWriter): void {
    const { view } = telling;
    const { reading, series } = view;
    const nodes = this.#nodes;
    const texts = this.#texts;
    const here = more();
    const measured = reading.kind === 'measured';
    const target = view.target !== undefined ? view.target : this.target === null ? null : isPercent(view.metric.unit) ? this.target / 100 : this.target;
    fill(nodes.period, this.#periodText(view));
    fill(nodes.value, measured ? figures.value(reading.value, reading.unit) : here!.absence(telling));
    if (measured && reading.unit === 'score') nodes.value.append(make('span', { class: 'of' }, ` / ${texts.number(reading.range[1])}`));
    fill(nodes.evidence, measured ? [figures.size(reading.n, view.metric), figures.interval(reading)].filter(Boolean).join(' \u00b7 ') : '');

    const status = statusIn(view, target);
    for (const one of ['met', 'near', 'missed'] as const) this.setState(one, one === status);
    nodes.status.className = status ?? '';
    const wording = status === 'missed' && view.metric.better === 'lower' ? 'missed-low' : status;
    say(nodes.status, status ? STATUS_GLYPHS[status] : [], status ? texts.text(`metric.${wording}`, { target: figures.mark(target!, view.metric.unit) }) : '');
    say(nodes.change, changeGlyph(view.change?.verdict, view.change?.difference ?? 0), measured ? this.#changeText(view, figures) : '');

    nodes.process.replaceChildren(...(here?.process(telling) ?? []));
    nodes.notes.replaceChildren(...(here?.notes(telling) ?? []));
    const drawn = series.length > 1 && series.some((point) => point.reading.kind === 'measured');
    nodes.sparkline.classList.toggle('none', !drawn);
    if (drawn) fillSparkline(nodes.sparkline, { readings: series.map((point) => point.reading), target, rightToLeft: telling.rightToLeft, scale: here?.scale(view) ?? view.scale ?? [], layers: here?.layers(telling) });
    fill(nodes.trend, drawn ? this.#trend(view, figures) : '');
    const [summary, content] = nodes.details.children as unknown as [HTMLElement, HTMLElement];
    nodes.details.open = this.open;
    fill(summary, texts.text('metric.details'));
    content.replaceChildren(...(this.open ? (here?.details(telling) ?? []) : []));
  }

  #periodText({ period }: MetricView): string {
    if (!period) return this.#texts.text('figure.all');
    const name = this.#periodName(period.unit, period.number);
    return period.running ? this.#texts.text('metric.so-far', { period: name }) : name;
  }

  #periodName(unit: PeriodUnit, period: number): string {
    return (more()?.periodName ?? dayName)(this.#texts, unit, period);
  }

  #changeText({ change, period, against }: MetricView, figures: NumberWriter): string {
    const { text } = this.#texts;
    const before = against ?? (period ? this.#periodName(period.unit, period.number - 1) : '');
    if (!before) return '';
    if (!change) return text('metric.nothing-before', { before });
    return text(against ? 'metric.against' : 'metric.since', { change: figures.difference(change), before, verdict: text(`metric.${change.verdict}`) });
  }

  /** What the picture shows, in a sentence. */
  #trend({ series, period }: MetricView, figures: NumberWriter): string {
    const measured = series.filter((point) => point.reading.kind === 'measured');
    if (measured.length < 2 || !period) return '';
    const values = measured.map((point) => point.reading.value!);
    const [first, last, low, high] = [values[0]!, values.at(-1)!, Math.min(...values), Math.max(...values)].map((value) => figures.value(value, measured[0]!.reading.unit));
    return this.#texts.text('metric.trend', { first: first!, firstPeriod: this.#periodName(period.unit, measured[0]!.period), last: last!, low: low!, high: high! });
  }
}

/** Shape and word. */
function say(node: HTMLElement, paths: GlyphPaths, text: string): void {
  node.hidden = !text;
  node.replaceChildren(...(text ? [makeGlyph('glyph', paths), make('span', {}, text)] : []));
}

declare global {
  interface HTMLElementTagNameMap {
    'cx-metric': CxMetric;
  }
}
