import { openToken, signToken, type LinkKey } from '../signed-token.js';

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

/** What a token is: good, run out, or nothing that we have signed. */
export type OpenedLink = { readonly kind: 'good' | 'expired'; readonly claims: LinkClaims } | { readonly kind: 'forged' };

const USE = 'cx-link/1';
const PATHS: Readonly<Record<LinkPurpose, string>> = { unsubscribe: 'u', preferences: 'p', confirm: 'c' };

/** Signs and opens links that need no sign-in. */
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
    const { purpose: p, subject: s, topic: t, channel: c, expiresAt: e } = claims;
    return signToken(USE, this.#keys, { p, s, t, c, i: this.#now(), e: p === 'unsubscribe' ? undefined : e });
  }

  /** The address of a link. */
  url(claims: Omit<LinkClaims, 'issuedAt'>): string {
    return `${this.#baseUrl}/${PATHS[claims.purpose]}/${this.token(claims)}`;
  }

  /** Reads a token for one purpose; of another purpose it is no better than a forged one. */
  open(token: string, purpose: LinkPurpose): OpenedLink {
    const signed = openToken(USE, this.#keys, token);
    if (signed === undefined) return { kind: 'forged' };
    const { p, s, t, c, i, e } = signed as { p: LinkPurpose; s: string; t?: string; c?: string; i: number; e?: number };
    if (p !== purpose) return { kind: 'forged' };
    const claims: LinkClaims = { purpose: p, subject: s, issuedAt: i, ...(t !== undefined && { topic: t }), ...(c !== undefined && { channel: c }), ...(e !== undefined && { expiresAt: e }) };
    return { kind: e !== undefined && e <= this.#now() ? 'expired' : 'good', claims };
  }
}
