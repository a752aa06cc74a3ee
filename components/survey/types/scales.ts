import { html } from 'lit';
import type { Question, QuestionOf } from '../../../src/model/index.js';
import { SCALES, scaleOf } from '../../../src/survey/scale.js';
import { endsOf, lookOf, type ScaleLook } from '../../asking/looks.js';
import { lookStyles } from '../../asking/looks.styles.js';
import { group, type Asked, type QuestionView } from '../../asking/question-view.js';
import { layoutOf, renderScale } from '../../asking/scale.js';
import { scaleStyles } from '../../asking/scale.styles.js';

type ScaleQuestion = QuestionOf<'nps' | 'csat' | 'ces' | 'rating'>;

/** How the steps of a question look. */
function wishedLook(question: ScaleQuestion): ScaleLook {
  if (question.type === 'csat') return question.look ?? 'stars';
  const look = question.type === 'rating' ? question.look : undefined;
  return look === undefined || look === 'slider' ? 'buttons' : look;
}

/** What the ends mean: as the author says, or as everybody means it. */
function meanings({ question, say, texts: { text } }: Asked<ScaleQuestion>): readonly [low: string, high: string] | undefined {
  if (question.ends) return [say(question.ends.low), say(question.ends.high)];
  return question.type === 'rating' ? undefined : [text(`${question.type}.low`), text(`${question.type}.high`)];
}

/** Questions that are answered with one step of a scale. */
export const scaleView: QuestionView<ScaleQuestion> = {
  styles: [scaleStyles, lookStyles],
  render(asked) {
    const { question, given, id, say, texts } = asked;
    const scale = scaleOf(question)!;
    const look = wishedLook(question);
    const ends = meanings(asked);
    const number = (value: number): string => texts.number(value);
    const labels = question.type === 'rating' ? question.labels?.map(say) : undefined;
    const onChange = (event: Event): void => {
      const radio = event.target as HTMLInputElement;
      asked.answer({ kind: 'score', value: +radio.value }, { mode: look, layout: layoutOf(radio.closest('[part=choices]')!, scale), input: asked.input() });
    };
    const content = renderScale({
      name: id, scale,
      value: given?.kind === 'score' ? given.value : undefined,
      ends: ends && endsOf(look, scale, number, ...ends),
      ...lookOf({ look, scale, labels, number, called: (value) => texts.text('ask.called', { value, max: scale.max }) }),
    });
    return group(asked, html`<div @change=${onChange}>${content}</div>`, 'radiogroup');
  },
};

/** The usual question of a metric, where the author wrote none. */
export function usualTitle(question: Question, say: Asked['say'], text: (name: string, values?: Record<string, string>) => string): string {
  if (!(question.type in SCALES)) return '';
  const business = 'business' in question && question.business !== undefined ? say(question.business) : text(`${question.type}.us`);
  return text(`${question.type}.question`, { business });
}
