import type * as z from 'zod/mini';
import type { Problem } from '../core/problem.js';
import { err, ok, type Result } from '../core/result.js';
import { eventSchemas, type CxEvent, type CxEventType } from './event.js';

/** The outcome of reading something untrusted: the thing itself, or every fault with its place and what was expected. */
export type Parsed<T> = Result<T, readonly Problem[]>;

/** More faults than this are not listed: somebody has to read them. */
const MOST_PROBLEMS = 20;

/** Reads an event. Never throws, whatever it is given. */
export function parseEvent(input: unknown): Parsed<CxEvent> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return err([{ code: 'not-an-event', message: 'An event is a JSON object in a CloudEvents 1.0 envelope.', where: '' }]);
  }
  const type = (input as { type?: unknown }).type;
  if (typeof type !== 'string' || !Object.hasOwn(eventSchemas, type)) {
    return err([{ code: 'unknown-type', message: `The type of an event is one of ${Object.keys(eventSchemas).join(', ')}.`, where: '/type' }]);
  }
  return parse<CxEvent>(eventSchemas[type as CxEventType], input);
}

/** Reads `input` by `schema`. Never throws. */
export function parse<T>(schema: z.ZodMiniType<T>, input: unknown): Parsed<T> {
  const outcome = schema.safeParse(input);
  if (outcome.success) return ok(outcome.data);
  const problems = new Map<string, Problem>();
  for (const issue of outcome.error.issues) {
    const found = problem(issue, input);
    // one fault a place: what comes second at the same place is mostly its consequence
    if (!problems.has(found.where!)) problems.set(found.where!, found);
    if (problems.size === MOST_PROBLEMS) break;
  }
  return err([...problems.values()]);
}

function problem(issue: z.core.$ZodIssue, input: unknown): Problem {
  return { code: issue.code, message: sentence(issue, isMissing(input, issue.path)), where: pointer(issue.path) };
}

/** RFC 6901. */
function pointer(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function isMissing(input: unknown, path: readonly PropertyKey[]): boolean {
  let value = input;
  for (const step of path) value = (value as Record<PropertyKey, unknown> | null | undefined)?.[step];
  return value === undefined;
}

function sentence(issue: z.core.$ZodIssue, missing: boolean): string {
  switch (issue.code) {
    case 'invalid_type':
      return missing ? `This is missing; it must be ${named(issue.expected)}.` : `This must be ${named(issue.expected)}.`;
    case 'unrecognized_keys':
      return `Nothing here is called ${issue.keys.map((key) => JSON.stringify(key)).join(', ')}.`;
    case 'invalid_value':
      return `${missing ? 'This is missing; it' : 'This'} must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}.`;
    case 'too_small':
      return issue.origin === 'string' ? `This must have at least ${issue.minimum} characters.` : `This must be at least ${issue.minimum}.`;
    case 'too_big':
      return issue.origin === 'string'
        ? `This must have at most ${issue.maximum} characters.`
        : issue.origin === 'array'
          ? `This must have at most ${issue.maximum} entries.`
          : `This must be at most ${issue.maximum}.`;
    case 'invalid_key':
      return `This must be called otherwise: ${issue.issues[0]?.message ?? 'by another name'}.`;
    case 'invalid_union':
    case 'invalid_format':
    case 'custom':
      return `This must be ${issue.message && issue.message !== 'Invalid input' ? issue.message : 'of another form'}.`;
    default:
      return 'This is not of the expected form.';
  }
}

function named(expected: string): string {
  return expected === 'int' ? 'a whole number' : /^[aeiou]/.test(expected) ? `an ${expected}` : `a ${expected}`;
}
