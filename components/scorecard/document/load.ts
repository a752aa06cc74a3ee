import type { Problem } from '../../../src/core/problem.js';
import { parseScorecard } from '../../../src/scorecard/document/parse.js';
import type { Scorecard } from '../../../src/scorecard/document/scorecard.js';

/** A document that was read, or all that keeps it from being shown. */
export type Loaded = { readonly document: Scorecard } | { readonly problems: readonly Problem[] };

/** Reads a document as it was given. */
export function readDocument(given: unknown): Loaded {
  const parsed = parseScorecard(given);
  return parsed.ok ? { document: parsed.value } : { problems: parsed.error };
}

/** Reads JSON. */
export function readText(text: string): Loaded {
  try {
    return readDocument(JSON.parse(text));
  } catch (error) {
    return { problems: [{ code: 'not-json', message: `The JSON cannot be read: ${error}` }] };
  }
}

/** Larger documents than this are none. */
const MOST = 2_000_000;

/** Reads one from an address. Throws if nobody answers. */
export async function fetchDocument(address: string, signal: AbortSignal): Promise<Loaded> {
  const url = URL.canParse(address, document.baseURI) ? new URL(address, document.baseURI) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) return { problems: [{ code: 'bad-address', message: '"document-src" must be an http or https address.', where: 'document-src' }] };
  const response = await fetch(url, { signal, headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`${url} answers ${response.status}.`);
  const text = await response.text();
  return text.length > MOST ? { problems: [{ code: 'too-large', message: `The document has more than ${MOST / 1_000_000} MB.` }] } : readText(text);
}
