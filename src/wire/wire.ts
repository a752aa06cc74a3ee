import * as z from 'zod/mini';
import type { Problem } from '../core/problem.js';
import { err, ok, type Result } from '../core/result.js';

/** The version of the protocol between a host and a sandbox. Both are of one release, so another version is refused. */
export const WIRE_VERSION = 1;
/** The longest message, in UTF-16 units of its JSON text. */
export const LONGEST_MESSAGE = 256 * 1024;
/** How deep lists and objects in a message may lie in one another. */
export const DEEPEST_MESSAGE = 40;
/** How many calls and events of one side may be unanswered. */
export const CREDITS = 64;

const v = z.literal(WIRE_VERSION);
const id = z.int().check(z.gte(1));
const name = z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9.:_/-]{0,159}$/));
const failure = z.strictObject({ code: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,59}$/)), message: z.string().check(z.maxLength(1000)) });

/** One message. It travels as JSON text, so nothing but plain data can: no function, no port, no cycle, no thenable. */
const message = z.discriminatedUnion('kind', [
  /** Asks for something; exactly one `reply` with this id follows. Ids of a side only grow. */
  z.strictObject({ v, kind: z.literal('call'), id, name, value: z.optional(z.unknown()) }),
  z.strictObject({ v, kind: z.literal('reply'), id, value: z.optional(z.unknown()), error: z.optional(failure) }),
  /** Tells something; a `credit` follows when it has been dealt with. */
  z.strictObject({ v, kind: z.literal('event'), name, value: z.optional(z.unknown()) }),
  /** The asker does not want the answer any more. */
  z.strictObject({ v, kind: z.literal('cancel'), id }),
  z.strictObject({ v, kind: z.literal('credit') }),
  /** Are you alive? `pong` with the same id says yes. */
  z.strictObject({ v, kind: z.literal('ping'), id }),
  z.strictObject({ v, kind: z.literal('pong'), id }),
]);
export type Message = z.infer<typeof message>;
type WithoutVersion<T> = T extends unknown ? Omit<T, 'v'> : never;

/** Why a message was refused. */
export type Refusal =
  | 'not-text' | 'carries-a-port' | 'too-large' | 'not-json' | 'too-deep' | 'forbidden-key' | 'unknown-shape'
  | 'unknown-reply' | 'reused-id' | 'unasked' | 'no-credit' | 'after-dispose';

/** Reads what came over a port. Never throws, whatever it is given. */
export function readMessage(data: unknown): Result<Message, Refusal> {
  if (typeof data !== 'string') return err('not-text');
  if (data.length > LONGEST_MESSAGE) return err('too-large');
  // the parser of a browser takes its time over a hundred thousand brackets
  if (data.length > 1000 && isDeep(data)) return err('too-deep');
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    return err('not-json');
  }
  const fault = faultIn(value, DEEPEST_MESSAGE);
  if (fault) return err(fault);
  const read = message.safeParse(value);
  return read.success ? ok(read.data) : err('unknown-shape');
}

/** Writes a message; tells why not if it cannot travel. */
export function writeMessage(content: WithoutVersion<Message>): Result<string, Problem> {
  let text: string;
  try {
    text = JSON.stringify({ v: WIRE_VERSION, ...content });
  } catch {
    return err({ code: 'not-json', message: 'What was given is not plain data: it holds itself, or a BigInt, or lies too deep.' });
  }
  const fault = faultIn((content as { value?: unknown }).value, DEEPEST_MESSAGE - 1);
  if (fault) return err({ code: fault, message: fault === 'too-deep' ? `Lists and objects may lie ${DEEPEST_MESSAGE} deep in one another.` : 'A key may not be called "__proto__".' });
  if (text.length > LONGEST_MESSAGE) return err({ code: 'too-large', message: `A message may have ${LONGEST_MESSAGE} characters as JSON; this one has ${text.length}.` });
  return ok(text);
}

/** Are there more brackets open at once than a message may have? Brackets in texts do not count. */
function isDeep(json: string): boolean {
  let depth = 0;
  for (let i = 0; i < json.length; i++) {
    const code = json.charCodeAt(i);
    if (code === 0x22) {
      while (++i < json.length && json.charCodeAt(i) !== 0x22) if (json.charCodeAt(i) === 0x5c) i += 1;
    } else if (code === 0x5b || code === 0x7b) {
      if (++depth > DEEPEST_MESSAGE + 1) return true;
    } else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return false;
}

function faultIn(value: unknown, depth: number): Refusal | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth === 0) return 'too-deep';
  if (Array.isArray(value)) {
    for (const item of value) {
      const fault = faultIn(item, depth - 1);
      if (fault) return fault;
    }
    return undefined;
  }
  for (const key of Object.keys(value)) {
    // JSON.parse makes an ordinary key of it; whoever copies the object later would not
    if (key === '__proto__') return 'forbidden-key';
    const fault = faultIn((value as Record<string, unknown>)[key], depth - 1);
    if (fault) return fault;
  }
  return undefined;
}
