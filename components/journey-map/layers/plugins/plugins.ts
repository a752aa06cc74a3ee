import { html, type TemplateResult } from 'lit';
import { figureOf, type JourneyFigure } from '../../../../src/journey/figures/figure.js';
import { toDisposable } from '../../../../src/core/disposable.js';
import { whileConnected } from '../../../base/lifetime.js';
import type { Column } from '../../columns.js';
import { bars } from '../../glyphs.js';
import type { MapContext } from '../../lanes/context.js';
import type { Row } from '../../lanes/rows.js';
import { lanesOnPage, lensesOnPage, type FromPlugin, type JourneyForPlugins } from '../../on-page.js';
import type { LayerHost } from '../layer.js';
import type { LoadedLayer } from '../layers.js';
import { readLane, readLens, type LaneCell, type LensTint } from '../../../../src/journey/interchange/plugin-answers.js';
import { messages } from './messages/en.js';

/** What was asked of a plugin, and what became of it. */
interface Asked<Answer> {
  readonly about: string;
  readonly of: FromPlugin;
  readonly answer?: ReadonlyMap<string, Answer>;
  readonly fault?: string;
}

/** Changes that come together are asked about once, in milliseconds. */
const PAUSE = 250;

/** What plugins bring to the map: rows of their own, and lenses that tint it or keep some rows. */
class PluginsLayer implements LoadedLayer {
  readonly #host: LayerHost;
  readonly #lanes = new Map<string, Asked<LaneCell>>();
  readonly #lenses = new Map<string, Asked<LensTint>>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOver = false;

  constructor(host: LayerHost) {
    this.#host = host;
    host.texts.add(messages);
    whileConnected(host.element, (store) => void store.add(toDisposable(() => {
      clearTimeout(this.#timer);
      this.#timer = undefined;
    })));
  }

  look(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#ask();
    }, PAUSE);
  }

  #about(): JourneyForPlugins | undefined {
    const index = this.#host.index();
    return index && {
      journey: index.journey.id, language: this.#host.texts.locale, segment: this.#host.wishes.segment ?? null,
      touchpoints: index.touchpoints.map(({ id, name, phase, channel }) => ({ id, name, phase, channel: channel ?? null })),
    };
  }

  #ask(): void {
    const about = this.#about();
    if (!about || this.#isOver || !this.#host.element.isConnected) return;
    const key = JSON.stringify(about);
    for (const [id, lane] of lanesOnPage.all) void this.#askOne(this.#lanes, id, lane, about, key, readLane);
    const lens = this.#host.wishes.lens;
    const chosen = lens === undefined ? undefined : lensesOnPage.get(lens);
    if (lens !== undefined && chosen) void this.#askOne(this.#lenses, lens, chosen, about, key, readLens);
  }

  async #askOne<Answer>(all: Map<string, Asked<Answer>>, id: string, of: FromPlugin, about: JourneyForPlugins, key: string, read: (answer: unknown) => ReadonlyMap<string, Answer>): Promise<void> {
    const before = all.get(id);
    if (!of.ask || (before?.about === key && before.of === of)) return;
    const asked: Asked<Answer> = { about: key, of, ...(before?.answer && { answer: before.answer }) };
    all.set(id, asked);
    let now: Asked<Answer>;
    try {
      now = { about: key, of, answer: read(await of.ask(about)) };
    } catch (error) {
      const fault = error instanceof Error ? error.message : String(error);
      now = { about: key, of, fault };
      this.#host.fault('plugin', `${id}: ${fault}`);
    }
    if (all.get(id) !== asked || this.#isOver) return; // something else was asked meanwhile
    all.set(id, now);
    this.#host.element.requestUpdate();
  }

  /** Lanes that the journey has no place for stand below all others; one that it hides stays hidden. */
  moreRows(): readonly Row[] {
    const placed = new Set(this.#host.index()?.all('lane').flatMap(({ plugin }) => plugin ?? []));
    return lanesOnPage.all.flatMap(([id, { title }]): Row[] => (placed.has(id) ? [] : [{ id, kind: 'plugin', name: title, plugin: id }]));
  }

  keeps({ kind, metric }: Row): boolean {
    const { lens } = this.#host.wishes;
    const kept = lens === undefined ? undefined : lensesOnPage.get(lens)?.metrics;
    return !kept || kept.length === 0 || kind !== 'metric' || (metric !== undefined && kept.includes(metric));
  }

  cell({ figures, texts }: MapContext, { kind, plugin }: Row, column: Column): TemplateResult | undefined {
    const asked = kind === 'plugin' && plugin !== undefined ? this.#lanes.get(plugin) : undefined;
    if (!asked || plugin === undefined || !lanesOnPage.get(plugin)) return undefined;
    const cell = asked.answer?.get(column.id);
    if (!cell) return html`${asked.answer || asked.fault ? '' : texts.text('journey.plugin.asking')}`;
    if ('text' in cell) return html`<p class="text" dir="auto">${cell.text}</p>`;
    const figure: JourneyFigure = figureOf(plugin, cell.stat, { privacyThreshold: this.#host.wishes.privacyThreshold });
    const observed = { at: column.id, metric: plugin, series: 'current', stat: cell.stat, figure, observations: [], unlike: false, fromEvidence: false } as const;
    return html`<p class=${`figure ${figure.kind}`}>${figure.kind === 'unmeasured' ? '' : html`<b>${figures.value(figure)}</b> `}<small>${figures.basis(observed)}</small></p>`;
  }

  #tint(column: Column): LensTint | undefined {
    const { lens } = this.#host.wishes;
    return lens === undefined || !lensesOnPage.get(lens) ? undefined : this.#lenses.get(lens)?.answer?.get(column.id);
  }

  tint(_context: MapContext, column: Column): number | undefined {
    return this.#tint(column)?.level;
  }

  head(_context: MapContext, column: Column): TemplateResult | undefined {
    const tint = this.#tint(column);
    return tint && html`<span class="badge">${bars(tint.level)}<bdi>${tint.why}</bdi></span>`;
  }

  tools({ texts }: MapContext): TemplateResult | undefined {
    const lenses = lensesOnPage.all;
    if (lenses.length === 0) return undefined;
    const { lens } = this.#host.wishes;
    const choose = (event: Event): void => this.#host.lookThrough((event.target as HTMLSelectElement).value || undefined);
    return html`<label class="lens">${texts.text('journey.plugin.lens')} <select @change=${choose}>
      <option value="" ?selected=${lens === undefined}>${texts.text('journey.plugin.no-lens')}</option>
      ${lenses.map(([id, { title }]) => html`<option value=${id} ?selected=${id === lens}>${title}</option>`)}
    </select></label>`;
  }

  above({ texts }: MapContext): TemplateResult | undefined {
    const faults = [...this.#lanes, ...this.#lenses].flatMap(([, { of, fault }]) => (fault === undefined ? [] : [texts.text('journey.plugin.failed', { title: `\u2068${of.title}\u2069`, plugin: `\u2068${of.by}\u2069` })]));
    const gone = this.#host.wishes.lens !== undefined && !lensesOnPage.get(this.#host.wishes.lens) ? [texts.text('journey.plugin.gone')] : [];
    const said = [...faults, ...gone];
    return said.length === 0 ? undefined : html`<p class="quiet" role="status">${said.join(' ')}</p>`;
  }

  dispose(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }
}

export const layer = (host: LayerHost): LoadedLayer => new PluginsLayer(host);
