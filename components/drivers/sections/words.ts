import { html, nothing, type TemplateResult } from 'lit';
import { DETRACTOR_TO, PASSIVE_TO } from '../../../src/metrics/scales/nps-groups.js';
import type { ContrastedWord } from '../../../src/metrics/statistics/text/contrast-texts.js';
import type { Tokenizer } from '../../../src/metrics/statistics/text/tokenizer.js';
import { MOST_WORDS, tellWords } from '../../base/charts/told/words.js';
import { capital, island } from '../../base/charts/told/teller.js';
import type { MaskedText, WordState } from '../word-work.js';
import { section, type DriversView } from './view.js';

/** The word whose texts are shown, and how many of them. */
export interface ChosenWord {
  readonly side: 'low' | 'high';
  readonly word: string;
  readonly most: number;
}

/** The groups of texts if nothing is said: detractors and promoters. */
export const NPS_GROUPS = { lowTo: DETRACTOR_TO, highFrom: PASSIVE_TO + 1 };

/** How many texts are shown at first, and more at a time. */
export const TEXTS_AT_ONCE = 5;

/** What the section is told and tells. */
export interface WordControls {
  readonly chosen: ChosenWord | null;
  readonly choose: (chosen: ChosenWord | null) => void;
  /** How the groups of texts are called. */
  readonly low: string;
  readonly high: string;
  readonly leastTexts: number;
}

/** The words that tell those who gave low scores from those who gave high ones, and what they wrote, with personal data hidden. */
export function wordsSection(view: DriversView, state: WordState, controls: WordControls): TemplateResult {
  return section(view, 'words', content(view, state, controls));
}

function content(view: DriversView, state: WordState, controls: WordControls): unknown {
  const { texts } = view;
  if (state.kind === 'none' || state.kind === 'working') return html`<p class="quiet">${texts.text('drivers.reading-texts')}</p>`;
  if (state.kind === 'too-few-texts') return html`<p class="refusal">${texts.text('drivers.few-texts', { needed: texts.number(state.needed) })}</p>`;
  const { low, high, leastTexts, chosen } = controls;
  const told = tellWords(view, { ofA: state.ofLow, ofB: state.ofHigh, n: state.n, first: low, second: high, leastTexts });
  if (!told) return html`<p>${texts.text('drivers.no-words')}</p>`;
  return html`${told}
    <div data-not-exported><p class="read" id="read">${texts.text('drivers.read')}</p>
    ${choices(view, 'low', low, state.ofLow, controls)}${choices(view, 'high', high, state.ofHigh, controls)}
    <div id="said" role="region" aria-live="polite" aria-labelledby="read">${chosen ? verbatims(view, state, chosen, controls) : nothing}</div></div>`;
}

/** The words of one side as buttons; the one that is chosen is pressed. */
function choices({ texts }: DriversView, side: ChosenWord['side'], group: string, words: readonly ContrastedWord[], { chosen, choose }: WordControls): TemplateResult | typeof nothing {
  if (words.length === 0) return nothing;
  return html`<p class="words"><span class="quiet small" id=${`of-${side}`}>${texts.text('drivers.counted', { group: capital(group, texts.locale) })}</span>
    <span role="group" aria-labelledby=${`of-${side}`}>${words.slice(0, MOST_WORDS).map(({ word, a, b }) => {
      const n = side === 'low' ? a : b;
      const pressed = chosen?.side === side && chosen.word === word;
      return html`<button type="button" class="word" aria-pressed=${pressed ? 'true' : 'false'} aria-controls="said"
        @click=${() => choose(pressed ? null : { side, word, most: TEXTS_AT_ONCE })}><bdi>${word}</bdi> <span class="quiet">${texts.number(n)}</span></button>`;
    })}</span></p>`;
}

function verbatims(view: DriversView, state: Extract<WordState, { kind: 'contrast' }>, { side, word, most }: ChosenWord, { choose, low, high }: WordControls): TemplateResult | typeof nothing {
  const { texts, frame } = view;
  const found = (side === 'low' ? state.ofLow : state.ofHigh).find((one) => one.word === word);
  if (!found) return nothing;
  const of = side === 'low' ? state.low : state.high;
  const places = side === 'low' ? found.inA : found.inB;
  const left = places.length - most;
  return html`<p>${texts.text('drivers.texts', { count: places.length, group: side === 'low' ? low : high, word: island(word, frame) })} <span class="quiet small">${texts.text('drivers.masked')}</span></p>
    <ul class="verbatims">${places.slice(0, most).map((place) => renderText(view, of[place]!, word, state.tokenize))}</ul>
    ${left > 0 ? html`<button type="button" id="more" @click=${() => choose({ side, word, most: most + TEXTS_AT_ONCE })}>${texts.text('drivers.more', { count: Math.min(left, TEXTS_AT_ONCE) })}</button>` : nothing}`;
}

/** What somebody wrote, in its own language and direction, with the word marked. */
function renderText({ texts }: DriversView, { text, language, score }: MaskedText, word: string, tokenize: Tokenizer): TemplateResult {
  return html`<li><blockquote dir="auto" lang=${language}>${marked(text, word, tokenize)}</blockquote><p class="quiet small">${texts.text('drivers.score', { score: texts.number(score) })}</p></li>`;
}

/** Pieces between blanks: where one has the word, it is marked as a whole. Texts without blanks are left as they are. */
function marked(text: string, word: string, tokenize: Tokenizer): unknown {
  const pieces = text.split(/(\s+)/);
  return pieces.length < 3 ? text : pieces.map((piece) => (piece.length < 60 && tokenize(piece).includes(word) ? html`<mark>${piece}</mark>` : piece));
}
