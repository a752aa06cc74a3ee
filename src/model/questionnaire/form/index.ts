import { plainCopy } from '../../plugin/plain.js';
import { structureProblems } from '../structure.js';
import type { Survey } from '../survey.js';
import { surveyForm } from './survey-form.js';

const isSurvey = (value: unknown): value is Survey => surveyForm(value);

/**
 * Lets a survey from outside in, if nothing is wrong with it: in a small part of the time that `parseSurvey` needs, which is then asked about
 * what this does not let in. Never throws.
 */
export function letIn(input: unknown): Survey | undefined {
  const plain = plainCopy(input);
  return plain.ok && isSurvey(plain.value) && structureProblems(plain.value).length === 0 ? plain.value : undefined;
}
