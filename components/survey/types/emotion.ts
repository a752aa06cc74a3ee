import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { GivenOf, QuestionOf } from '../../../src/model/index.js';
import { USUAL_FEELINGS } from '../../../src/survey/feelings.js';
import { endsOf, lookOf } from '../../asking/looks.js';
import { lookStyles } from '../../asking/looks.styles.js';
import { describedBy, group, type Asked, type QuestionView } from '../../asking/question-view.js';
import { renderScale } from '../../asking/scale.js';
import { scaleStyles } from '../../asking/scale.styles.js';
import { listStyles } from './choices.js';

export const messages = {
  'survey.emotion.word': 'Choose the word that fits best.',
  'survey.emotion.how': 'How strongly?',
  'survey.emotion.hardly': 'Hardly',
  'survey.emotion.very': 'Very',
  'survey.emotion.delighted': 'Delighted',
  'survey.emotion.happy': 'Happy',
  'survey.emotion.relieved': 'Relieved',
  'survey.emotion.valued': 'Valued',
  'survey.emotion.confused': 'Confused',
  'survey.emotion.worried': 'Worried',
  'survey.emotion.disappointed': 'Disappointed',
  'survey.emotion.angry': 'Angry',
} as const;

const STRENGTH = { min: 1, max: 5 };

type Feeling = Asked<QuestionOf<'emotion'>>;

function renderWords(asked: Feeling, felt: GivenOf<'emotion'> | undefined): TemplateResult {
  const { question, id, say, texts: { text }, required, problems, answer, input } = asked;
  const words = question.words?.map((word) => [word.id, say(word.text)] as const) ?? USUAL_FEELINGS.map((word) => [word, text(`survey.emotion.${word}`)] as const);
  return html`<p class="quiet" id="${id}-hint">${text('survey.emotion.word')}</p>
    <div part="choices" class="list feelings" role="radiogroup" aria-labelledby="${id}-hint" aria-describedby=${describedBy(asked)} aria-required=${`${required}`} aria-invalid=${`${problems.length > 0}`}>
      ${words.map(
        ([word, said]) => html`<label>
          <input type="radio" name=${id} value=${word} .checked=${live(felt?.word === word)} @change=${() => answer({ kind: 'emotion', word }, { input: input() })} />
          <span>${said}</span>
        </label>`,
      )}
    </div>`;
}

function renderIntensity({ question, id, texts, answer, input }: Feeling, felt: GivenOf<'emotion'>): TemplateResult | typeof nothing {
  if (question.intensity === false) return nothing;
  const number = (value: number): string => texts.number(value);
  const onChange = (event: Event): void => answer({ ...felt, intensity: +(event.target as HTMLInputElement).value }, { input: input() });
  return html`<fieldset class="then" role="radiogroup" aria-labelledby="${id}-how" @change=${onChange}>
    <legend id="${id}-how">${texts.text('survey.emotion.how')}</legend>
    ${renderScale({
      name: `${id}-intensity`, scale: STRENGTH, value: felt.intensity,
      ends: endsOf('buttons', STRENGTH, number, texts.text('survey.emotion.hardly'), texts.text('survey.emotion.very')),
      ...lookOf({ look: 'buttons', scale: STRENGTH, number, called: number }),
    })}
  </fieldset>`;
}

/** Questions about a feeling: a word, then how strongly. */
export const emotionView: QuestionView<QuestionOf<'emotion'>> = {
  messages,
  styles: [
    listStyles,
    scaleStyles,
    lookStyles,
    css`
      .feelings {
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 10.5em), 1fr));
      }
      .then {
        margin-block-start: calc(5 * var(--_space));
        max-inline-size: 34em;
      }
      .then legend {
        padding: 0;
        font-weight: 600;
      }
    `,
  ],
  render(asked) {
    const felt = asked.given?.kind === 'emotion' ? asked.given : undefined;
    return group(asked, html`${renderWords(asked, felt)} ${felt ? renderIntensity(asked, felt) : nothing}`, 'group', true);
  },
};
