import type { Problem } from '../../core/problem.js';
import { isCxError } from '../../core/problem.js';
import { parseSurvey, type Survey } from '../../model/index.js';
import { readExpression } from '../expressions.js';
import { prepareSurvey } from '../prepare.js';
import { waysOf, type Assumptions } from '../ways/index.js';
import { LINT_CODES, type LintCode } from './codes.js';
import { finding, type Finding, type Mending, type PatchStep } from './finding.js';
import type { LintKey } from './words/index.js';
import { choicesAndScales } from './rules/choices.js';
import { lengths } from './rules/length.js';
import { metrics } from './rules/metrics.js';
import { reach } from './rules/reach.js';
import { references } from './rules/references.js';
import { respect } from './rules/respect.js';
import type { Looked, Rule } from './rules/rule.js';
import { translation } from './rules/translation.js';
import { wording } from './rules/wording.js';

export interface LintOptions {
  /** How people answer, where it is known: shares and minutes follow from it. */
  readonly assume?: Assumptions;
  /** Codes that are not looked for. */
  readonly without?: readonly LintCode[];
}

const RULES: readonly Rule[] = [references, reach, translation, wording, metrics, choicesAndScales, respect, lengths];
const RANK = { error: 0, warning: 1, hint: 2 } as const;

/**
 * Says what is wrong with a survey, or could be better. Never throws, whatever it is given.
 *
 * @param input a document, also one that is none
 * @returns the gravest first; nothing if there is nothing to say
 */
export function lintSurvey(input: unknown, { assume = {}, without = [] }: LintOptions = {}): readonly Finding[] {
  const parsed = parseSurvey(input);
  const findings = parsed.ok ? look(parsed.value, assume) : parsed.error.map((problem) => asFinding(problem));
  const seen = new Set<string>();
  return findings
    .filter(({ code, where, message }) => {
      const key = `${code} ${where} ${message}`;
      if (without.includes(code) || seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}

function look(survey: Survey, assume: Assumptions): readonly Finding[] {
  const looked: Looked = { survey, language: survey.language, ready: readied(survey, assume) };
  return RULES.flatMap((rule) => [...rule(looked)]);
}

function readied(survey: Survey, assume: Assumptions): Looked['ready'] {
  try {
    const prepared = prepareSurvey(survey, readExpression);
    return { prepared, ways: waysOf(prepared, assume) };
  } catch (error) {
    if (isCxError(error)) return undefined; // an expression that cannot be read, which is told by a rule
    throw error;
  }
}

/** What introduces the reader's sentence. */
const FORM: Readonly<Partial<Record<LintCode, LintKey>>> = { 'id-twice': 'id-twice', 'unknown-place': 'unknown-place', 'leads-back': 'leads-back', impossible: 'limits', 'wrong-count': 'wrong-count' };

function asFinding({ code, where = '', message }: Problem): Finding {
  const known = Object.hasOwn(LINT_CODES, code) ? (code as LintCode) : 'form';
  const fix = renaming(where, message);
  return finding(known, where, { key: FORM[known] ?? 'form', detail: message }, fix ? { fix } : {});
}

/** A misspelt name can be mended without asking. */
function renaming(where: string, message: string): Mending | undefined {
  const [, wrong, right] = /^Nothing here is called "([^",]+)"\. Did you mean "([^"]+)"\?$/.exec(message) ?? [];
  if (wrong === undefined || right === undefined) return undefined;
  const patch: readonly PatchStep[] = [{ op: 'move', from: `${where}/${wrong}`, path: `${where}/${right}` }];
  return { says: { key: 'form.fix', values: { name: right } }, patch };
}
