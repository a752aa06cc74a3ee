import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a link lets its holder do. */
export type LinkPurpose = 'unsubscribe' | 'preferences' | 'confirm';

/** What a link says. A link to unsubscribe never runs out: who may be written to may stop it (H06). */
export interface LinkClaims {
  readonly purpose: LinkPurpose;
  readonly subject: string;
  /** The topic of the message; needed to unsubscribe from it, and to confirm it. */
  readonly topic?: string;
  /** The channel it came on. */
  readonly channel?: string;
  /** Milliseconds since 1970. */
  readonly issuedAt: number;
  readonly expiresAt?: number;
}

/** A key that signs. */
export interface LinkKey {
  readonly id: string;
  readonly secret: string;
}

/** What a token is: good, run out, or nothing that we have signed. */
export type OpenedLink = { readonly kind: 'good' | 'expired'; readonly claims: LinkClaims } | { readonly kind: 'forged' };

/** A token that is longer is none of ours. */
export const LONGEST_TOKEN = 2048;
const TOKEN = /^([A-Za-z0-9_-]{1,32})\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]{43})$/;
const PATHS: Readonly<Record<LinkPurpose, string>> = { unsubscribe: 'u', preferences: 'p', confirm: 'c' };

/**
 * Signs and opens links that need no sign-in: `key id . payload . HMAC-SHA256`, base64url. The signature covers the key id and the payload, and
 * holds for this use only.
 */
export class Links {
  readonly #keys: readonly LinkKey[];
  readonly #baseUrl: string;
  readonly #now: () => number;

  /** @param keys the first signs, all are accepted */
  constructor(keys: readonly LinkKey[], baseUrl: string, now: () => number = Date.now) {
    this.#keys = keys;
    this.#baseUrl = baseUrl.replace(/\/+$/, '');
    this.#now = now;
  }

  /** The token of a link. */
  token(claims: Omit<LinkClaims, 'issuedAt'>): string {
    const key = this.#keys[0]!;
    const { purpose: p, subject: s, topic: t, channel: c, expiresAt: e } = claims;
    const payload = Buffer.from(JSON.stringify({ p, s, t, c, i: this.#now(), e: p === 'unsubscribe' ? undefined : e })).toString('base64url');
    return `${key.id}.${payload}.${sign(key, payload)}`;
  }

  /** The address of a link. */
  url(claims: Omit<LinkClaims, 'issuedAt'>): string {
    return `${this.#baseUrl}/${PATHS[claims.purpose]}/${this.token(claims)}`;
  }

  /** Reads a token for one purpose; of another purpose it is no better than a forged one. */
  open(token: string, purpose: LinkPurpose): OpenedLink {
    const match = token.length <= LONGEST_TOKEN ? TOKEN.exec(token) : null;
    const key = match && this.#keys.find(({ id }) => id === match[1]);
    // a signature is computed whatever the token, so that the time tells nothing
    const expected = Buffer.from(sign(key ?? this.#keys[0]!, match?.[2] ?? ''));
    const given = Buffer.from(match?.[3] ?? '');
    if (given.length !== expected.length || !timingSafeEqual(given, expected) || !key || !match) return { kind: 'forged' };
    const { p, s, t, c, i, e } = JSON.parse(Buffer.from(match[2]!, 'base64url').toString('utf8')) as { p: LinkPurpose; s: string; t?: string; c?: string; i: number; e?: number };
    if (p !== purpose) return { kind: 'forged' };
    const claims: LinkClaims = { purpose: p, subject: s, issuedAt: i, ...(t !== undefined && { topic: t }), ...(c !== undefined && { channel: c }), ...(e !== undefined && { expiresAt: e }) };
    return { kind: e !== undefined && e <= this.#now() ? 'expired' : 'good', claims };
  }
}

const sign = (key: LinkKey, payload: string): string => createHmac('sha256', key.secret).update(`cx-link/1.${key.id}.${payload}`).digest('base64url');
