import { CxError } from '../../core/problem.js';
import type { PluginCode } from '../runner.js';

/** Code of a plugin that is longer, in bytes, is not run. */
const LARGEST_CODE = 4 * 1024 * 1024;

const ALGORITHMS = { sha256: 'SHA-256', sha384: 'SHA-384', sha512: 'SHA-512' } as const;

/**
 * Fetches the code of a plugin and checks its hash. What is given back are the very bytes that were checked: nothing is
 * fetched again later. Rejects with `code-not-found`, `integrity-mismatch`, `integrity-missing`, `code-broken` or `tier-unavailable`.
 */
export async function readCode(id: string, code: PluginCode): Promise<ArrayBuffer> {
  if (code.kind === 'module') throw new CxError({ code: 'tier-unavailable', message: `The plugin ${id} is bundled with the page. To keep it apart, give its code as an address or a text.` });
  const bytes = code.kind === 'text' ? new TextEncoder().encode(code.text).buffer : await fetchCode(id, code);
  if (bytes.byteLength > LARGEST_CODE) throw new CxError({ code: 'code-broken', message: `The code of ${id} has ${bytes.byteLength} bytes; ${LARGEST_CODE} are allowed.` });
  return bytes;
}

async function fetchCode(id: string, { url, integrity }: { readonly url: string; readonly integrity?: string }): Promise<ArrayBuffer> {
  const address = URL.canParse(url, document.baseURI) ? new URL(url, document.baseURI) : undefined;
  if (!address || !/^https?:$/.test(address.protocol)) throw new CxError({ code: 'code-not-found', message: `The code of ${id} has no address that can be fetched.` });
  if (integrity === undefined && address.origin !== location.origin) {
    throw new CxError({ code: 'integrity-missing', message: `The code of ${id} comes from ${address.origin}. Say which hash it must have ("integrity"), or its owner can change it at any time.` });
  }
  let bytes: ArrayBuffer;
  try {
    const response = await fetch(address, { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-cache' });
    if (!response.ok) throw new CxError({ code: 'code-not-found', message: `The code of ${id} was not found: ${address.href} answered ${response.status}.` });
    bytes = await response.arrayBuffer();
  } catch (error) {
    if (error instanceof CxError) throw error;
    throw new CxError({ code: 'code-not-found', message: `The code of ${id} cannot be fetched from ${address.href}: no answer, or the policy of this page (connect-src) or of that server (CORS) forbids it.` });
  }
  if (integrity !== undefined && !(await matches(bytes, integrity))) {
    throw new CxError({ code: 'integrity-mismatch', message: `The code of ${id} was not run: it is not the code that was approved. Its hash is ${await hashOf(bytes)}, approved was ${integrity.slice(0, 200)}.` });
  }
  return bytes;
}

/** The hash of code as an `integrity` attribute has it: `sha384-...`. */
export async function hashOf(bytes: ArrayBuffer, algorithm: keyof typeof ALGORITHMS = 'sha384'): Promise<string> {
  if (!globalThis.crypto?.subtle) throw new CxError({ code: 'tier-unavailable', message: 'Code can be checked on secure pages (https) only.' });
  const digest = new Uint8Array(await crypto.subtle.digest(ALGORITHMS[algorithm], bytes));
  return `${algorithm}-${btoa(String.fromCharCode(...digest))}`;
}

/** As for `integrity` attributes: of several hashes the strongest kind counts, and one of them must fit. Unlike there, one that cannot be read fits nothing. */
async function matches(bytes: ArrayBuffer, integrity: string): Promise<boolean> {
  const hashes = integrity.trim().split(/\s+/).map((hash) => /^(sha256|sha384|sha512)-[A-Za-z0-9+/]+={0,2}$/.exec(hash));
  const strongest = hashes.map((match) => match?.[1] ?? '').sort().at(-1);
  if (!strongest) return false;
  const wanted = hashes.filter((match) => match?.[1] === strongest).map((match) => match![0]);
  return wanted.includes(await hashOf(bytes, strongest as keyof typeof ALGORITHMS));
}
