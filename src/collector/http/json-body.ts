import { isUtf8 } from 'node:buffer';
import { scan } from './events/scan.js';
import { HttpProblem } from './problems.js';

/** Nesting beyond this is an attack: reading it would hold everybody else up. */
export const DEEPEST = 32;

/** Reads a body as JSON, strictly: real UTF-8, not too deep. @throws HttpProblem 400 */
export function readJson(body: Buffer): unknown {
  const bad = (detail: string): HttpProblem => new HttpProblem({ status: 400, code: 'not-json', title: 'The body is not JSON', detail });
  if (!isUtf8(body)) throw bad('The body is not UTF-8.');
  if (scan(body).deepest > DEEPEST) throw bad(`The body is nested more than ${DEEPEST} levels deep.`);
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    throw bad('The body cannot be read as JSON.');
  }
}
