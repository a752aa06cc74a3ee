import { html, nothing, type TemplateResult } from 'lit';
import { toDisposable } from '../../../../src/core/disposable.js';
import type { Journey } from '../../../../src/journey/document/journey.js';
import type { JourneyFigure } from '../../../../src/journey/figures/figure.js';
import { isMergeable, journeyWithLive, liveDimensions, readLive, type LiveReadings } from '../../../../src/journey/figures/live.js';
import type { Cube } from '../../../../src/metrics/cube/cube.js';
import { whileConnected } from '../../../base/lifetime.js';
import { feedsOnPage } from '../../../scorecard/on-page.js';
import { messages as scorecardMessages } from '../../../scorecard/scorecard.messages.js';
import { chooseSource } from '../../../scorecard/sources/choose.js';
import { cubeSource } from '../../../scorecard/sources/cube.js';
import { renderFreshness, renderNotes } from '../../../scorecard/sources/freshness.js';
import { SourceLink } from '../../../scorecard/sources/link.js';
import { sourceMessages } from '../../../scorecard/sources/messages/en.js';
import type { MapContext } from '../../lanes/context.js';
import type { LayerHost } from '../layer.js';
import type { LoadedLayer } from '../layers.js';
import { styles } from './live.styles.js';
import { messages } from './messages/en.js';
import { joined } from '../../../base/joined.js';

/** How often the map takes in what was counted, in milliseconds: eyes do not follow more. */
const DRAWN_EVERY = 500;
/** How often it is told that figures have moved, in milliseconds: ears follow less. */
const TOLD_EVERY = 30_000;
/** So many names are told; more are counted. */
const MOST_NAMES = 3;

/** Figures of the map that move as answers come in. The journey itself is not changed by them. */
class LiveLayer implements LoadedLayer {
  readonly #host: LayerHost;
  readonly #link: SourceLink;
  #wish: readonly unknown[] = [];
  #cube: Cube | undefined;
  #readings: LiveReadings | undefined;
  #apart: ReadonlyMap<string, JourneyFigure> = new Map();
  #shown: { readonly of: Journey; readonly readings: LiveReadings; readonly journey: Journey } | undefined;
  #read: { readonly of: Journey; readonly threshold: number } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #drawn = -Infinity;
  #told = -Infinity;
  #before: ReadonlyMap<string, number | null> = new Map();
  #said = '';
  #isOver = false;

  constructor(host: LayerHost) {
    this.#host = host;
    host.texts.add({ ...scorecardMessages, ...sourceMessages, ...messages });
    host.adopt(styles);
    this.#link = new SourceLink(host.element, {
      source: () => this.#source(),
      dimensions: () => { const index = host.index(); return index ? liveDimensions(index, host.wishes.figuresBy) : []; },
      show: (cube) => {
        this.#cube = cube;
        this.#takeIn();
      },
      draw: () => this.#soon(),
      fault: (code, message) => host.fault(code, message),
    });
    whileConnected(host.element, (store) => {
      if (this.#isOver) return;
      this.#link.restart();
      store.add(feedsOnPage.onDidChange(() => !this.#isOver && host.wishes.figuresSource !== undefined && this.#link.restart()));
      store.add(toDisposable(() => {
        clearTimeout(this.#timer);
        // or nothing would be drawn again after the map was put back
        this.#timer = undefined;
      }));
    });
    this.#wish = this.#wished();
  }

  #wished(): readonly unknown[] {
    const { figures, figuresSrc, figuresType, figuresSource, figuresBy } = this.#host.wishes;
    return [figures, figuresSrc, figuresType, figuresSource, figuresBy];
  }

  #source() {
    if (this.#isOver) return undefined;
    const { figures, figuresSrc, figuresType, figuresSource } = this.#host.wishes;
    if (isCube(figures)) return cubeSource(figures);
    const source = chooseSource({ figures, plugin: figuresSource, src: figuresSrc, kind: figuresType });
    this.#host.problem('figures-src', source === null ? '"figures-src" must be an http or https address.' : undefined);
    return source ?? undefined;
  }

  look(): void {
    const wish = this.#wished();
    if (wish.some((one, i) => one !== this.#wish[i])) {
      this.#wish = wish;
      this.#cube = this.#readings = this.#shown = undefined;
      this.#apart = new Map();
      this.#link.restart();
    }
    const journey = this.#host.journey();
    if (this.#cube && journey && (this.#read?.of !== journey || this.#read.threshold !== this.#host.wishes.privacyThreshold)) this.#count(journey);
  }

  /** Thousands of answers may come in a second: they are counted at once, and shown a few times. */
  #soon(): void {
    const wait = this.#drawn + DRAWN_EVERY - performance.now();
    if (wait <= 0) return this.#takeIn();
    this.#timer ??= setTimeout(() => this.#takeIn(), wait);
  }

  #takeIn(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const journey = this.#host.journey();
    if (!journey || this.#isOver) return;
    this.#count(journey);
    this.#host.element.requestUpdate();
  }

  #count(journey: Journey): void {
    const index = this.#host.index();
    if (!this.#cube || !index) return;
    const { figuresBy, privacyThreshold } = this.#host.wishes;
    this.#drawn = performance.now();
    this.#read = { of: journey, threshold: privacyThreshold };
    this.#readings = readLive(index, this.#cube, { ...(figuresBy !== undefined && { by: figuresBy }), whole: !this.#link.isDated, read: { privacyThreshold } });
    this.#apart = new Map(this.#readings.places.filter(({ reading }) => !isMergeable(reading)).map(({ at, metric, segment, reading }) => [keyOf(at, metric, segment), reading]));
    this.#tell(this.#readings);
  }

  /** That figures have moved is told now and then, and in one sentence. */
  #tell({ places }: LiveReadings): void {
    const now = new Map(places.map(({ at, metric, segment, reading }) => [keyOf(at, metric, segment), reading.value]));
    if (this.#before.size === 0) this.#before = now;
    if (this.#drawn - this.#told < TOLD_EVERY) return;
    const moved = [...now].filter(([key, value]) => this.#before.get(key) !== value).length;
    this.#before = now;
    if (moved === 0) return;
    this.#told = this.#drawn;
    this.#said = this.#host.texts.text('journey.live.moved', { count: moved });
  }

  shown(journey: Journey): Journey {
    const readings = this.#readings;
    if (!readings || journey !== this.#host.journey()) return journey;
    if (this.#shown?.of !== journey || this.#shown.readings !== readings) {
      this.#shown = { of: journey, readings, journey: journeyWithLive(journey, readings, this.#host.texts.text('journey.live.source'), new Date().toISOString()) };
    }
    return this.#shown.journey;
  }

  figure(at: string, metric: string, segment: string | undefined): JourneyFigure | undefined {
    return this.#apart.get(keyOf(at, metric, segment));
  }

  above({ texts, figures, index }: MapContext): TemplateResult {
    const { status, notes } = this.#link;
    const { text } = texts;
    const readings = this.#readings;
    const named = (all: readonly string[]): string => {
      const rest = all.length - MOST_NAMES;
      return joined(texts.locale, [...all.slice(0, MOST_NAMES), ...(rest > 0 ? [text('journey.more', { count: rest })] : [])]);
    };
    const nameOf = (id: string): string => `\u2068${index.get(id, 'touchpoint')?.name || text('journey.unnamed')}\u2069`;
    const said = !readings ? [] : [
      ...(readings.missing === null ? [] : [text('journey.live.no-dimension', { dimension: readings.missing })]),
      ...(readings.unknown.length > 0 ? [text('journey.live.unknown', { metrics: named(readings.unknown.map((id) => figures.metric(id))), count: readings.unknown.length })] : []),
      ...(readings.elsewhere.length > 0 ? [text('journey.live.elsewhere', { groups: named(readings.elsewhere.map((name) => `\u2068${name}\u2069`)), count: readings.elsewhere.length })] : []),
      ...(readings.unlike.length > 0 ? [text('journey.live.unlike')] : []),
      ...(readings.nps.length > 0 ? [text('journey.live.nps', { at: named(readings.nps.map(nameOf)) })] : []),
    ];
    const period = readings?.period && readings.places.length > 0 ? text('journey.live.period', { from: figures.day(readings.period.from), to: figures.day(readings.period.to) }) : '';
    return html`<div class="live">
      <p part="freshness" class=${status.kind}><span role="status">${renderFreshness(status, texts)}</span> ${period}<span class="unseen" role="status">${this.#said}</span></p>
      ${renderNotes(notes, texts)}
      ${said.length > 0 ? html`<details part="notes" class="left-out"><summary>${text('journey.live.left-out', { count: said.length })}</summary><ul>${said.map((one) => html`<li>${one}</li>`)}</ul></details>` : nothing}
    </div>`;
  }

  dispose(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#link.hostDisconnected();
    this.#host.element.removeController(this.#link);
    this.#host.problem('figures-src');
  }
}

/** Also one of another copy of the library, whose class is another. */
const isCube = (figures: LayerHost['wishes']['figures']): figures is Cube => typeof figures === 'object' && 'measuresOf' in figures;

const keyOf = (at: string, metric: string, segment: string | undefined): string => JSON.stringify([at, metric, segment ?? null]);

export const layer = (host: LayerHost): LoadedLayer => new LiveLayer(host);
