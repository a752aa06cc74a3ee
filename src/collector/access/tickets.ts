import * as z from 'zod/mini';
import { openToken, signToken, type LinkKey } from '../signed-token.js';
import type { Grant } from './scopes.js';

const USE = 'cx-ticket/1';
/** A ticket holds for so long, in seconds: usually, and at the most. */
export const USUAL_SECONDS = 3600;
export const MOST_SECONDS = 86_400;

const names = z.optional(z.array(z.string()));
const claimsSchema = z.object({ t: z.string(), s: z.string(), m: names, d: names, v: z.optional(z.boolean()), x: z.number() });

/** What a ticket lets somebody read, and until when. */
export interface Ticket {
  readonly tenant: string;
  /** Who reads: so many may be open at once for one. */
  readonly subject: string;
  readonly metrics: readonly string[] | undefined;
  readonly dimensions: readonly string[] | undefined;
  /** May what customers wrote be read too? */
  readonly verbatims: boolean;
  /** In milliseconds since 1970. */
  readonly expiresAt: number;
}

/**
 * A ticket for one page: what a page can show in an address, as an `EventSource` cannot send a header. It reads and does nothing else, only what
 * it names, and not for long.
 */
export function signTicket(keys: readonly LinkKey[], { tenant, subject, metrics, dimensions, verbatims, expiresAt }: Ticket): string {
  return signToken(USE, keys, { t: tenant, s: subject, m: metrics, d: dimensions, ...(verbatims && { v: true }), x: expiresAt });
}

/** What a ticket says; undefined for one that is forged, for another use, or has run out. */
export function openTicket(keys: readonly LinkKey[], token: string, now: number): Ticket | undefined {
  const parsed = claimsSchema.safeParse(openToken(USE, keys, token));
  if (!parsed.success || now >= parsed.data.x) return undefined;
  const { t: tenant, s: subject, m: metrics, d: dimensions, v: verbatims = false, x: expiresAt } = parsed.data;
  return { tenant, subject, metrics, dimensions, verbatims, expiresAt };
}

/** What holds a ticket may do. */
export const grantOf = ({ tenant, subject, metrics, dimensions, verbatims, expiresAt }: Ticket): Grant => ({
  holder: `ticket:${subject}`, tenant, scopes: new Set(verbatims ? (['figures', 'verbatims'] as const) : (['figures'] as const)), origins: ['*'], metrics, dimensions, eventsPerSecond: undefined, expiresAt,
});
