import type { Survey } from '../../src/model/index.js';
import { isCxError } from '../../src/core/problem.js';
import { parse } from '../../src/model/parse.js';
import { plainCopy } from '../../src/model/plugin/plain.js';
import { parseSurvey } from '../../src/model/questionnaire/parse.js';
import { surveySchema } from '../../src/model/questionnaire/survey.js';
import type { Problem } from '../../src/core/problem.js';
import { readExpression } from '../../src/survey/expressions.js';
import { prepareSurvey, type PreparedSurvey } from '../../src/survey/prepare.js';

export { applyFix, lintSurvey, lintWords, sentence, surveyFigures } from '../../src/survey/lint/index.js';
export type { Finding, LintWords, SurveyFigures } from '../../src/survey/lint/index.js';

/** A survey that can be shown, made ready; undefined where something in it does not work. */
export function soundSurvey(survey: Survey): PreparedSurvey | undefined {
  if (!parseSurvey(survey).ok) return undefined;
  try {
    return prepareSurvey(survey, readExpression);
  } catch (error) {
    if (isCxError(error)) return undefined;
    throw error;
  }
}

/** A document that has the form of a survey, also if its parts do not fit each other yet: that can be mended by hand. */
export function surveySchemaOf(input: unknown): Survey | undefined {
  const read = readDocument(input);
  return read.ok ? read.survey : undefined;
}

/** Reads a document that somebody wrote or opened; every fault with its place. */
export function readDocument(input: unknown): { readonly ok: true; readonly survey: Survey } | { readonly ok: false; readonly problems: readonly Problem[] } {
  const whole = parseSurvey(input);
  if (whole.ok) return { ok: true, survey: whole.value };
  if (whole.error.some(({ code }) => code === 'newer-version')) return { ok: false, problems: whole.error };
  const plain = plainCopy(input);
  const formed = plain.ok ? parse(surveySchema, plain.value) : undefined;
  return formed?.ok ? { ok: true, survey: formed.value } : { ok: false, problems: whole.error };
}

