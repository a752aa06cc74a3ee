/**
 * Random numbers from 0 up to but not 1 that are the same every time for one seed (mulberry32): for figures that are drawn, so that
 * who looks twice sees the same. Not for secrets.
 */
export function dice(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
