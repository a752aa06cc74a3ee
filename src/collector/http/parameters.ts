import type * as z from 'zod/mini';
import { firstDay, parsePeriod } from '../../metrics/period/calendar.js';
import { HttpProblem } from './problems.js';

/** Reads the parameters in an address. What is unknown is named, with what there is instead. @throws HttpProblem 400 */
export function readParameters<S extends z.ZodMiniObject>(schema: S, input: unknown, hint = 'This value cannot be used.'): z.infer<S> {
  const parsed = schema.safeParse(input ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (issue!.code === 'unrecognized_keys') throw invalidParameter(issue!.keys[0]!.slice(0, 100), 'There is no such parameter.', Object.keys(schema.shape));
  throw invalidParameter(String(issue!.path[0]), hint, Object.keys(schema.shape));
}

export const invalidParameter = (parameter: string, detail: string, known?: readonly string[]): HttpProblem =>
  new HttpProblem({ status: 400, code: 'invalid-parameter', title: 'A parameter cannot be used', detail: `${parameter}: ${detail}`, parameter, ...(known && { known }) });

/** The day that a span begins or ends with, where a period is named for it: of a year that is the first of January, or the last of December. */
export function readDay(name: 'from' | 'to', key: string | undefined): number | undefined {
  if (key === undefined) return undefined;
  const parsed = parsePeriod(key);
  if (!parsed) throw invalidParameter(name, `"${key.slice(0, 100)}" is no period; write 2026, 2026-Q4, 2026-11, 2026-W47 or 2026-11-22.`);
  return name === 'from' ? firstDay(parsed.unit, parsed.period) : firstDay(parsed.unit, parsed.period + 1) - 1;
}
