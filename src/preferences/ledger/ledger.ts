import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Problem } from '../../core/problem.js';
import { NO_EVENT_BEFORE, type ConsentDraft, type ConsentEvent } from '../../model/index.js';
import { canonicalJson } from './canonical.js';

/** SHA-256 of a text, in lower-case hexadecimal. */
export const sha256Hex = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** An entry of a chain: it holds the hash of the one before, and its own over all of it. */
export interface Linked {
  readonly prevSha256: string;
  readonly sha256: string;
}

/** Puts the next entry on a chain. */
export function seal<T extends object>(previous: Linked | undefined, entry: T): T & Linked {
  const open = { ...entry, prevSha256: previous?.sha256 ?? NO_EVENT_BEFORE };
  return { ...open, sha256: sha256Hex(canonicalJson(open)) };
}

/** The ledger with events of consent put on its end; those that are there are never changed. */
export function appendConsent(ledger: readonly ConsentEvent[], ...drafts: readonly ConsentDraft[]): ConsentEvent[] {
  const longer = [...ledger];
  for (const draft of drafts) longer.push(seal(longer.at(-1), draft));
  return longer;
}

/**
 * Has a chain been tampered with? Finds an entry that was changed, taken out, put in or moved, and says which; what it cannot find is that the
 * newest entries were cut off, or that all of it was written anew: for that keep the last hash elsewhere and pass it.
 *
 * @param head the `sha256` of the last entry, as somebody else has kept it
 * @returns nothing if all is well. Codes: `changed-entry`, `broken-chain`, `other-head`
 */
export function faultOfChain(chain: readonly Linked[], head?: string): Problem | undefined {
  let before = NO_EVENT_BEFORE;
  for (const [i, entry] of chain.entries()) {
    const { sha256, ...open } = entry;
    if (entry.prevSha256 !== before) return { code: 'broken-chain', message: `Entry ${i + 1} does not follow the one before it: something was taken out, put in or moved.`, where: `/${i}` };
    if (sha256Hex(canonicalJson(open)) !== sha256) return { code: 'changed-entry', message: `Entry ${i + 1} is not what it was when it was written.`, where: `/${i}` };
    before = sha256;
  }
  if (head === undefined || before === head) return undefined;
  return { code: 'other-head', message: 'The chain does not end where it did: entries at the end were taken off, or all of it was written anew.', where: `/${Math.max(0, chain.length - 1)}` };
}
