import { CxError, type Problem } from '../../src/core/problem.js';
import type { Survey } from '../../src/model/index.js';
import { letIn } from '../../src/model/questionnaire/form/index.js';
import { prepareSurvey, usesExpressions, type PreparedSurvey } from '../../src/survey/prepare.js';
import { loadViews } from './types/index.js';

/** A survey made ready, or all that keeps it from being shown. */
export type Loaded = { readonly ok: true; readonly prepared: PreparedSurvey } | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Makes a survey ready: what it needs of the library (types of question, expressions) is loaded.
 *
 * @throws an error if a part of the library cannot be loaded: the element offers to try again
 */
export async function makeReady(survey: Survey): Promise<Loaded> {
  try {
    const [read] = await Promise.all([
      usesExpressions(survey) ? import('../../src/survey/expressions.js').then(({ readExpression }) => readExpression) : undefined,
      loadViews(survey.pages.flatMap(({ questions }) => questions)),
    ]);
    return { ok: true, prepared: prepareSurvey(survey, read) };
  } catch (error) {
    if (!(error instanceof CxError)) throw error; // a part of ours could not be loaded
    const { code, message, where } = error;
    return { ok: false, problems: [{ code, message, ...(where !== undefined && { where }) }] };
  }
}

/** Reads a survey that came as text or as JSON from outside. What can say what is wrong with one is loaded when something is. */
export async function readSurvey(input: unknown): Promise<Loaded> {
  const survey = letIn(input);
  if (survey) return makeReady(survey);
  const { parseSurvey } = await import('../../src/model/questionnaire/parse.js');
  const parsed = parseSurvey(input);
  return parsed.ok ? makeReady(parsed.value) : { ok: false, problems: parsed.error };
}

/**
 * Fetches a survey.
 *
 * @throws an error with a sentence if it cannot be had: the element offers to try again
 */
export async function fetchSurvey(address: string, signal: AbortSignal): Promise<Loaded> {
  const response = await fetch(address, { signal, headers: { accept: 'application/json' }, credentials: 'omit' });
  if (!response.ok) throw new Error(`${address} answered with ${response.status}.`);
  return readSurvey(await response.json());
}
