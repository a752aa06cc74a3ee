/* The schema of a contact policy, with the reader that needs it: loaded only where a policy is written as JSON. */
import type { Problem } from '../../src/core/problem.js';
import { err, type Result } from '../../src/core/result.js';
import { contactPolicySchema, parse, type ContactPolicy } from '../../src/model/index.js';

/** Reads a policy from text. */
export function readPolicy(text: string): Result<ContactPolicy, readonly Problem[]> {
  try {
    return parse(contactPolicySchema, JSON.parse(text));
  } catch (error) {
    return err([{ code: 'not-json', message: `It is not JSON: ${String(error)}`, where: '' }]);
  }
}
