import { html } from 'lit';
import type { Question, QuestionOf } from '../../../src/model/index.js';
import { SCALES, scaleOf } from '../../../src/survey/scale.js';
import { group, type Asked, type QuestionView } from '../../asking/question-view.js';
import { layoutOf, renderScale, type ScaleLook } from '../../asking/scale.js';
import { scaleStyles } from '../../asking/scale.styles.js';

type ScaleQuestion = QuestionOf<'nps' | 'csat' | 'ces' | 'rating'>;

function lookOf(question: ScaleQuestion): ScaleLook {
  if (question.type === 'csat') return question.look ?? 'stars';
  const look = question.type === 'rating' ? question.look : undefined;
  return look === undefined || look === 'slider' ? 'buttons' : look;
}

function endsOf({ question, say, texts: { text } }: Asked<ScaleQuestion>): { low: string; high: string } | undefined {
  if (question.ends) return { low: say(question.ends.low), high: say(question.ends.high) };
  return question.type === 'rating' ? undefined : { low: text(`${question.type}.low`), high: text(`${question.type}.high`) };
}

/** Questions that are answered with one step of a scale. */
export const scaleView: QuestionView<ScaleQuestion> = {
  styles: scaleStyles,
  render(asked) {
    const { question, given, id, say, texts } = asked;
    const scale = scaleOf(question)!;
    const look = lookOf(question);
    const labels = question.type === 'rating' ? question.labels?.map(say) : undefined;
    const onChange = (event: Event): void => {
      const radio = event.target as HTMLInputElement;
      const choices = radio.closest('[part=choices]')!;
      asked.answer({ kind: 'score', value: +radio.value }, { mode: look, layout: layoutOf(choices, scale), input: asked.input() });
    };
    const content = renderScale({
      name: id, scale, look, labels, ends: endsOf(asked),
      value: given?.kind === 'score' ? given.value : undefined,
      number: (value) => texts.number(value),
      called: (value) => texts.text('csat.called', { value, max: scale.max }),
    });
    return group(asked, html`<div @change=${onChange}>${content}</div>`, 'radiogroup');
  },
};

/** The usual question of a metric, where the author wrote none. */
export function usualTitle(question: Question, say: Asked['say'], text: (name: string, values?: Record<string, string>) => string): string {
  if (!(question.type in SCALES)) return '';
  const business = 'business' in question && question.business !== undefined ? say(question.business) : text(question.type === 'ces' ? 'ces.us' : 'nps.us');
  return text(`${question.type}.question`, { business });
}
