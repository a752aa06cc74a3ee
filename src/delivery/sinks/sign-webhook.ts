import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { CxError } from '../../core/problem.js';

/** The bytes of a secret as Standard Webhooks writes it: `whsec_` and base64, 24 to 64 bytes. */
function keyOf(secret: string): Uint8Array {
  const [, text] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret) ?? [];
  let bytes = new Uint8Array();
  try {
    bytes = Uint8Array.from(atob(text ?? ''), (sign) => sign.charCodeAt(0));
  } catch {
    // told below
  }
  if (bytes.length < 24 || bytes.length > 64) throw new CxError({ code: 'no-secret', message: 'A signing secret is "whsec_" and the base64 of 24 to 64 random bytes.' });
  return bytes;
}

/**
 * The header `webhook-signature` of Standard Webhooks 1.0: HMAC-SHA256 of id, timestamp and body, once for each secret, so that
 * one can be changed while the other still holds. It has its own HMAC, since WebCrypto is not there in every frame.
 *
 * @param secrets one, or several with spaces between
 * @param timestamp seconds since 1970
 * @throws CxError `no-secret`
 */
export function signWebhook(secrets: string, id: string, timestamp: string, body: string): string {
  const content = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
  const signatureBy = (secret: string): string => `v1,${btoa(String.fromCharCode(...hmac(sha256, keyOf(secret), content)))}`;
  const all = secrets.split(' ').filter(Boolean).map(signatureBy);
  if (all.length === 0) throw new CxError({ code: 'no-secret', message: 'Nothing is sent unsigned: give a signing secret.' });
  return all.join(' ');
}
