import type { Question, Scale } from '../model/index.js';

/** The scales that everybody means by these names: 0 to 10, five stars, seven steps of agreement. */
export const SCALES = { nps: { min: 0, max: 10 }, csat: { min: 1, max: 5 }, ces: { min: 1, max: 7 } } as const satisfies Readonly<Record<string, Scale>>;

/** The scale of a question that is answered with a score; undefined for others. */
export function scaleOf(question: Question): Scale | undefined {
  switch (question.type) {
    case 'nps':
    case 'csat':
    case 'ces':
      return SCALES[question.type];
    case 'rating':
      return question.scale;
    default:
      return undefined;
  }
}

/** The metric that the scores of a question count for. */
export function metricOf(question: Question): string {
  switch (question.type) {
    case 'nps':
    case 'csat':
    case 'ces':
      return question.type;
    case 'rating':
      return question.metric ?? question.id;
    case 'matrix':
      return question.answers.kind === 'scale' ? (question.answers.metric ?? question.id) : question.id;
    default:
      return question.id;
  }
}

/** The wordings of the usual questions, one through all translations. */
export const USUAL_WORDING = { nps: 'cx.nps.recommend.1', csat: 'cx.csat.satisfied.1', ces: 'cx.ces.easy.1' } as const;
