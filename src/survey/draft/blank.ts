import type { Survey } from '../../model/index.js';
import { SURVEY_FORMAT } from '../../model/questionnaire/format.js';

/** A survey with one page and nothing on it. */
export function blankSurvey(language: string): Survey {
  return { format: SURVEY_FORMAT, id: 'survey', title: '', language, pages: [{ id: 'page', questions: [] }] };
}
