import * as z from 'zod/mini';
import { parse, type Parsed } from '../../model/parse.js';
import { ROLES, type Role } from './roles-list.js';

/** A link that was made, as a facilitator may see it: never what it carries. Times are ISO 8601. */
export interface ListedLink {
  readonly id: string;
  readonly role: Role;
  readonly name: string;
  readonly madeAt: string;
  readonly expiresAt: string;
  /** When it was taken back, if it was. */
  readonly revokedAt?: string | undefined;
}

const time = () => z.string().check(z.refine((text) => !Number.isNaN(Date.parse(text)), 'a time'));
const listSchema = z.object({ links: z.array(z.object({ id: z.string(), role: z.enum(ROLES), name: z.string(), madeAt: time(), expiresAt: time(), revokedAt: z.optional(time()) })) });

/** Reads what a collector answers to who asks for the links to a room. */
export function readLinkList(input: unknown): Parsed<{ readonly links: readonly ListedLink[] }> {
  return parse<{ readonly links: readonly ListedLink[] }>(listSchema, input);
}
