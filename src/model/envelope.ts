import * as z from 'zod/mini';
import { line, moment, slug } from './text.js';

/** The lower-case form of a UUID that is not the nil one. */
const UUID = /^(?!0{8}-0{4}-0{4}-0{4}-0{12}$)[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** An id: a UUID; capitals are accepted and made small. */
export const id = () => z.string().check(z.toLowerCase(), z.regex(UUID, 'a UUID, best of version 7'));

/**
 * The CloudEvents 1.0 envelope around every event (https://github.com/cloudevents/spec, JSON format, structured mode).
 * Extension attributes are allowed as CloudEvents has them: lower-case letters and digits, with a plain value.
 */
export function envelope<Type extends string, Data extends z.ZodMiniType>(type: Type, version: number, data: Data) {
  return z
    .catchall(
      z.object({
        specversion: z.literal('1.0'),
        /** Made once, on the device, and never changed: the key by which an event is counted once. */
        id: id(),
        /** Where it came from: the page or system, as a URI reference without query. */
        source: line(2048),
        type: z.literal(type),
        /** When it happened, by the clock of who made it. */
        time: moment(),
        /** Whose it is: a pseudonym of the customer, never a name or an address. */
        subject: z.optional(line(256)),
        datacontenttype: z.optional(z.literal('application/json')),
        dataschema: z.literal(schemaUri(type, version)),
        data,
      }),
      z.union([z.string().check(z.maxLength(1024)), z.int(), z.boolean()]),
    )
    .check(
      z.refine((event) => Object.keys(event).every((name) => /^[a-z0-9]{1,20}$/.test(name)), {
        error: 'attributes named with lower-case letters and digits only, as CloudEvents asks',
      }),
    );
}

/** The name of the schema of one type and version of event; also the `$id` of its JSON Schema. */
export function schemaUri<Type extends string>(type: Type, version: number): string {
  return `urn:cx-elements:${type.replace(/^cx\./, '')}:${version}`;
}

/** What the host says about whom and what an event concerns; every family may carry it. */
export const context = {
  /** The point of the journey at which it happened. */
  touchpoint: z.optional(slug()),
  /** The journey it belongs to. */
  journey: z.optional(slug()),
  /** The groups the customer is in, by dimension: `{ "region": "north", "tier": "gold" }`. */
  segments: z.optional(
    z
      .record(z.string().check(z.regex(/^[a-z][a-z0-9_-]{0,39}$/, 'the name of a dimension such as "region"')), line(80))
      .check(z.refine((segments) => Object.keys(segments).length <= 20, { error: 'at most 20 dimensions' })),
  ),
};
