import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { isCxError, type Problem } from '../../../src/core/problem.js';
import type { Cube } from '../../../src/metrics/cube/cube.js';
import { firstDay, periodOfDay, type PeriodUnit } from '../../../src/metrics/period/calendar.js';
import { wordsIn } from '../../../src/model/questionnaire/words.js';
import { readScorecard, type ScorecardOptions, type ScorecardReading } from '../../../src/scorecard/index.js';
import { FigureWriter } from '../../base/figures.js';
import type { Localizer } from '../../base/localize.js';
import { periodName } from '../../base/periods.js';
import { CxDrillEvent, type DrillPlace } from '../drill-event.js';
import { renderControls } from './controls.js';
import { groupsFor, placeOf, renderFigure, renderGroup, renderPath, stepName, type Place } from './drill.js';
import type { Loaded } from './load.js';
import type { drawLinks, renderMap } from './map.js';
import { renderSaid, renderScore } from './score.js';
import { renderTable } from './table.js';
import { comparedName, type Telling } from './telling.js';
import { renderTiles } from './tiles.js';
import { Verbatims, type VerbatimFunction } from './verbatims.js';
import { NO_WISH, type Step, type Wish } from './wish.js';
import { cardWords } from './words.js';

/** What a scorecard of a document needs of its element. */
export interface CardSettings {
  readonly cube: Cube | undefined;
  readonly options: Pick<ScorecardOptions, 'now' | 'privacyThreshold'>;
  /** What is wrong with the source of the figures, in words; empty if nothing is. */
  readonly trouble: string;
  /** Nobody chooses what is shown, as on a wall. */
  readonly fixed: boolean;
  readonly verbatims: VerbatimFunction | undefined;
}

/** The scorecard of a document: what somebody wants to see of it, and how that is drawn. */
export class Card {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #texts: Localizer;
  readonly #fault: (code: string, error: unknown) => void;
  readonly #verbatims: Verbatims;
  #map: { readonly renderMap: typeof renderMap; readonly drawLinks: typeof drawLinks } | undefined;
  #observer: ResizeObserver | undefined;
  /** What the focus goes to after drawing: the heading, or the button from which somebody went down. */
  #focus: string | undefined;
  #links: ScorecardReading['links'] = [];
  wish: Wish = NO_WISH;
  loaded: Loaded | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, texts: Localizer, fault: (code: string, error: unknown) => void) {
    this.#host = host;
    this.#texts = texts;
    this.#fault = fault;
    this.#verbatims = new Verbatims(() => host.requestUpdate(), (error) => fault('verbatims', error));
  }

  /** Shows something else of it. */
  want(part: Partial<Wish>): void {
    this.wish = { ...this.wish, ...part };
    this.#host.requestUpdate();
  }

  /** Begins anew with another document. */
  take(loaded: Loaded | undefined): void {
    this.loaded = loaded;
    this.wish = { ...this.wish, way: [], group: null, against: null, comparison: null, through: null, series: null };
    this.#host.requestUpdate();
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
    this.#verbatims.leave();
    this.#observer?.disconnect();
    this.#observer = undefined;
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

  #go(way: readonly Step[], focus: string | undefined): void {
    const telling = this.#telling;
    if (!telling) return;
    const next = { ...telling, wish: { ...this.wish, way } };
    if (!this.#host.dispatchEvent(new CxDrillEvent(drillPlace(next, placeOf(next))))) return;
    const left = this.wish.way[way.length];
    this.#focus = focus ?? (left && pathOf(left)) ?? 'where';
    this.want({ way });
  }

  render({ cube, options, trouble, fixed, verbatims }: CardSettings): TemplateResult {
    const { loaded } = this;
    const { text } = this.#texts;
    if (!loaded) return html`<p part="empty">${text('card.waiting')}</p>`;
    if ('problems' in loaded) return this.#renderProblems(loaded.problems);
    const { document } = loaded;
    const say: Telling['say'] = (words) => wordsIn(words, this.#texts.locale, document.language);
    const description = document.description ? html`<p class="facts">${say(document.description)}</p>` : nothing;
    const title = (name: string): TemplateResult => html`<h2 part="heading" id="where" tabindex="-1">${name}</h2>`;
    if (!cube) return html`${title(say(document.title))}${description}<p part="empty">${text('card.waiting')}</p>`;

    const { layout: _layout, way: _way, ...asked } = this.wish;
    const wanted: ScorecardOptions = {
      ...options,
      ...(asked.audience && { audience: asked.audience }), ...(asked.group && { segment: asked.group }), ...(asked.against && asked.group && { against: asked.against }),
      ...(asked.comparison && { comparison: asked.comparison }), ...(asked.through && { through: asked.through }), ...(asked.series && { series: asked.series }),
    };
    let reading: ScorecardReading;
    try {
      reading = readScorecard(document, cube, wanted);
    } catch (error) {
      if (isCxError(error)) return this.#renderProblems([error]);
      throw error;
    }
    const telling: Telling = (this.#telling = {
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
      ${fixed ? nothing : renderControls(telling)}
      ${renderSaid(cardWords(telling, reading.notes))}
      ${this.#renderPlace(telling, place, wanted, verbatims)}`;
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
    if (verbatims) {
      const place = drillPlace(telling, { part, figure, group, verbatims });
      if (bring) this.#verbatims.ask(bring, place);
      return html`<slot name="verbatims">${bring ? this.#verbatims.render(this.#texts, () => {
        this.#verbatims.ask(bring, place, true);
        this.#host.requestUpdate();
      }) : html`<p>${this.#texts.text('card.verbatims-none')}</p>`}</slot>`;
    }
    this.#verbatims.leave();
    if (figure) {
      const groups = groupsFor(telling, options);
      return html`${group ? renderGroup(telling, figure, group, groups) : renderFigure(telling, figure, groups)}`;
    }
    const score = html`<div class="whole">${renderScore(telling, part)}</div>`;
    switch (this.wish.layout) {
      case 'table':
        return html`${score}${renderTable(telling, part)}`;
      case 'map':
        if (!this.#map) void this.#bringMap();
        this.#links = telling.reading.links;
        return html`${score}${this.#map?.renderMap(telling, part)}`;
      case 'tiles':
        return html`${score}${renderTiles(telling, part)}`;
    }
  }

  async #bringMap(): Promise<void> {
    try {
      this.#map = await import('./map.js');
      this.#host.requestUpdate();
    } catch (error) {
      this.#fault('not-loaded', error);
      this.want({ layout: 'tiles' });
    }
  }

  #renderProblems(problems: readonly Problem[]): TemplateResult {
    return html`<div part="error" role="alert"><p>${this.#texts.text('card.unreadable')}</p>
      <ul>${problems.slice(0, 20).map(({ message, where }) => html`<li lang="en" dir="ltr">${where ? html`<code>${where}</code> ` : nothing}${message}</li>`)}</ul></div>`;
  }

  /** What can only be done once it stands on the page: arrows, and the focus. */
  drawn(root: ShadowRoot): void {
    const map = root.querySelector('[part=map]');
    if (map && this.#map) {
      const draw = (): void => this.#map!.drawLinks(root, this.#links);
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

