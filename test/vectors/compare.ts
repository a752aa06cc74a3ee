/**
 * Does `got` agree with `expected`? Numbers within `tolerance * max(1, |expected|)`; null only with null; lists of one
 * length; objects in every key that is expected. Returns the place and the two values where it does not.
 */
export function disagreement(got: unknown, expected: unknown, tolerance: number, where = ''): string | null {
  const miss = (): string => `${where || 'result'}: ${show(got)}, expected ${show(expected)}`;
  if (typeof expected === 'number') {
    const close = typeof got === 'number' && Math.abs(got - expected) <= tolerance * Math.max(1, Math.abs(expected));
    return close ? null : miss();
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(got) || got.length !== expected.length) return miss();
    return first(expected.map((value, i) => () => disagreement(got[i], value, tolerance, `${where}[${i}]`)));
  }
  if (typeof expected === 'object' && expected !== null) {
    if (typeof got !== 'object' || got === null) return miss();
    return first(
      Object.entries(expected).map(([key, value]) => () => disagreement((got as Record<string, unknown>)[key], value, tolerance, `${where}.${key}`)),
    );
  }
  return Object.is(got, expected) ? null : miss();
}

function first(checks: readonly (() => string | null)[]): string | null {
  for (const check of checks) {
    const found = check();
    if (found) return found;
  }
  return null;
}

function show(value: unknown): string {
  const text = JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'number' && !Number.isFinite(inner) ? String(inner) : inner)) ?? 'nothing';
  return text.length > 120 ? `${text.slice(0, 120)}...` : text;
}
