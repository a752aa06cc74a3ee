import { html, nothing, svg, type TemplateResult } from 'lit';
import { outcomeOf } from '../../src/journey/observed/discover/outcomes.js';
import { casesBehind, type Behind } from '../../src/journey/observed/discover/cases.js';
import type { Variant } from '../../src/journey/observed/discover/variants.js';
import type { FlowContext } from './context.js';
import { renderNumber } from './facts.js';
import type { Memo } from '../journey-map/memo.js';
import type { ObservedJourney } from '../../src/journey/observed/discover/discover.js';

export interface VariantsProps {
  readonly chosen: number | null;
  readonly choose: (at: number | null) => void;
  /** How many are shown. */
  readonly shown: number;
  readonly showMore: () => void;
  /** Of which outcome is told what became of them. */
  readonly outcome: string | undefined;
  readonly outcomes: VariantOutcomes;
}

/** What became of those who went each of the listed ways, in words. */
export type VariantOutcomes = Memo<[observed: ObservedJourney, metric: string, threshold: number], readonly ReturnType<typeof outcomeOf>[]>;

/** So many steps of a way are told before one asks for all. */
const MOST_STEPS = 12;

/** The ways that customers went, the most frequent first, with what became of them. One can be chosen, which the graph then shows. */
export function renderVariants(context: FlowContext, props: VariantsProps): TemplateResult {
  const { flow, texts } = context;
  const { text } = texts;
  const { variants, withoutRepeats, log } = flow.observed;
  const { chosen, choose, shown, showMore, outcome } = props;
  const listed = variants.variants.slice(0, shown);
  const rest = variants.cases - listed.reduce((sum, { cases }) => sum + cases, 0);
  const outcomes = outcome === undefined ? [] : props.outcomes.of(flow.observed, outcome, texts.threshold);
  const behind = (path: readonly number[]): Behind => ({ kind: 'variant', path, withoutRepeats });
  return html`<section part="variants" aria-label=${text('flow.variants')}>
    <h3>${text('flow.variants')}</h3>
    <p class="quiet">${text('flow.variants-told', { count: variants.count })}</p>
    <ol class="variants">${listed.map((variant, i) => {
      const name = text('flow.variant', { number: texts.number(i + 1) });
      const found = outcomes[i];
      return html`<li class=${chosen === i ? 'is-chosen' : ''}>
        <div class="variant">
          <span class="share">${renderNumber(context, variant.cases, behind(variant.path), name, null)} <b>${texts.percent(variant.share)}</b></span>
          <button class="choose" aria-pressed=${String(chosen === i)} @click=${() => choose(chosen === i ? null : i)}>${text('flow.show-variant')}<span class="unseen">: ${name}</span></button>
        </div>
        <p class="path">${renderPath(context, variant, chosen === i)}</p>
        <p class="quiet">${text('flow.whole', { time: texts.times(variant.time) })}${found ? html` ${texts.outcome(found)}.` : nothing}</p>
      </li>`;
    })}</ol>
    ${rest > 0
      ? html`<p>${text('flow.other-variants', { count: variants.count - listed.length })}
          ${renderNumber(context, rest, { kind: 'other-variants', paths: listed.map(({ path }) => path), withoutRepeats }, text('flow.other-variants-title'), null)} <span class="quiet">${texts.percent(rest / variants.cases)}</span></p>`
      : nothing}
    ${listed.length < variants.variants.length ? html`<button @click=${showMore}>${text('flow.more-variants', { count: Math.min(10, variants.variants.length - listed.length) })}</button>` : nothing}
    ${log.outcomes.length === 0 ? nothing : html`<p class="quiet">${text('flow.outcome-told')}</p>`}
  </section>`;
}

const arrow = svg`<svg class="glyph arrow" viewBox="0 0 12 12" aria-hidden="true" focusable="false"><path d="M1 6h10M7.5 2.5 11 6l-3.5 3.5"></path></svg>`;

function renderPath({ flow, texts }: FlowContext, { path }: Variant, all: boolean): TemplateResult | string {
  const { activityNames } = flow.observed.log;
  if (path.length === 0) return texts.text('flow.no-steps');
  const shown = all || path.length <= MOST_STEPS + 2 ? path : path.slice(0, MOST_STEPS);
  return html`${shown.map((activity, i) => html`${i > 0 ? html`${arrow}<span class="unseen">, </span>` : nothing}<bdi>${texts.step(activityNames[activity]!)}</bdi>`)}${shown.length < path.length ? texts.text('flow.and-more', { count: path.length - shown.length }) : ''}`;
}

export function variantOutcomes(observed: ObservedJourney, metric: string, threshold: number): readonly ReturnType<typeof outcomeOf>[] {
  const { log, variants, withoutRepeats } = observed;
  return variants.variants.map(({ path }) => outcomeOf(log, metric, casesBehind(log, { kind: 'variant', path, withoutRepeats }), { privacyThreshold: threshold }));
}
