import { css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { QuestionOf } from '../../../src/model/index.js';
import { describedBy, labelled, type QuestionView, type ShownProblem } from '../../asking/question-view.js';

export const messages = {
  'survey.date.between': 'From {min} to {max}',
  'survey.date.from': '{min} or later',
  'survey.date.to': '{max} or earlier',
  'survey.problem.not-a-date': 'This date is not complete, or there is no such day.',
  'survey.problem.too-early': 'Choose {min} or a later day.',
  'survey.problem.too-late': 'Choose {max} or an earlier day.',
} as const;

/** A day in words. Days have no time zone, so it is told in the one in which it was made. */
const inWords = (date: string, locale: string, dateStyle: 'full' | 'long'): string => new Intl.DateTimeFormat(locale, { dateStyle, timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));

/**
 * Questions that are answered with a day, in the browser's own field: every system has its own way to choose one. That field speaks the language
 * of the browser and orders day and month as it does, whatever the page speaks; so what was chosen stands under it in words of
 * the page's language. Not all browsers keep to `min` and `max`, so they are told, and checked again.
 */
export const dateView: QuestionView<QuestionOf<'date'>> = {
  messages,
  styles: [
    css`
      input[type='date']:not([type='radio']) {
        inline-size: auto;
        min-inline-size: min(100%, 12em);
        margin-block-start: calc(2 * var(--_space));
        appearance: auto;
      }
      input[type='date'] + p {
        margin-block-start: var(--_space);
      }
    `,
  ],
  render(asked) {
    const { question: { min, max }, id, given, disabled, required, problems, texts, answer, hold, input } = asked;
    const { text, locale } = texts;
    const date = given?.kind === 'date' ? given.date : undefined;
    const long = (day: string): string => inWords(day, locale, 'long');
    const onInput = ({ target }: Event): void => {
      const { value, validity } = target as HTMLInputElement;
      hold(value === '' && validity.badInput ? 'not-a-date' : null);
      answer(value === '' ? null : { kind: 'date', date: value }, { input: input() });
    };
    const tell = (problem: ShownProblem): string => asked.tell({ ...problem, values: Object.fromEntries(Object.entries(problem.values ?? {}).map(([name, day]) => [name, long(`${day}`)])) });
    const hint = min === undefined && max === undefined ? nothing : html`<p class="quiet" id="${id}-range">${
      min === undefined ? text('survey.date.to', { max: long(max!) }) : max === undefined ? text('survey.date.from', { min: long(min) }) : text('survey.date.between', { min: long(min), max: long(max) })}</p>`;
    return labelled(
      { ...asked, tell },
      html`${hint}
        <input id="${id}-control" type="date" min=${min ?? nothing} max=${max ?? '9999-12-31'} ?disabled=${disabled} aria-required=${`${required}`} aria-invalid=${`${problems.length > 0}`}
          aria-describedby=${describedBy(asked, ...(hint === nothing ? [] : [`${id}-range`]), `${id}-words`)} .value=${live(date ?? '')} @input=${onInput} />
        <p class="quiet" id="${id}-words" aria-live="polite">${date === undefined ? nothing : inWords(date, locale, 'full')}</p>`,
    );
  },
};
