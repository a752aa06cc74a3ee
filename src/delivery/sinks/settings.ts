import * as z from 'zod/mini';
import { usableAddress } from '../address.js';
import { isGa4Name } from './data-layer.js';
import type { CxEvent } from '../../model/event.js';

/** The names of events by their form alone: the schemas of all events weigh more than all the sinks. */
const eventType = z.string().check(z.regex(/^cx(\.[a-z]{2,40}){2}$/, 'the type of an event such as "cx.response.submitted"'));
const name = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/, 'a short name in lower case such as "warehouse"'));
const address = z.string().check(z.refine((written) => usableAddress(written) !== undefined, { error: 'an http or https address, without a name and password' }));
const included = z.array(z.enum(['choices', 'emotions', 'texts']));

const common = {
  /** Tells two of a kind apart; what is told of a sink names it. */
  name: z.optional(name),
  events: z.optional(z.array(eventType).check(z.minLength(1))),
  except: z.optional(z.array(eventType)),
  sample: z.optional(z.number().check(z.gte(0), z.lte(1))),
  redact: z.optional(z.strictObject({ fields: z.optional(z.array(z.string().check(z.minLength(1), z.maxLength(200))).check(z.maxLength(50))), patterns: z.optional(z.array(z.string().check(z.minLength(1), z.maxLength(200))).check(z.maxLength(20))) })),
};

/** A sink of a page, as its author writes it. */
export const sinkSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('collector'), endpoint: address, ...common }),
  z.strictObject({ kind: z.literal('webhook'), endpoint: address, secret: z.string().check(z.regex(/^whsec_[A-Za-z0-9+/]{32,86}={0,2}( whsec_[A-Za-z0-9+/]{32,86}={0,2})*$/, '"whsec_" and the base64 of 24 to 64 random bytes')), ...common }),
  z.strictObject({
    kind: z.literal('data-layer'),
    layer: z.optional(z.string().check(z.regex(/^[A-Za-z_$][A-Za-z0-9_$]{0,59}$/, 'the name of a variable'))),
    form: z.optional(z.enum(['tag-manager', 'gtag'])),
    names: z.optional(z.record(eventType, z.string().check(z.refine(isGa4Name, { error: 'a name that GA4 takes: a letter, then letters, digits and underscores, 40 at most, and none of its own' })))),
    include: z.optional(included),
    ...common,
  }),
  z.strictObject({ kind: z.literal('track'), endpoint: address, writeKey: z.string().check(z.minLength(1), z.maxLength(200)), include: z.optional(included), ...common }),
  z.strictObject({ kind: z.literal('snowplow'), endpoint: address, appId: z.string().check(z.minLength(1), z.maxLength(200)), vendor: z.string().check(z.regex(/^[a-z0-9-_.]{1,100}$/, 'the vendor of your schemas such as "example.bank"')), ...common }),
  z.strictObject({ kind: z.literal('console'), ...common }),
  z.strictObject({ kind: z.literal('broadcast'), channel: z.string().check(z.minLength(1), z.maxLength(100)), ...common }),
  z.strictObject({ kind: z.literal('parent'), origin: z.string().check(z.refine((origin) => URL.canParse(origin) && /^https?:/.test(origin) && new URL(origin).origin === origin, { error: 'one origin such as "https://www.bank.example", never "*"' })), ...common }),
  z.strictObject({ kind: z.literal('function'), deliver: z.custom<(event: CxEvent) => unknown>((value) => typeof value === 'function', { error: 'a function that takes an event' }), ...common }),
]);

/** A sink of a page. */
export type SinkSettings = z.infer<typeof sinkSchema>;
export const sinksSchema = z.array(sinkSchema).check(z.maxLength(20));
