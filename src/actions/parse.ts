import type { Problem } from '../core/problem.js';
import { err } from '../core/result.js';
import { didYouMean } from '../model/nearest.js';
import { parse, type Parsed } from '../model/parse.js';
import { plainCopy } from '../model/plugin/plain.js';
import { stepsOf, valueAt, withKnownName } from '../model/suggest.js';
import { ACTION_STATUSES, ACTIONS_FORMAT, type ActionsDocument } from './action.js';
import { actionsDocumentSchema } from './schema.js';

/** Reads a document of actions from somewhere that cannot be trusted. Never throws; every fault has its place, what is expected there, and often what is meant. */
export function parseActions(input: unknown): Parsed<ActionsDocument> {
  const plain = plainCopy(input);
  if (!plain.ok) return err([plain.error]);
  const { format } = (plain.value ?? {}) as { readonly format?: unknown };
  const [, version] = /^cx-actions\/(\d+)$/.exec(String(format)) ?? [];
  if (version && Number(version) > 1) {
    return err([{ code: 'newer-version', message: `These actions are of version ${version} of the form, and this copy of the library reads version 1. Use a newer copy, or save them as "${ACTIONS_FORMAT}".`, where: '/format' }]);
  }
  const parsed = parse(actionsDocumentSchema, plain.value);
  return parsed.ok ? parsed : err(parsed.error.map((problem) => withStatus(withKnownName(problem, actionsDocumentSchema, plain.value), plain.value)));
}

/** Adds which status may have been meant. */
function withStatus(problem: Problem, document: unknown): Problem {
  const path = stepsOf(problem.where ?? '');
  const said = valueAt(document, path);
  return path.at(-1) === 'status' && typeof said === 'string' ? { ...problem, message: `${problem.message}${didYouMean(said, ACTION_STATUSES)}` } : problem;
}
