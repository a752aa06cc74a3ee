import * as z from 'zod/mini';
import { eventSchemas, type CxEventType } from '../../event.js';
import { contributedId, title } from '../names.js';

const eventTypes = z.array(z.enum(Object.keys(eventSchemas) as [CxEventType, ...CxEventType[]]));

const file = {
  id: contributedId(),
  title: title(),
  description: z.optional(title(400)),
  /** Endings of file names, without the dot. */
  extensions: z.array(z.string().check(z.regex(/^[a-z0-9]{1,16}$/, 'the ending of a file name without its dot, such as "csv"'))).check(z.minLength(1), z.maxLength(20)),
};

/** Reads files of another product into events. */
export const importer = z.strictObject(file);

/** Writes a file. `writes` says of what: events, if it is not there. */
export const exporter = z.strictObject({ ...file, writes: z.optional(z.array(z.enum(['events', 'figures'])).check(z.minLength(1), z.maxLength(2))) });

/**
 * Somewhere events are sent. It is asked only for the types it names; without any, for all. One that `watches` looks on: what it says
 * does not decide whether customers are told that their answer arrived.
 */
export const sink = z.strictObject({ id: contributedId(), title: title(), description: z.optional(title(400)), events: z.optional(eventTypes), watches: z.optional(z.boolean()) });

/** Somewhere events come from. */
export const source = z.strictObject({ id: contributedId(), title: title(), description: z.optional(title(400)), events: z.optional(eventTypes) });
