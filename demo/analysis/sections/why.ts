import { html, nothing, type TemplateResult } from 'lit';
import { countWords, createTokenizer, distinguishingWords, type DriversProgress, type DriversReading } from '../../../src/metrics/index.js';
import { tellDrivers, tellPriorities } from '../../../components/base/charts/told/drivers.js';
import { tellWords } from '../../../components/base/charts/told/words.js';
import type { SurveyStudy } from '../study.js';
import { spanName } from './survey.js';
import { section, type View } from './view.js';

/** How far the work on drivers is. */
export type DriversState =
  | { readonly kind: 'none' }
  | { readonly kind: 'working'; readonly progress: DriversProgress; readonly sofar: DriversReading | null }
  | { readonly kind: 'done'; readonly reading: DriversReading; readonly intervals: boolean };

/** How many times rows are drawn anew for the intervals. */
export const REPLICATES = 1000;

/** What goes along with the outcome? Relative weights, at once; their intervals when somebody asks, with a way to stop. */
export function whySection(view: View, { attributes }: SurveyStudy, state: DriversState, work: { readonly start: () => void; readonly stop: () => void }): TemplateResult {
  const { text } = view.texts;
  if (!attributes) return section('q-why', text('a.q.why'), html`<p>${text('a.why.none')}</p>`);
  const nameOf = (column: string): string => attributes.names[column] ?? column;
  const reading = state.kind === 'done' ? state.reading : state.kind === 'working' ? state.sofar : null;
  const content =
    reading?.kind === 'measured'
      ? html`${tellDrivers(view, reading, nameOf)}${controls(view, state, work)}
          <h3>${text('a.why.first')}</h3>
          ${tellPriorities(view, reading, nameOf)}`
      : html`<p>${reading ? text('a.why.few', { n: view.texts.number(reading.n), needed: view.texts.number(reading.needed) }) : text('a.why.working')}</p>`;
  return section('q-why', text('a.q.why'), html`${attributes.span ? html`<h3>${spanName(view, attributes.span)}</h3>` : nothing}${content}`);
}

function controls({ texts }: View, state: DriversState, { start, stop }: { readonly start: () => void; readonly stop: () => void }): TemplateResult {
  const { text } = texts;
  if (state.kind === 'working') {
    const { done } = state.progress;
    return html`<div class="work">
      <progress max="1" .value=${done} aria-label=${text('a.why.working')}></progress>
      <span>${texts.number(done, { style: 'percent', maximumFractionDigits: 0 })}</span>
      <button type="button" id="stop" @click=${stop}>${text('a.stop')}</button>
    </div>`;
  }
  if (state.kind === 'done' && state.intervals) return html`<p class="evidence" role="status">${text('a.why.drawn', { count: REPLICATES })}</p>`;
  return html`<div class="work"><button type="button" id="draw" @click=${start}>${text('a.why.draw', { count: REPLICATES })}</button></div>`;
}

/** What do they talk about? The words that tell detractors from promoters, where there are texts. */
export function wordsSection(view: View, { verbatims }: SurveyStudy): TemplateResult {
  const { text } = view.texts;
  if (!verbatims) return section('q-words', text('a.q.words'), html`<p>${text('a.words.none')}</p>`);
  const tokenize = createTokenizer(verbatims.language, { stopWords: STOP_WORDS });
  const words = distinguishingWords(countWords(verbatims.detractors, tokenize), countWords(verbatims.promoters, tokenize));
  const told = tellWords(view, words, { first: text('chart.detractor'), second: text('chart.promoter') });
  return section('q-words', text('a.q.words'), told ?? html`<p>${text('a.nothing')}</p>`);
}

/** English words that say nothing about a bank. */
const STOP_WORDS = ['the', 'and', 'is', 'are', 'did', 'not', 'no', 'who', 'on', 'my', 'i', 'a', 'any', 'again', 'every', 'time', 'really', 'told'];
