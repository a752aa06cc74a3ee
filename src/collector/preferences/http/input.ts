import * as z from 'zod/mini';
import { uuidv7 } from '../../../core/uuid.js';
import { parse, parseRegister, registerSchema, type Parsed } from '../../../model/index.js';
import { id } from '../../../model/envelope.js';
import { keyName, region, zoneName } from '../../../model/choices/names.js';
import { language, line, moment } from '../../../model/text.js';
import type { Edit, Json } from '../../../preferences/index.js';
import { HttpProblem } from '../../http/problems.js';
import type { Change, Via } from '../keeper.js';

/** Changes in one request at the most, and messages in one list. */
const MOST_OPS = 100;
const LONGEST_LIST = 2000;

const patchSchema = z.strictObject({
  /** The id of the edit, made on the device: the same again changes nothing. */
  id: z.optional(id()),
  ops: z.array(z.strictObject({ key: line(200), to: z.json() })).check(z.minLength(1), z.maxLength(MOST_OPS)),
  at: z.optional(moment()),
  /** The device. */
  actor: z.optional(line(80)),
  saw: z.optional(z.array(id()).check(z.maxLength(MOST_OPS))),
  via: z.optional(z.enum(['widget', 'form', 'mail-link', 'one-click', 'agent', 'import', 'api'])),
  /** Which text the customer had before them; needed for a yes. */
  consent: z.optional(
    z.strictObject({
      notice: z.optional(keyName()),
      uiSource: line(200),
      uiVersion: line(40),
      preTicked: z.optional(z.boolean()),
      symmetric: z.optional(z.boolean()),
      ackGpc: z.optional(z.boolean()),
    }),
  ),
});

/** The pseudonym of a person. */
export const subjectSchema = line(256);

const requestFields = {
  subject: subjectSchema,
  topic: line(64),
  channel: line(64),
  priority: z.optional(z.enum(['normal', 'critical'])),
  initiatedBy: z.optional(z.enum(['subject', 'brand'])),
  offerKind: z.optional(line(64)),
};
const list = <T extends z.ZodMiniType>(one: T) => z.strictObject({ requests: z.array(one).check(z.minLength(1), z.maxLength(LONGEST_LIST)) });
export const decisionsSchema = list(z.strictObject({ ...requestFields, at: z.optional(moment()) }));
export const sendsSchema = list(z.strictObject(requestFields));

export const factsSchema = z.strictObject({
  region: z.optional(z.nullable(region())),
  zone: z.optional(z.nullable(zoneName())),
  zoneCandidates: z.optional(z.array(zoneName()).check(z.maxLength(50))),
  locale: z.optional(z.nullable(language())),
  channels: z.optional(z.record(keyName(), z.strictObject({ reach: z.enum(['ok', 'unverified', 'suppressed']), contactRef: z.optional(line(200)) }))),
});

export const linkSchema = z.strictObject({
  subject: subjectSchema,
  purpose: z.enum(['unsubscribe', 'preferences', 'confirm']),
  topic: z.optional(keyName()),
  channel: z.optional(keyName()),
  /** How long it opens something; a link to unsubscribe always does. */
  days: z.optional(z.int().check(z.gte(1), z.lte(400))),
});

/** What was parsed, or a problem that lists every fault. */
export function read<T>(schema: z.ZodMiniType<T>, body: unknown): T {
  return value(parse<T>(schema, body));
}

function value<T>(parsed: Parsed<T>): T {
  if (parsed.ok) return parsed.value;
  const [first] = parsed.error;
  throw new HttpProblem({ status: 422, code: 'invalid', title: 'This cannot be used', detail: `${first!.where || 'The body'}: ${first!.message}`, errors: parsed.error });
}

/** The revision that the author of a change had: of `If-Match: "rev-3"`; 0, nothing, where it is missing. */
export function baseOf(header: string | undefined, current: number): number {
  if (header === undefined) return 0;
  if (header.trim() === '*') return current;
  const match = /^\s*(?:W\/)?"?rev-(\d{1,15})"?\s*$/.exec(header);
  if (!match) throw new HttpProblem({ status: 400, code: 'bad-if-match', title: 'The revision cannot be read', detail: 'If-Match is the ETag of the preferences, such as "rev-3".' });
  return Number(match[1]);
}

/** Reads the body of a PATCH. @param now by the clock of the collector */
export function readChange(body: unknown, base: number, now: string, usual: Via): Change {
  const { ops, via = usual, consent, ...about } = read(patchSchema, body);
  const set: Record<string, Json> = {};
  ops.forEach(({ key, to }, i) => {
    const register = parseRegister(key);
    if (!register) {
      throw new HttpProblem({ status: 422, code: 'unknown-key', title: 'This cannot be changed', detail: `${JSON.stringify(key.slice(0, 100))} is nothing that a customer can change.`, where: `/ops/${i}/key` });
    }
    set[key] = read(registerSchema(register), to) as Json;
  });
  const edit: Edit = { id: about.id ?? uuidv7(), set, at: about.at ?? now, actor: about.actor ?? via, base, ...(about.saw && { saw: about.saw }) };
  return { edit, via, asked: consent ?? { uiSource: via, uiVersion: '1' } };
}
