import type { Problem } from '../../core/problem.js';
import { err } from '../../core/result.js';
import { didYouMean } from '../nearest.js';
import { parse, type Parsed } from '../parse.js';
import { plainCopy } from '../plugin/plain.js';
import { stepsOf, valueAt, withKnownName } from '../suggest.js';
import { CONDITION_EXPECTED } from './condition.js';
import { conditionProblem } from './condition-problem.js';
import { SURVEY_FORMAT } from './format.js';
import { QUESTION_TYPES } from './question.js';
import { surveyStateSchema, type SurveyState } from './state.js';
import { structureProblems } from './structure.js';
import { surveySchema, type Survey } from './survey.js';

/** Reads a survey from somewhere that cannot be trusted. Never throws; every fault has its place, what is expected there and often what is meant. */
export function parseSurvey(input: unknown): Parsed<Survey> {
  const plain = plainCopy(input);
  if (!plain.ok) return err([plain.error]);
  const { format } = (plain.value ?? {}) as { readonly format?: unknown };
  const [, version] = /^cx-survey\/(\d+)$/.exec(typeof format === 'string' ? format : '') ?? [];
  if (version && +version > 1) return err([{ code: 'newer-version', message: `This survey is of version ${version} of the form, and this copy of the library reads version 1. Use a newer copy, or save the survey as "${SURVEY_FORMAT}".`, where: '/format' }]);
  const parsed = parse(surveySchema, plain.value);
  if (!parsed.ok) return err(parsed.error.map((problem) => withSuggestion(problem, plain.value)));
  const problems = structureProblems(parsed.value);
  return problems.length > 0 ? err(problems) : parsed;
}

/** Reads where somebody stood in a survey, as it was kept on a device. Never throws. */
export function parseSurveyState(input: unknown): Parsed<SurveyState> {
  const plain = plainCopy(input);
  return plain.ok ? parse(surveyStateSchema, plain.value) : err([plain.error]);
}

/** Adds what may have been meant by a name that is not known. */
function withSuggestion(problem: Problem, document: unknown): Problem {
  const path = stepsOf(problem.where ?? '');
  const there = valueAt(document, path);
  if (problem.code === 'invalid_union' && problem.message.includes(CONDITION_EXPECTED)) return conditionProblem(there, problem.where ?? '') ?? problem;
  const type = path.at(-1) === 'type' ? there : (there as { readonly type?: unknown } | null | undefined)?.type;
  if (problem.code === 'invalid_union' && typeof type === 'string' && path[0] === 'pages' && path[2] === 'questions' && path.length <= 5) {
    return { ...problem, message: `${problem.message}${didYouMean(type, QUESTION_TYPES)}` };
  }
  return withKnownName(problem, surveySchema, document);
}
