import * as z from 'zod/mini';
import { title } from '../names.js';

const versioned = () => z.string().check(z.maxLength(128), z.regex(/^[a-z][A-Za-z0-9-]*(\.[A-Za-z0-9_-]+)+\/v[1-9]\d{0,3}$/, 'an id with its version, such as "acme.badges/v1"'));

/** A new point, at which other plugins can contribute; its schema is registered in code, with `cx.points.define`. */
export const point = z.strictObject({ id: versioned(), title: title(), description: z.optional(title(400)) });

/** An interface for other plugins, by the id of its token; given in code, with `cx.services.provide`. */
export const service = z.strictObject({ token: versioned(), title: z.optional(title()) });
