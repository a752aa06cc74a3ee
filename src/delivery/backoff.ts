/** The first wait after a failure, and the longest, in milliseconds. */
const FIRST = 1000;
const LONGEST = 5 * 60_000;

/**
 * How long to wait after the nth failure in a row (from 1): somewhere between nothing and a bound that doubles each
 * time, so that many pages that failed together do not come back together.
 */
export function backoff(failures: number, random: () => number = Math.random): number {
  return random() * Math.min(LONGEST, FIRST * 2 ** (failures - 1));
}

/** Reads a `Retry-After` header, seconds or a date, as milliseconds from `now`. 0 if there is none or it is nonsense. */
export function retryAfter(header: string | null, now: number): number {
  if (!header) return 0;
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return seconds > 0 ? Math.min(seconds, 24 * 3_600_000) : 0;
}
