import { html, nothing, type TemplateResult } from 'lit';
import type { Phase, Touchpoint } from '../../../../src/journey/document/records.js';
import { conformanceSteps, type Conformance, type Transition, type UndrawnStep } from '../../../../src/journey/observed/conformance/conformance.js';
import { addObservedStep, addObservedWay } from '../../../../src/journey/observed/conformance/promote.js';
import type { Behind } from '../../../../src/journey/observed/discover/cases.js';
import type { ObservedJourney } from '../../../../src/journey/observed/discover/discover.js';
import { OTHER } from '../../../../src/journey/observed/log/group.js';
import type { Journey } from '../../../../src/journey/document/journey.js';
import { inSteps } from '../../../../src/metrics/steps.js';
import { NO_GUESTS, type Column, type Guest, type GuestColumn } from '../../columns.js';
import type { MapContext } from '../../lanes/context.js';
import type { Row } from '../../lanes/rows.js';
import type { LayerHost } from '../layer.js';
import type { LoadedLayer } from '../layers.js';
import { openCases } from './cases.js';
import { styles } from './observed.styles.js';
import { messages } from './messages/en.js';
import { ObservedTexts, type Taken } from './texts.js';

/** So many steps that nobody drew stand on the map; the rarer ones are counted. */
const MOST_GUESTS = 20;
/** Ways out of a step in its cell; its details have all. */
const MOST_WAYS = 3;
const ROW = 'layer:observed';
const GUEST = 'observed:';

/** What customers really did, over what was drawn: who takes each step, where they go and wait, and what nobody drew. */
class ObservedLayer implements LoadedLayer {
  readonly #host: LayerHost;
  #of: { readonly observed: ObservedJourney; readonly journey: Journey } | undefined;
  #stop: AbortController | undefined;
  #held: Conformance | undefined;
  #undrawn: ReadonlyMap<string, UndrawnStep> = new Map();
  #guests: readonly Guest[] = NO_GUESTS;
  #ways: ReadonlyMap<string, readonly Transition[]> = new Map();
  #out: ReadonlyMap<number, number> = new Map();
  /** Ways whose number is not told. */
  #hidden: ReadonlySet<Transition> = new Set();
  /** The privacy threshold by which guests and ways were chosen. */
  #threshold = 0;

  constructor(host: LayerHost) {
    this.#host = host;
    host.texts.add(messages);
    host.adopt(styles);
  }

  look(): void {
    const { observed } = this.#host.wishes;
    const journey = this.#host.journey();
    if (!observed || !journey) return;
    if (this.#of?.observed === observed && this.#of.journey === journey) {
      if (this.#held && this.#threshold !== this.#host.wishes.privacyThreshold) this.#take(this.#held);
      return;
    }
    this.#of = { observed, journey };
    void this.#hold(observed);
  }

  /** A million events are gone through in slices, so that the page goes on meanwhile. */
  async #hold(observed: ObservedJourney): Promise<void> {
    this.#stop?.abort();
    const { signal } = (this.#stop = new AbortController());
    const index = this.#host.index();
    if (!index) return;
    try {
      const held = await inSteps(conformanceSteps(index, observed.log), { signal });
      if (!signal.aborted) this.#take(held);
    } catch (error) {
      if (signal.aborted) return;
      this.#host.problem('observed', 'The observed journey cannot be held against the map: it is no journey that "discover" gave.');
      this.#host.fault('observed', error);
    }
  }

  #take(held: Conformance): void {
    this.#host.problem('observed');
    this.#held = held;
    this.#threshold = this.#host.wishes.privacyThreshold;
    const shown = held.undrawn.filter(({ cases }) => !this.#isFew(cases)).slice(0, MOST_GUESTS);
    this.#undrawn = new Map(shown.map((step) => [`${GUEST}${step.activity}`, step]));
    this.#guests = shown.map((step): Guest => ({
      column: { kind: 'guest', id: `${GUEST}${step.activity}`, name: step.name === OTHER ? this.#host.texts.text('journey.observed.other') : step.name, of: ROW },
      after: step.after?.touchpoint.id ?? null,
      before: step.before?.touchpoint.id ?? null,
    }));
    const ways = new Map<string, Transition[]>();
    for (const way of held.transitions) {
      const from = ways.get(way.from.id);
      if (from) from.push(way);
      else ways.set(way.from.id, [way]);
    }
    this.#ways = ways;
    const out = new Map<number, number>();
    for (const { from, count } of held.graph.edges) out.set(from, (out.get(from) ?? 0) + count);
    this.#out = out;
    const told = new ObservedTexts(this.#host.texts, this.#threshold);
    this.#hidden = new Set([...ways].flatMap(([from, leaving]) => [...told.hiddenWays(leaving, this.#leaving(from))]));
    this.#host.element.requestUpdate();
  }

  #isFew(cases: number): boolean {
    return cases > 0 && cases < this.#host.wishes.privacyThreshold;
  }

  rows(): readonly Row[] {
    return this.#held ? [{ id: ROW, kind: 'layer', name: this.#host.texts.text('journey.observed.row') }] : [];
  }

  guests(): readonly Guest[] {
    return this.#guests;
  }

  #texts(context: MapContext): ObservedTexts {
    return new ObservedTexts(context.texts, this.#host.wishes.privacyThreshold);
  }

  /** How many leave a step, for the shares of where they go. */
  #leaving(touchpoint: string): number {
    const activity = this.#held?.steps.find((step) => step.touchpoint.id === touchpoint)?.activity ?? -1;
    return this.#out.get(activity) ?? 0;
  }

  cell(context: MapContext, row: Row, column: Column): TemplateResult | undefined {
    if (row.id !== ROW || !this.#held) return undefined;
    const told = this.#texts(context);
    if (column.kind === 'guest') {
      const step = this.#undrawn.get(column.id);
      return step && html`<p class="figure"><b>${told.share(step)}</b> <small>${told.basis(step)}</small></p>`;
    }
    if (column.kind === 'phase') return undefined;
    const step = this.#held.steps[context.index.columnOf(column.id)];
    if (!step) return undefined;
    if (step.cases === 0) return html`<p class="never">${context.texts.text('journey.observed.never')}</p>`;
    const ways = this.#ways.get(column.id) ?? [];
    const shown = ways.slice(0, MOST_WAYS);
    return html`<p class="figure"><b>${told.share(step)}</b> <small>${told.basis(step)}</small></p>
      ${context.tight || shown.length === 0 ? nothing : html`<ul class="ways">${shown.map((way) => this.#renderWay(context, way))}${ways.length > shown.length ? html`<li class="more">${context.texts.text('journey.more', { count: ways.length - shown.length })}</li>` : nothing}</ul>`}`;
  }

  #renderWay(context: MapContext, way: Transition, tools: TemplateResult | typeof nothing = nothing): TemplateResult {
    const told = this.#texts(context);
    const mark = told.mark(way.state);
    return html`<li class=${way.state}>${mark === '' ? nothing : html`<strong>${mark}</strong> `}${told.way(way, this.#leaving(way.from.id), this.#hidden.has(way))}${tools}</li>`;
  }

  head(context: MapContext, column: Column): TemplateResult | undefined {
    const step = column.kind === 'guest' ? this.#undrawn.get(column.id) : undefined;
    if (!step) return undefined;
    const { texts } = context;
    return html`<span class="badge">${texts.text('journey.observed.undrawn')}</span>
      ${this.#host.wishes.editable && step.name !== OTHER ? html`<button class="add" tabindex="-1" @click=${() => this.#add(step)}>${texts.text('journey.observed.add')}<span class="unseen"> ${step.name}</span></button>` : nothing}
      ${this.#renderCases(context, step.name, { kind: 'activity', activity: step.activity }, step.cases, this.#isHidden(context, step))}`;
  }

  #isHidden(context: MapContext, { cases, share }: Taken): boolean {
    return this.#texts(context).hides(cases, share.of) !== undefined;
  }

  #renderCases(context: MapContext, title: string, behind: Behind | { readonly kind: 'fit' | 'deviate' }, cases: number, isHidden: boolean, named = false): TemplateResult | typeof nothing {
    const held = this.#held;
    const index = this.#host.index();
    if (!held || !index || cases === 0 || isHidden) return nothing;
    const open = (): void => openCases(this.#host.element, index, held, { title, behind });
    return html`<button class="cases" tabindex=${this.#host.wishes.editable ? '-1' : nothing} @click=${open}>${context.texts.text('journey.observed.cases', { count: cases })}<span class=${named ? '' : 'unseen'}>: ${title}</span></button>`;
  }

  #add(step: UndrawnStep): boolean {
    const index = this.#host.index();
    return index !== undefined && this.#held !== undefined && this.#host.change(addObservedStep(index, this.#held, step));
  }

  enter(guest: GuestColumn): boolean {
    const step = this.#undrawn.get(guest.id);
    if (!step || !this.#add(step)) return false;
    const added = this.#host.index()?.touchpoints.find(({ eventTypes }) => eventTypes?.includes(step.name));
    if (added) this.#host.goTo(added.id);
    return true;
  }

  above(context: MapContext): TemplateResult {
    const held = this.#held;
    const { texts } = context;
    if (!held) return html`<p class="observed-said quiet" role="status">${texts.text('journey.observed.counting')}</p>`;
    const told = this.#texts(context);
    const isHidden = told.hides(held.fitting.count, held.fitting.of) !== undefined;
    const { count, of } = held.fitting;
    const buttons = [
      this.#renderCases(context, texts.text('journey.observed.fit'), { kind: 'fit' }, count, isHidden, true),
      this.#renderCases(context, texts.text('journey.observed.deviate'), { kind: 'deviate' }, of - count, isHidden, true),
    ].filter((button) => button !== nothing);
    return html`<div class="observed-said">
      <p>${told.summary(held, this.#undrawn.size, this.#hidden)}</p>
      ${buttons.length > 0 ? html`<p class="behind">${buttons}</p>` : nothing}
    </div>`;
  }

  facts(context: MapContext, touchpoint: Touchpoint): TemplateResult | undefined {
    const step = this.#held?.steps[context.index.columnOf(touchpoint.id)];
    if (!step) return undefined;
    const told = this.#texts(context);
    return html`<li class=${step.cases === 0 ? 'never' : ''}>${step.cases === 0 ? context.texts.text('journey.observed.never') : told.taken(step)}</li>
      ${(this.#ways.get(touchpoint.id) ?? []).slice(0, MOST_WAYS).map((way) => this.#renderWay(context, way))}`;
  }

  guest(context: MapContext, guest: GuestColumn): TemplateResult | undefined {
    const step = this.#undrawn.get(guest.id);
    return step && html`<article class="guest"><strong><bdi>${guest.name}</bdi></strong> ${this.head(context, guest)}<ul class="facts"><li>${this.#texts(context).taken(step)}</li></ul></article>`;
  }

  details(context: MapContext, record: Touchpoint | Phase): TemplateResult | undefined {
    const held = this.#held;
    if (!held || record.type !== 'touchpoint') return undefined;
    const step = held.steps[context.index.columnOf(record.id)];
    if (!step) return undefined;
    const { texts } = context;
    const told = this.#texts(context);
    const activityOf = (id: string): number => held.steps.find(({ touchpoint }) => touchpoint.id === id)?.activity ?? -1;
    const draw = (way: Transition): TemplateResult | typeof nothing => {
      const index = this.#host.index();
      return this.#host.wishes.editable && index && (way.state === 'unexplained' || way.state === 'again') ? html` <button @click=${() => this.#host.change(addObservedWay(index, way))}>${texts.text('journey.observed.draw')}<span class="unseen"> ${way.to.name}</span></button>` : nothing;
    };
    return html`<section class="observed-details">
      <h4>${texts.text('journey.observed.row')}</h4>
      <p class=${step.cases === 0 ? 'never' : ''}>${step.cases === 0 ? texts.text('journey.observed.never') : told.taken(step)} ${this.#renderCases(context, record.name, { kind: 'activity', activity: step.activity }, step.cases, this.#isHidden(context, step))}</p>
      <ul>${(this.#ways.get(record.id) ?? []).map((way) => this.#renderWay(context, way, html` ${this.#renderCases(context, `${way.from.name} \u2192 ${way.to.name}`, { kind: 'edge', from: activityOf(way.from.id), to: activityOf(way.to.id) }, way.cases, this.#hidden.has(way))}${draw(way)}`))}</ul>
    </section>`;
  }

  dispose(): void {
    this.#stop?.abort();
    this.#host.problem('observed');
  }
}

export const layer = (host: LayerHost): LoadedLayer => new ObservedLayer(host);
