import { isCxError } from '../../core/problem.js';
import { parseSurvey } from '../../model/index.js';
import { readExpression } from '../expressions.js';
import { prepareSurvey } from '../prepare.js';
import { waysOf, type Assumptions } from '../ways/index.js';
import { readingLevel, type ReadingLevel } from './reading-level.js';
import { languagesIn } from './rules/translation.js';
import { textsOf } from './texts.js';

/** What can be told of a survey before anybody answers it. */
export interface SurveyFigures {
  /** By the shortest way of a fast reader, expected, and by the longest way of a slow one. */
  readonly minutes: { readonly fast: number; readonly expected: number; readonly slow: number };
  /** The share of those who begin that is asked each question, sees each page and each ending, 0 to 1. */
  readonly reaching: { readonly pages: Readonly<Record<string, number>>; readonly questions: Readonly<Record<string, number>>; readonly endings: Readonly<Record<string, number>> };
  /** Shares are exact under the assumptions; if not, they are estimates. */
  readonly exact: boolean;
  /** What the shares rest on, in words. */
  readonly assumed: string;
  readonly languages: readonly string[];
  /** How hard each text is to read, in the language of the document. */
  readonly reading: readonly ({ readonly where: string } & ReadingLevel)[];
}

/** Figures of a survey; undefined for a document that is none, or whose expressions cannot be read. Never throws. */
export function surveyFigures(input: unknown, assume: Assumptions = {}): SurveyFigures | undefined {
  const parsed = parseSurvey(input);
  if (!parsed.ok) return undefined;
  const survey = parsed.value;
  try {
    const ways = waysOf(prepareSurvey(survey, readExpression), assume);
    const { fast, expected, slow } = ways.seconds;
    const known = Object.keys(assume.answers ?? {}).length + Object.keys(assume.variables ?? {}).length;
    return {
      minutes: { fast: fast / 60, expected: expected / 60, slow: slow / 60 },
      reaching: { pages: Object.fromEntries(ways.pages), questions: Object.fromEntries(ways.questions), endings: Object.fromEntries(ways.endings) },
      exact: ways.complete,
      assumed: `${known === 0 ? 'Every answer is as likely as every other' : `${known} distributions are given; every other answer is as likely as the next`}, answers do not depend on each other, ${Math.round((assume.answered ?? 0.8) * 100)} % answer what they need not, nobody leaves, no quota is full.`,
      languages: languagesIn({ survey }),
      reading: [...textsOf(survey)].map(({ words, where }) => ({ where, ...readingLevel(typeof words === 'string' ? words : (words[survey.language] ?? ''), survey.language) })),
    };
  } catch (error) {
    if (isCxError(error)) return undefined;
    throw error;
  }
}
