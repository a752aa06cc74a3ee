import { err } from '../../core/result.js';
import { parse, type Parsed } from '../parse.js';
import { plainCopy } from '../plugin/plain.js';
import { SURVEY_FORMAT } from './format.js';
import { surveyStateSchema, type SurveyState } from './state.js';
import { structureProblems } from './structure.js';
import { surveySchema, type Survey } from './survey.js';

/** Reads a survey from somewhere that cannot be trusted. Never throws; every fault has its place, what is expected there and often what is meant. */
export function parseSurvey(input: unknown): Parsed<Survey> {
  const plain = plainCopy(input);
  if (!plain.ok) return err([plain.error]);
  const { format } = (plain.value ?? {}) as { readonly format?: unknown };
  const [, version] = /^cx-survey\/(\d+)$/.exec(String(format)) ?? [];
  if (version && +version > 1) return err([{ code: 'newer-version', message: `This survey is of version ${version} of the form, and this copy of the library reads version 1. Use a newer copy, or save the survey as "${SURVEY_FORMAT}".`, where: '/format' }]);
  const parsed = parse(surveySchema, plain.value);
  if (!parsed.ok) return parsed;
  const problems = structureProblems(parsed.value);
  return problems.length > 0 ? err(problems) : parsed;
}

/** Reads where somebody stood in a survey, as it was kept on a device. Never throws. */
export function parseSurveyState(input: unknown): Parsed<SurveyState> {
  const plain = plainCopy(input);
  return plain.ok ? parse(surveyStateSchema, plain.value) : err([plain.error]);
}
