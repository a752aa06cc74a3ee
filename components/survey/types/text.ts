import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { QuestionOf } from '../../../src/model/index.js';
import { describedBy, labelled, type QuestionView } from '../../asking/question-view.js';

const KINDS = { any: 'text', email: 'email', phone: 'tel', url: 'url' } as const;
const AUTOCOMPLETE = { any: nothing, email: 'email', phone: 'tel', url: 'url' } as const;
/** From here on the customer is told how much room is left. */
const NEARLY_FULL = 0.8;

/** Questions that are answered in words: a line or several. */
export const textView: QuestionView<QuestionOf<'text'>> = {
  render(asked) {
    const { question, id, given, disabled, required, problems, texts } = asked;
    const { format = 'any', long = format === 'any', limit = 2000 } = question;
    const value = given?.kind === 'text' ? given.text : '';
    const onInput = (event: Event): void => {
      const text = (event.target as HTMLInputElement).value;
      asked.answer(text === '' ? null : { kind: 'text', text: text.slice(0, 10_000) }, { input: asked.input() });
    };
    const { length } = value.trim();
    const close = length >= limit * NEARLY_FULL;
    const described = describedBy(asked, ...(close ? [`${id}-left`] : []));
    const control = long
      ? html`<textarea id="${id}-control" dir="auto" rows="4" ?disabled=${disabled} aria-required=${`${required}`} aria-invalid=${`${problems.length > 0}`}
          aria-describedby=${described} .value=${live(value)} @input=${onInput}></textarea>`
      : html`<input id="${id}-control" type=${KINDS[format]} dir="auto" autocomplete=${AUTOCOMPLETE[format]} ?disabled=${disabled} aria-required=${`${required}`}
          aria-invalid=${`${problems.length > 0}`} aria-describedby=${described} .value=${live(value)} @input=${onInput} />`;
    return labelled(
      asked,
      html`${control}<p class="quiet" id="${id}-left" aria-live="polite">${close && length <= limit ? texts.text('survey.length', { count: limit - length }) : nothing}</p>`,
    );
  },
};
