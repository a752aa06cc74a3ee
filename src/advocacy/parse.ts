import { isCxError, type Problem } from '../core/problem.js';
import { err, ok } from '../core/result.js';
import { didYouMean } from '../model/nearest.js';
import { parse, type Parsed } from '../model/parse.js';
import { advocacyDocumentSchema, type AdvocacyDocument, type AdvocacyThreshold } from './document.js';
import { readAdvocacyExpression } from './expressions.js';
import { ADVOCACY_FACTS } from './facts.js';
import { ADVOCACY_SEGMENTS } from './segments.js';

/** Reads a document of rules from somewhere that cannot be trusted: its form, its conditions, and whether every rule can be reached. Never throws. */
export function parseAdvocacy(input: unknown): Parsed<AdvocacyDocument> {
  const parsed = parse(advocacyDocumentSchema, input);
  if (!parsed.ok) return err(parsed.error.map((problem) => ({ ...problem, message: `${problem.message}${suggestion(input, problem.where)}` })));
  const problems: Problem[] = [];
  parsed.value.rules.forEach(({ when }, i) => {
    if (typeof when === 'string') problems.push(...faultOf(when, `/rules/${i}/when`));
    else when.forEach((threshold, j) => problems.push(...misfit(threshold, `/rules/${i}/when/${j}`)));
  });
  return problems.length > 0 ? err(problems) : ok(parsed.value);
}

function faultOf(when: string, where: string): Problem[] {
  try {
    readAdvocacyExpression(when);
    return [];
  } catch (error) {
    if (!isCxError(error)) throw error;
    return [{ code: error.code, message: error.message, where }];
  }
}

const ASKS = { number: '"atLeast" or "atMost"', boolean: '"is"', list: '"has"' } as const;

/** A condition that can never hold, because the fact is of another kind, or its ends are the wrong way round. */
function misfit({ fact, atLeast, atMost, is, has }: AdvocacyThreshold, where: string): Problem[] {
  const kind = ADVOCACY_FACTS[fact];
  const asked = is !== undefined ? 'boolean' : has !== undefined ? 'list' : 'number';
  if (asked !== kind) return [{ code: 'wrong-type', message: `"${fact}" is ${kind === 'number' ? 'a number' : kind === 'list' ? 'a list' : 'yes or no'}: ask for it with ${ASKS[kind]}.`, where }];
  return atLeast !== undefined && atMost !== undefined && atLeast > atMost ? [{ code: 'never-true', message: `Nothing is at least ${atLeast} and at most ${atMost}.`, where }] : [];
}

/** What may be meant by a name that is not there. */
function suggestion(input: unknown, where = ''): string {
  const steps = where.split('/').slice(1);
  const names = steps.at(-1) === 'segment' ? ADVOCACY_SEGMENTS : steps.at(-1) === 'fact' ? Object.keys(ADVOCACY_FACTS) : null;
  if (!names) return '';
  let value = input;
  for (const step of steps) value = (value as Record<string, unknown> | null | undefined)?.[step];
  return typeof value === 'string' ? didYouMean(value, names) : '';
}
