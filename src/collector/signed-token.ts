import { createHmac, timingSafeEqual } from 'node:crypto';
import { hasKeyTwice } from './key-twice.js';

/** A key that signs. */
export interface LinkKey {
  readonly id: string;
  readonly secret: string;
}

/** A token that is longer is none of ours. */
export const LONGEST_TOKEN = 2048;
const TOKEN = /^([A-Za-z0-9_-]{1,32})\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]{43})$/;

/**
 * Signs: `key id . payload . HMAC-SHA256`, base64url. The signature covers the key id and the payload, and holds for one use only.
 *
 * @param use what the token is for, such as `cx-link/1`: one that is signed for another use is as good as forged
 * @param keys the first signs
 */
export function signToken(use: string, keys: readonly LinkKey[], claims: unknown): string {
  const key = keys[0]!;
  const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
  return `${key.id}.${payload}.${sign(use, key, payload)}`;
}

/** What was signed, by any of the keys and for this use; undefined for anything else, and of what says a key twice. Takes the same time for a forged token as for a good one. */
export function openToken(use: string, keys: readonly LinkKey[], token: string): unknown {
  const match = token.length <= LONGEST_TOKEN ? TOKEN.exec(token) : null;
  const key = match && keys.find(({ id }) => id === match[1]);
  // a signature is computed whatever the token, so that the time tells nothing
  const expected = Buffer.from(sign(use, key ?? keys[0]!, match?.[2] ?? ''));
  const given = Buffer.from(match?.[3] ?? '');
  if (given.length !== expected.length || !timingSafeEqual(given, expected) || !key || !match) return undefined;
  const json = Buffer.from(match[2]!, 'base64url').toString('utf8');
  const claims: unknown = JSON.parse(json);
  return hasKeyTwice(json) ? undefined : claims;
}

const sign = (use: string, key: LinkKey, payload: string): string => createHmac('sha256', key.secret).update(`${use}.${key.id}.${payload}`).digest('base64url');
