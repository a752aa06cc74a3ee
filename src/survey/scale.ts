import type { Question, Scale } from '../model/index.js';

// each on its own, so that who imports one does nothing by importing it
export const NPS_SCALE = { min: 0, max: 10 } as const;
export const CSAT_SCALE = { min: 1, max: 5 } as const;
export const CES_SCALE = { min: 1, max: 7 } as const;

/** The scales that everybody means by these names: 0 to 10, five stars, seven steps of agreement. */
export const SCALES = { nps: NPS_SCALE, csat: CSAT_SCALE, ces: CES_SCALE } as const satisfies Readonly<Record<string, Scale>>;

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

export const NPS_WORDING = 'cx.nps.recommend.1';
export const CSAT_WORDING = 'cx.csat.satisfied.1';
export const CES_WORDING = 'cx.ces.easy.1';

/** The wordings of the usual questions, one through all translations. */
export const USUAL_WORDING = { nps: NPS_WORDING, csat: CSAT_WORDING, ces: CES_WORDING } as const;
