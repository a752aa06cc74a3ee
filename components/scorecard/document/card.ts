import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { isCxError, type Problem } from '../../../src/core/problem.js';
import type { Cube } from '../../../src/metrics/cube/cube.js';
import { firstDay, periodOfDay, type PeriodUnit } from '../../../src/metrics/period/calendar.js';
import { wordsIn } from '../../../src/model/questionnaire/words.js';
import { ScorecardReader } from '../../../src/scorecard/read/scorecard.js';
import type { FigureReading, ScorecardOptions, ScorecardReading } from '../../../src/scorecard/index.js';
import type { MetricView } from '../../metric/view.js';
import { figureView } from './figure-view.js';
import { adopt } from '../../base/adopt.js';
import { FigureWriter } from '../../base/figures.js';
import type { Localizer, Messages } from '../../base/localize.js';
import { periodName } from '../../base/periods.js';
import { CxDrillEvent, type DrillPlace } from '../drill-event.js';
import type { LossTeller } from '../losses/teller.js';
import { renderControls } from './controls.js';
import { placeOf, renderPath, stepName, type Place } from './drill.js';
import type { Loaded } from './load.js';
import { Parts } from './parts.js';
import { renderSaid, renderScore } from './score.js';
import { comparedName, type Telling } from './telling.js';
import { renderTiles } from './tiles.js';
import type { Cycle } from './wall.js';
import type { Verbatims, VerbatimFunction } from './verbatims.js';
import { NO_WISH, type Step, type Wish } from './wish.js';
import { cardWords } from './words.js';

/** What a scorecard of a document needs of its element. */
export interface CardSettings {
  readonly cube: Cube | undefined;
  readonly options: Pick<ScorecardOptions, 'now' | 'privacyThreshold'>;
  /** Says what is missing from figures; undefined if nothing is known to be. */
  readonly losses: LossTeller | undefined;
  /** What is wrong with the source of the figures, in words; empty if nothing is. */
  readonly trouble: string;
  /** Nobody chooses what is shown. */
  readonly fixed: boolean;
  readonly wall: boolean;
  /** On a wall: so many seconds for each part; null to show the whole. */
  readonly cycle: number | null;
  readonly verbatims: VerbatimFunction | undefined;
  /** So many tiles are drawn now; those behind them in the next frames. */
  readonly shown: number;
}

const NONE: ReadonlySet<string> = new Set();
/** So many sentences are read in thirty seconds. */
const SENTENCES = 7;

/** The scorecard of a document: what somebody wants to see of it, and how that is drawn. */
export class Card {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #texts: Localizer;
  readonly #fault: (code: string, error: unknown) => void;
  readonly #redraw: () => void;
  readonly #parts: Parts;
  #verbatims: Verbatims | undefined;
  #cycle: Cycle | undefined;
  #observer: ResizeObserver | undefined;
  /** What the focus goes to after drawing: the heading, or the button from which somebody went down. */
  #focus: string | undefined;
  #links: ScorecardReading['links'] = [];
  #reader: ScorecardReader | undefined;
  /** The metrics that were counted since it was read; any if undefined. */
  #counted: ReadonlySet<string> | undefined;
  #views = new WeakMap<FigureReading, MetricView>();
  #viewsOf = '';
  wish: Wish = NO_WISH;
  loaded: Loaded | undefined;

  /**
   * @param learn takes the English texts of what is loaded later
   * @param redraw draws anew what may have been read already
   */
  constructor(host: ReactiveControllerHost & HTMLElement, texts: Localizer, learn: (messages: Messages) => void, redraw: () => void, fault: (code: string, error: unknown) => void) {
    this.#host = host;
    this.#texts = texts;
    this.#fault = fault;
    this.#redraw = redraw;
    this.#parts = new Parts({
      take: ({ styles, messages }) => {
        if (styles) adopt(host.shadowRoot!, [styles]);
        if (messages) learn(messages);
      },
      changed: redraw,
      failed: (name, error) => {
        fault('not-loaded', error);
        if (name !== 'summary' && name !== 'wall') this.want({ layout: 'tiles', way: [] });
      },
    });
  }

  /** Shows something else of it. */
  want(part: Partial<Wish>): void {
    this.wish = { ...this.wish, ...part };
    this.#redraw();
  }

  /** Something was counted: of these metrics, or of any. */
  counted(metrics: ReadonlySet<string> | undefined): void {
    this.#counted = metrics && this.#counted ? new Set([...metrics, ...this.#counted]) : undefined;
  }

  /** Begins anew with another document. */
  take(loaded: Loaded | undefined): void {
    this.loaded = loaded;
    this.#telling = undefined;
    this.#cycle?.every(null);
    this.#reader = undefined;
    this.wish = { ...this.wish, way: [], group: null, against: null, comparison: null, through: null, series: null };
    this.#redraw();
  }

  /** From one part to the next, and from the last to the whole. */
  readonly next = (): void => {
    const parts = this.#telling?.reading.root.children.filter(({ kind }) => kind === 'part') ?? [];
    const [step] = this.wish.way;
    const at = parts.findIndex(({ path }) => step?.kind === 'part' && step.path === path);
    const to = parts[at + 1];
    this.want({ way: to ? [{ kind: 'part', path: to.path }] : [] });
  };

  leave(): void {
    this.#cycle?.stop();
    this.#verbatims?.leave();
    this.#observer?.disconnect();
    this.#observer = undefined;
  }

  /** What it is called; empty where there is none. */
  get title(): string {
    const telling = this.#telling;
    return this.loaded && telling ? telling.say(telling.reading.title) : '';
  }

  /** The metrics of its figures; undefined where there is none. */
  get metrics(): readonly string[] | undefined {
    return this.loaded && this.#telling && [...new Set(this.#telling.reading.figures.map(({ metricId }) => metricId))];
  }

  /** The group that is looked at. */
  get group(): Wish['group'] {
    return this.loaded ? this.wish.group : null;
  }

  /** The dimensions by whose groups it can be seen. */
  get dimensions(): readonly string[] {
    return this.loaded && 'document' in this.loaded ? (this.loaded.document.segments ?? []).map(({ dimension }) => dimension) : [];
  }

  /** Goes up one step, if there is one. */
  readonly back = (): boolean => {
    if (this.wish.way.length === 0) return false;
    this.#go(this.wish.way.slice(0, -1), undefined);
    return true;
  };

  #telling: Telling | undefined;

  /** What was read of the document for what somebody wants to see; undefined where it cannot be shown. */
  get reading(): ScorecardReading | undefined {
    return this.loaded && 'document' in this.loaded ? this.#telling?.reading : undefined;
  }

  #go(way: readonly Step[], focus: string | undefined): void {
    const telling = this.#telling;
    if (!telling) return;
    const next = { ...telling, wish: { ...this.wish, way } };
    if (!this.#host.dispatchEvent(new CxDrillEvent(drillPlace(next, placeOf(next))))) return;
    const left = this.wish.way[way.length];
    this.#focus = focus ?? (left && pathOf(left)) ?? 'where';
    this.want({ way });
  }

  render({ cube, options, losses, trouble, fixed, wall, cycle, verbatims, shown }: CardSettings): TemplateResult {
    const { loaded } = this;
    const { text } = this.#texts;
    this.#telling = undefined; // until it is read again
    if (!loaded) return html`<p part="empty" id="where">${text('metric.waiting')}</p>`;
    if ('problems' in loaded) return this.#renderProblems(loaded.problems);
    const { document } = loaded;
    const say: Telling['say'] = (words) => wordsIn(words, this.#texts.locale, document.language);
    const description = document.description ? html`<p class="facts">${say(document.description)}</p>` : nothing;
    const title = (name: string): TemplateResult => html`<h2 part="heading" id="where" tabindex="-1">${name}</h2>`;
    if (!cube) return html`${title(say(document.title))}${description}<p part="empty">${text('metric.waiting')}</p>`;

    const { layout: _layout, way: _way, ...asked } = this.wish;
    const wanted: ScorecardOptions = {
      ...options, losses: losses?.losses,
      ...(asked.audience && { audience: asked.audience }), ...(asked.group && { segment: asked.group }), ...(asked.against && asked.group && { against: asked.against }),
      ...(asked.comparison && { comparison: asked.comparison }), ...(asked.through && { through: asked.through }), ...(asked.series && { series: asked.series }),
    };
    let reading: ScorecardReading;
    try {
      this.#reader ??= new ScorecardReader(document);
      reading = this.#reader.read(cube, wanted, this.#counted);
      this.#counted = NONE;
    } catch (error) {
      if (isCxError(error)) return this.#renderProblems([error]);
      throw error;
    }
    const room = { left: shown };
    const telling: Telling = (this.#telling = {
      room, wall, losses, view: (figure) => this.#viewOf(telling, figure),
      document, reading, cube, ends: endsIn(cube, reading.unit), wish: this.wish, texts: this.#texts, figures: new FigureWriter(this.#texts), rightToLeft: this.#host.matches(':dir(rtl)'), trouble, say,
      want: (part) => this.want(part),
      down: (step) => this.#go([...this.wish.way, step], 'where'),
      up: (steps) => this.#go(this.wish.way.slice(0, steps), undefined),
    });
    const place = placeOf(telling);
    const here = this.wish.way.at(-1);
    return html`${renderPath(telling)}
      ${title(here ? stepName(telling, here) : say(document.title))}
      ${here ? nothing : description}
      ${this.#renderPeriod(telling)}
      ${fixed || wall ? nothing : renderControls(telling)}
      ${renderSaid(cardWords(telling, reading.notes))}
      ${this.#renderPlace(telling, place, wanted, verbatims)}
      ${this.#renderCycle(wall, cycle)}`;
  }

  #renderCycle(wall: boolean, seconds: number | null): TemplateResult | typeof nothing {
    const part = wall ? this.#parts.get('wall') : undefined;
    if (part) this.#cycle ??= new part.Cycle(this.next, () => this.#redraw());
    this.#cycle?.every(wall && this.#host.isConnected ? seconds : null);
    return this.#cycle?.render(this.#texts) ?? nothing;
  }

  #renderPeriod(telling: Telling): TemplateResult | typeof nothing {
    const { reading: { period }, texts } = telling;
    if (!period) return nothing;
    const name = periodName(texts, period.unit, period.number);
    const shown = period.running ? texts.text('metric.so-far', { period: name }) : name;
    const before = comparedName(telling);
    return html`<p class="facts">${before ? texts.text('card.period', { period: shown, before }) : shown}</p>`;
  }

  #renderPlace(telling: Telling, { part, figure, group, verbatims }: Place, options: ScorecardOptions, bring: VerbatimFunction | undefined): TemplateResult {
    if (!verbatims) this.#verbatims?.leave();
    if (figure) {
      const look = this.#parts.get('look');
      if (!look) return html``;
      const groups = verbatims && !group ? [] : look.groupsFor(telling, figure, options);
      if (verbatims) {
        // the step outlives a change of customers or period: what is not shown as a figure is not shown in words
        const reading = group ? look.groupIn(groups, figure, group)?.reading : figure.reading;
        if (reading?.kind === 'measured') return this.#renderVerbatims(drillPlace(telling, { part, figure, group, verbatims }), bring);
        this.#verbatims?.leave();
        return html`<p class="facts">${reading ? telling.figures.absence(reading, telling.reading.privacyThreshold) : telling.texts.text('card.nothing')}</p>`;
      }
      return html`${group ? look.renderGroup(telling, figure, group, groups) : look.renderFigure(telling, figure, groups)}`;
    }
    const brief = this.wish.audience === 'executive';
    const score = html`${brief && this.wish.way.length === 0 ? this.#renderSummary(telling) : nothing}<div class="whole">${renderScore(telling, part, brief)}</div>`;
    switch (this.wish.layout) {
      case 'table':
        return html`${score}${this.#parts.get('table')?.renderTable(telling, part)}`;
      case 'map':
        this.#links = telling.reading.links;
        return html`${score}${this.#parts.get('map')?.renderMap(telling, part)}`;
      case 'tiles':
        return html`${score}${renderTiles(telling, part)}`;
    }
  }

  /** A view is the same object for as long as its figure is, so that nothing is drawn again that has not changed. */
  #viewOf(telling: Telling, figure: FigureReading): MetricView {
    const key = `${telling.texts.locale} ${telling.trouble}`;
    if (key !== this.#viewsOf) this.#views = new WeakMap();
    this.#viewsOf = key;
    const view = this.#views.get(figure) ?? figureView(telling, figure);
    this.#views.set(figure, view);
    return view;
  }

  /** Are there tiles for which there was no room yet? */
  get isShort(): boolean {
    return (this.#telling?.room.left ?? 0) < 0;
  }

  /** What there is to say, for who has thirty seconds. */
  #renderSummary({ reading }: Telling): TemplateResult | typeof nothing {
    const sentences = this.#parts.get('summary')?.summaryOf(reading, this.#texts) ?? [];
    return sentences.length > 0 ? html`<ul part="summary">${sentences.slice(0, SENTENCES).map((sentence) => html`<li>${sentence}</li>`)}</ul>` : nothing;
  }

  /** What customers wrote: by the function of the page, or in its slot. */
  #renderVerbatims(place: DrillPlace, bring: VerbatimFunction | undefined): TemplateResult {
    const look = bring && this.#parts.get('look');
    if (look) this.#verbatims ??= new look.Verbatims(() => this.#redraw(), (error) => this.#fault('verbatims', error));
    if (bring) this.#verbatims?.ask(bring, place);
    const again = (): void => {
      this.#verbatims?.ask(bring!, place, true);
      this.#redraw();
    };
    return html`<slot name="verbatims">${bring ? this.#verbatims?.render(this.#texts, again) : html`<p>${this.#texts.text('card.verbatims-none')}</p>`}</slot>`;
  }

  #renderProblems(problems: readonly Problem[]): TemplateResult {
    return html`<div part="error" role="alert"><p id="where">${this.#texts.text('card.unreadable')}</p>
      <ul>${problems.slice(0, 20).map(({ message, where }) => html`<li lang="en" dir="ltr">${where ? html`<code>${where}</code> ` : nothing}${message}</li>`)}</ul></div>`;
  }

  /** What can only be done once it stands on the page: arrows, and the focus. */
  drawn(root: ShadowRoot): void {
    const map = root.querySelector('[part=map]') && this.#parts.get('map');
    if (map) {
      const draw = (): void => map.drawLinks(root, this.#links);
      if (!this.#observer) {
        // a frame later: arrows change no size, and a size that changes while sizes are told is an error on the page
        this.#observer = new ResizeObserver(() => requestAnimationFrame(draw));
        this.#observer.observe(this.#host);
      }
      draw();
    } else {
      this.#observer?.disconnect();
      this.#observer = undefined;
    }
    if (this.#focus === undefined) return;
    const focus = this.#focus;
    this.#focus = undefined;
    const target = [...root.querySelectorAll<HTMLElement>('[data-path]')].find((one) => one.dataset['path'] === focus) ?? root.querySelector<HTMLElement>('#where');
    target?.focus();
  }
}

/** What a button down to a step is found by. */
const pathOf = (step: Step): string => (step.kind === 'verbatims' ? 'verbatims' : step.kind === 'group' ? JSON.stringify([step.dimension, step.value]) : step.path);

function drillPlace({ reading, wish }: Telling, { part, figure, group, verbatims }: Place): DrillPlace {
  const node = figure ?? part;
  return {
    level: verbatims ? 'verbatims' : group ? 'group' : figure ? 'figure' : wish.way.length > 0 ? 'part' : 'scorecard',
    id: node.id, path: node.path, metric: figure?.metricId ?? null, segment: group ?? figure?.segment ?? wish.group, period: reading.period?.key ?? null, audience: wish.audience,
  };
}

/** The first and the last period of a cube in a unit that is not shorter than its own. */
function endsIn({ unit, periods: { ends } }: Cube, wanted: PeriodUnit): { readonly first: number; readonly last: number } | null {
  if (!ends || unit === wanted) return ends ?? null;
  const inUnit = (period: number): number => periodOfDay(wanted, firstDay(unit, period));
  return { first: inUnit(ends.first), last: inUnit(ends.last) };
}

