import type { Problem } from '../../core/problem.js';
import { err, ok, type Result } from '../../core/result.js';
import { knownKeys } from '../../model/known-keys.js';
import { didYouMean } from '../../model/nearest.js';
import { parse } from '../../model/parse.js';
import { plainCopy } from '../../model/plugin/plain.js';
import { JOURNEY_FORMAT, LIMITS } from './format.js';
import { journeySchema, type Journey } from './journey.js';
import { isPlainObject, type PlainObject } from './plain-object.js';
import { RECORD_TYPES } from './records.js';
import { repairRecords } from './repair.js';
import { structureOf } from './structure.js';

/** A journey that was read, and what was put right or set aside on the way, each in a sentence. */
export interface ParsedJourney {
  readonly journey: Journey;
  readonly repairs: readonly Problem[];
}

/**
 * Reads a journey from somewhere that cannot be trusted: an object, or its JSON. Never throws. What can be put right
 * is, and told; anything else is refused with its place, what is expected there, and often what is meant.
 */
export function parseJourney(input: unknown): Result<ParsedJourney, readonly Problem[]> {
  const read = typeof input === 'string' ? fromJson(input) : ok(input);
  if (!read.ok) return read;
  const plain = plainCopy(read.value, { values: LIMITS.values });
  if (!plain.ok) return err([plain.error]);
  if (!isPlainObject(plain.value)) return err([{ code: 'not-a-journey', message: 'A journey is a JSON object with "format", "id", "kind" and "records".', where: '' }]);
  const version = /^cx-journey\/(\d+)$/.exec(String(plain.value['format']))?.[1];
  if (version !== undefined && +version > 1) {
    return err([{ code: 'newer-version', message: `This journey is of version ${version} of the form, and this copy of the library reads version 1. Use a newer copy, or save the journey as "${JOURNEY_FORMAT}".`, where: '/format' }]);
  }
  const tooMuch = tooMuchIn(plain.value);
  if (tooMuch) return err([tooMuch]);
  const { source, repairs } = repairRecords(plain.value);
  const parsed = parse(journeySchema, source);
  if (!parsed.ok) return err(parsed.error.map((problem) => withSuggestion(problem, source)));
  return ok({ journey: parsed.value, repairs: [...repairs, ...structureOf(parsed.value)] });
}

function fromJson(text: string): Result<unknown, readonly Problem[]> {
  try {
    return ok(JSON.parse(text) as unknown);
  } catch (error) {
    return err([{ code: 'not-json', message: `This is no JSON: ${error instanceof Error ? error.message : 'it cannot be read'}.`, where: '' }]);
  }
}

function tooMuchIn({ records }: PlainObject): Problem | undefined {
  if (!Array.isArray(records)) return undefined;
  for (const [type, most, plural] of [['phase', LIMITS.phases, 'phases'], ['touchpoint', LIMITS.touchpoints, 'touchpoints']] as const) {
    const n = (records as readonly unknown[]).filter((record) => isPlainObject(record) && record['type'] === type).length;
    if (n > most) {
      return { code: 'too-large', message: `This journey has ${n.toLocaleString('en')} ${plural}, and a map holds at most ${most.toLocaleString('en')}. Make several journeys of it, and name them as "child" of touchpoints.`, where: '/records' };
    }
  }
  return undefined;
}

/** Adds what may have been meant. */
function withSuggestion(problem: Problem, document: unknown): Problem {
  const path = (problem.where ?? '').split('/').slice(1).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const there = path.reduce<unknown>((value, step) => (isPlainObject(value) || Array.isArray(value) ? (value as PlainObject)[step] : undefined), document);
  if (problem.code === 'unrecognized_keys' && isPlainObject(there)) {
    const known = knownKeys(journeySchema, document, path);
    const meant = Object.keys(there).filter((key) => !known.includes(key)).map((key) => didYouMean(key, known.filter((name) => !Object.hasOwn(there, name))));
    return { ...problem, message: `${problem.message}${meant.find((one) => one !== '') ?? ''} What a plugin adds stands under "x".` };
  }
  if (problem.code === 'invalid_value' && typeof there === 'string') {
    const values = [...problem.message.matchAll(/"([^"]*)"/g)].map(([, value]) => value!);
    return { ...problem, message: `${problem.message}${didYouMean(there, values)}` };
  }
  if (problem.code === 'invalid_union' && path[0] === 'records' && path.length <= 3) {
    const type = isPlainObject(there) ? there['type'] : there;
    return { ...problem, message: `The type of a record is one of ${RECORD_TYPES.join(', ')}.${typeof type === 'string' ? didYouMean(type, RECORD_TYPES) : ''}` };
  }
  if (problem.code === 'invalid_union' && path.at(-1) === 't') return { ...problem, message: `An observation holds a ratio, nps, mean, histogram, duration or asserted.${typeof there === 'string' ? didYouMean(there, ['ratio', 'nps', 'mean', 'histogram', 'duration', 'asserted']) : ''}` };
  return problem;
}
