/** The whole address of a place that takes events; undefined of what is no http or https address, or has a password in it. */
export function usableAddress(written: string): string | undefined {
  const base = globalThis.document?.baseURI;
  if (!written || !URL.canParse(written, base)) return undefined;
  const url = new URL(written, base);
  return /^https?:$/.test(url.protocol) && !url.username && !url.password ? url.href : undefined;
}
