import type * as z from 'zod/mini';
import { parse } from '../../../model/index.js';
import { HttpProblem } from '../problems.js';

/** Reads what a request says by a schema. @throws HttpProblem 422 with what is wrong and where */
export function readBody<T>(schema: z.ZodMiniType<T>, body: unknown): T {
  const parsed = parse(schema, body ?? {});
  if (parsed.ok) return parsed.value;
  const [first] = parsed.error;
  throw new HttpProblem({ status: 422, code: 'bad-body', title: 'This cannot be done so', detail: `${first!.where || 'The whole'}: ${first!.message}`, errors: parsed.error });
}
