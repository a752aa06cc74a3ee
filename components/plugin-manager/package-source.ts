import { CxError } from '../../src/core/problem.js';

/** A manifest may have so many bytes, and a module so many. */
const LARGEST_MANIFEST = 1_000_000;
const LARGEST_MODULE = 5_000_000;

/** What was fetched or chosen, before anybody has agreed to it. */
export interface PluginPackage {
  readonly manifest: unknown;
  /** The text of its module and the hash of that, as in an `integrity` attribute. What was hashed is what runs. */
  readonly code: { readonly text: string; readonly integrity: string } | undefined;
  /** The folder it came from. */
  readonly base: string;
}

/** A fault by the name of its message, with what goes into it. */
function fault(code: string, values: Readonly<Record<string, string | number>> = {}): CxError {
  return new CxError({ code, message: `${code} ${JSON.stringify(values)}` }, { cause: values });
}

/** Fetches a plugin by the address of its manifest: without cookies, without saying where from. Rejects with a `CxError`. */
export async function fetchPackage(address: string, signal: AbortSignal): Promise<PluginPackage> {
  const url = URL.canParse(address, document.baseURI) ? new URL(address, document.baseURI) : undefined;
  if (!url || !(url.protocol === 'https:' || (url.protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname))) || url.username || url.password) throw fault('no-address');
  const manifest = manifestOf(await textAt(url, LARGEST_MANIFEST, signal));
  const main = mainOf(manifest);
  const code = main === undefined ? undefined : await textAt(new URL(main, url), LARGEST_MODULE, signal);
  return { manifest, code: code === undefined ? undefined : await hashed(code), base: new URL('.', url).href };
}

/** Reads a plugin from files that somebody chose. Rejects with a `CxError`. */
export async function readPackage(files: readonly File[]): Promise<PluginPackage> {
  const file = files.find(({ name }) => name.endsWith('.json'));
  if (!file) throw fault('no-manifest');
  const manifest = manifestOf(await textOf(file, LARGEST_MANIFEST));
  const main = mainOf(manifest);
  if (main === undefined) return { manifest, code: undefined, base: '' };
  const name = main.split('/').at(-1)!;
  const module = files.find((one) => one.name === name);
  if (!module) throw fault('no-module', { file: name });
  return { manifest, code: await hashed(await textOf(module, LARGEST_MODULE)), base: '' };
}

/** Holds the code to a hash that somebody was told; an empty one asks for nothing. Rejects with `mismatch`. */
export async function holdTo(expected: string, { code }: PluginPackage): Promise<void> {
  const wanted = expected.trim();
  if (wanted === '' || !code) return;
  const [, name = ''] = /^(sha256|sha384|sha512)-/.exec(wanted) ?? [];
  const actual = name ? await digest(name, code.text) : code.integrity;
  if (actual !== wanted) throw fault('mismatch', { actual });
}

function manifestOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw fault('bad-json', { reason: (error as Error).message });
  }
}

/** The module it names: a file below its own folder. What is no such name is left to whoever reads the manifest. */
function mainOf(manifest: unknown): string | undefined {
  const main = typeof manifest === 'object' && manifest !== null && Object.hasOwn(manifest, 'main') ? (manifest as { readonly main: unknown }).main : undefined;
  return typeof main === 'string' && /^(\.\/)?[\w@-][\w@.-]*(\/[\w@-][\w@.-]*)*\.m?js$/.test(main) ? main : undefined;
}

async function textAt(url: URL, limit: number, signal: AbortSignal): Promise<string> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: 'omit', referrerPolicy: 'no-referrer', signal });
  } catch (error) {
    throw fault('fetch-failed', { address: url.href, reason: (error as Error).message });
  }
  if (!response.ok) throw fault('fetch-failed', { address: url.href, reason: `${response.status} ${response.statusText}`.trim() });
  const blob = await response.blob();
  return textOf(new File([blob], url.pathname.split('/').at(-1)!), limit);
}

async function textOf(file: File, limit: number): Promise<string> {
  if (file.size > limit) throw fault('too-large', { file: file.name, limit: limit / 1000 });
  return file.text();
}

const hashed = async (text: string): Promise<{ readonly text: string; readonly integrity: string }> => ({ text, integrity: await digest('sha384', text) });

async function digest(name: string, text: string): Promise<string> {
  if (!globalThis.crypto.subtle) throw fault('insecure');
  const bytes = new Uint8Array(await crypto.subtle.digest(name.replace('sha', 'SHA-'), new TextEncoder().encode(text)));
  return `${name}-${btoa(String.fromCharCode(...bytes))}`;
}
