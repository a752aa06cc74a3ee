/** A Content-Security-Policy, by directive. */
type Policy = Map<string, string[]>;

/** What each kind of request falls back to where its own directive is missing (CSP 3, 6.8.3). */
const FALLBACKS: Readonly<Record<string, readonly string[]>> = {
  'frame-src': ['child-src', 'default-src'],
  'worker-src': ['child-src', 'script-src', 'default-src'],
  'connect-src': ['default-src'],
  'script-src-elem': ['script-src', 'default-src'],
  'script-src': ['default-src'],
};

/**
 * A policy that allows one more source, and is else the same. A directive that is not there yet begins with what it fell back to, so that
 * nothing is forbidden that was allowed.
 */
export function allowing(policy: string, directive: string, source: string): string {
  const parsed = parse(policy);
  // Firefox and Chromium name the part; a policy mostly has the whole
  const name = directive === 'script-src-elem' && !parsed.has(directive) ? 'script-src' : directive;
  const current = parsed.get(name) ?? (FALLBACKS[name] ?? []).map((other) => parsed.get(other)).find((one) => one !== undefined) ?? [];
  const sources = current.filter((one) => one !== "'none'" && one !== source);
  parsed.set(name, [...sources, source]);
  return [...parsed].map(([key, values]) => [key, ...values].join(' ')).join('; ');
}

function parse(policy: string): Policy {
  const parsed: Policy = new Map();
  for (const part of policy.split(';')) {
    const [name, ...values] = part.trim().split(/\s+/);
    // of two directives of one name the first counts
    if (name && !parsed.has(name.toLowerCase())) parsed.set(name.toLowerCase(), values);
  }
  return parsed;
}
