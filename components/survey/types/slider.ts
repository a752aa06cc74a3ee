import { css, html } from 'lit';
import { live } from 'lit/directives/live.js';
import type { QuestionOf } from '../../../src/model/index.js';
import { clear, describedBy, labelled, settle, type QuestionView } from '../../asking/question-view.js';
import { scaleStyles } from '../../asking/scale.styles.js';

export const messages = {
  'survey.slider.none': 'No answer yet. Choose a place on the line.',
} as const;

/**
 * Ratings on a line. Nothing is chosen until the customer touches it: the thumb is not there before, and what is spoken says so; a
 * thumb that stands in the middle from the start would be taken for an answer, by the customer or by us.
 */
export const sliderView: QuestionView<QuestionOf<'rating'>> = {
  messages,
  styles: [
    scaleStyles,
    css`
      .slider {
        display: block;
        inline-size: 100%;
        max-inline-size: 34em;
        block-size: max(44px, 2.75em);
        margin: 0;
        background: none;
        appearance: none;
        cursor: pointer;
        --_line: linear-gradient(var(--_edge), var(--_edge)) center / 100% 4px no-repeat;
      }
      .slider::-webkit-slider-runnable-track {
        block-size: 100%;
        background: var(--_line);
        forced-color-adjust: none;
      }
      .slider::-moz-range-track {
        block-size: 100%;
        background: var(--_line);
        forced-color-adjust: none;
      }
      .slider::-webkit-slider-thumb {
        appearance: none;
        inline-size: 28px;
        block-size: 28px;
        margin-block-start: calc((max(44px, 2.75em) - 28px) / 2);
        border: 3px solid Canvas;
        border-radius: 50%;
        background: var(--_accent);
        box-shadow: 0 0 0 1px var(--_accent);
        forced-color-adjust: none;
      }
      .slider::-moz-range-thumb {
        box-sizing: border-box;
        inline-size: 28px;
        block-size: 28px;
        border: 3px solid Canvas;
        border-radius: 50%;
        background: var(--_accent);
        box-shadow: 0 0 0 1px var(--_accent);
        forced-color-adjust: none;
      }
      .slider.unset::-webkit-slider-thumb {
        visibility: hidden;
      }
      .slider.unset::-moz-range-thumb {
        visibility: hidden;
      }
      .slider.unset {
        --_line: repeating-linear-gradient(to right, var(--_edge) 0 8px, transparent 8px 14px) center / 100% 4px no-repeat;
      }
      .ends:has(+ .slider) {
        max-inline-size: calc(34em / 0.875); /* as wide as the line, in smaller letters */
        margin-block-end: 0;
      }
      .chosen {
        font-weight: 600;
      }
    `,
  ],
  render(asked) {
    const { question, given, id, say, texts, disabled, problems } = asked;
    const { scale: { min, max }, ends, labels } = question;
    const value = given?.kind === 'score' ? given.value : undefined;
    const label = value === undefined ? undefined : labels?.[value - min];
    const said = value === undefined ? texts.text('survey.slider.none') : label === undefined ? texts.text('ask.called', { value, max }) : `${texts.number(value)}: ${say(label)}`;
    const take = (control: HTMLInputElement, input = asked.input()): void => asked.answer({ kind: 'score', value: +control.value }, { mode: 'slider', layout: 'one-row', input });
    const onInput = ({ target }: Event): void => take(target as HTMLInputElement);
    // a press that does not move what stands in the middle unseen is an answer all the same
    const onClick = ({ target }: Event): void => {
      if (value !== undefined) return;
      take(target as HTMLInputElement);
      settle(target!);
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== ' ') return;
      event.preventDefault();
      take(event.target as HTMLInputElement, 'keyboard');
      settle(event.target!);
    };
    return labelled(
      asked,
      html`${ends ? html`<div class="ends"><span>${texts.number(min)} = ${say(ends.low)}</span> <span>${texts.number(max)} = ${say(ends.high)}</span></div>` : html`<div class="ends" aria-hidden="true"><span>${texts.number(min)}</span> <span>${texts.number(max)}</span></div>`}
        <input id="${id}-control" class="slider ${value === undefined ? 'unset' : ''}" type="range" min=${min} max=${max} step="1" .value=${live(`${value ?? Math.round((min + max) / 2)}`)}
          ?disabled=${disabled} aria-valuetext=${said} aria-invalid=${`${problems.length > 0}`} aria-describedby=${describedBy(asked)}
          @input=${onInput} @click=${onClick} @keydown=${onKey} />
        <p class=${value === undefined ? 'quiet' : 'chosen'} aria-hidden="true">${said}</p>
        ${clear(asked)}`,
    );
  },
};
