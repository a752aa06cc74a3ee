import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { maskText } from '../../src/survey/masking/mask.js';
import { HIDING_REASONS, type HidingReason } from '../../src/voice/moderation/reasons.js';
import type { ScoreGroup } from '../../src/voice/groups.js';
import type { Verbatim } from '../../src/voice/verbatim.js';
import { beginning, groupName, isolated, momentText, nameOf, themeName, type Words } from './words.js';

/** Longer texts are folded. */
const LONG = 320;

const GLYPHS: Readonly<Record<ScoreGroup, SVGTemplateResult>> = {
  low: svg`<path class="full" d="M8 13.5 2 3h12z"></path>`,
  middle: svg`<circle cx="8" cy="8" r="5.5"></circle>`,
  high: svg`<path class="full" d="M8 2.5 14 13H2z"></path>`,
};

export const groupGlyph = (group: ScoreGroup): TemplateResult => html`<svg class=${`glyph ${group}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">${GLYPHS[group]}</svg>`;

/** How one verbatim is shown. */
export interface ItemState {
  readonly words: Words;
  readonly themes: readonly string[];
  /** Is this said of enough people to be shown? */
  readonly isCommon: (what: 'touchpoint' | 'area', value: string) => boolean;
  readonly unfolded: boolean;
  /** It is shown whole, and nothing can be done with it. */
  readonly fixed: boolean;
  readonly toggle: (id: string) => void;
  /** Takes it off the wall; nothing for who is no moderator. */
  readonly hide: ((verbatim: Verbatim, reason: HidingReason) => void) | undefined;
  /** Makes an action of it; nothing where none can be made. */
  readonly makeAction: ((verbatim: Verbatim) => void) | undefined;
}

/** What was written as it may be shown: what the source has masked is masked, and this is a second net for what it has not. */
export const shownText = ({ text }: Verbatim): string => maskText(text).text;

/** What was written, with the score beside it, where and when. Text is text, in its own language and direction. */
export function renderItem(verbatim: Verbatim, { words, themes, isCommon, unfolded, fixed, toggle, hide, makeAction }: ItemState): TemplateResult {
  const { text } = words.texts;
  const said = shownText(verbatim);
  const isLong = !fixed && said.length > LONG;
  const { score, touchpoint, area, kind, masked } = verbatim;
  const places = [touchpoint !== undefined && isCommon('touchpoint', touchpoint) ? touchpoint : undefined, area !== undefined && isCommon('area', area) ? area : undefined].filter((one) => one !== undefined);
  return html`<p class="meta">
      ${score
        ? html`<span class=${`score ${score.group}`}>${groupGlyph(score.group)} ${text('voice.score', { value: score.value, max: score.max })} · ${groupName(words, score.group, score.metric)}</span>`
        : kind === 'answer' ? nothing : html`<span class="score">${text(`voice.is.${kind}`)}</span>`}
      ${places.map((place) => html`<span><bdi>${nameOf(words, place)}</bdi></span>`)}
      <time datetime=${verbatim.time}>${momentText(words, verbatim.time)}</time>
    </p>
    <p class=${isLong && !unfolded ? 'text folded' : 'text'} dir="auto" lang=${verbatim.language ?? nothing}>${said}</p>
    ${themes.length > 0 || masked.length > 0
      ? html`<p class="tags">${themes.map((id) => html`<span class="tag"><bdi>${themeName(words, id)}</bdi></span>`)}${masked.length > 0 ? html`<span class="quiet">${text('voice.masked')}</span>` : nothing}</p>`
      : nothing}
    ${isLong || makeAction || hide
      ? html`<div class="acts">
          ${isLong ? html`<button type="button" aria-expanded=${unfolded} @click=${() => toggle(verbatim.id)}>${text(unfolded ? 'voice.fold' : 'voice.unfold')}</button>` : nothing}
          ${makeAction ? html`<button type="button" data-act="make" aria-label=${text('voice.make-action.of', { text: isolated(beginning({ ...verbatim, text: said })) })} @click=${() => makeAction(verbatim)}>${text('voice.make-action')}</button>` : nothing}
          ${hide ? html`<details class="hiding"><summary>${text('voice.moderate.hide')}\u2026</summary>${renderHide(words, verbatim, undefined, hide)}</details>` : nothing}
        </div>`
      : nothing}`;
}

/** A reason to choose, and the button that hides. */
export function renderHide(words: Words, verbatim: Verbatim, reason: HidingReason | undefined, hide: (verbatim: Verbatim, reason: HidingReason) => void): TemplateResult {
  const { text } = words.texts;
  const press = (event: Event): void => hide(verbatim, (event.target as Element).parentElement!.querySelector('select')!.value as HidingReason);
  return html`<span class="hide">
    <label class="pick"><span>${text('voice.moderate.reason')}</span> <select>${HIDING_REASONS.map((one) => html`<option value=${one} ?selected=${one === (reason ?? 'other')}>${text(`voice.reason.${one}`)}</option>`)}</select></label>
    <button type="button" data-act="hide" aria-label=${`${text('voice.moderate.hide')}: ${isolated(beginning({ ...verbatim, text: shownText(verbatim) }))}`} @click=${press}>${text('voice.moderate.hide')}</button>
  </span>`;
}
