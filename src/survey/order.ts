/** A number from a text: FNV-1a of 32 bits over its UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

/** Numbers from 0 up to 1 that look random, and are the same for the same seed (mulberry32). */
export function randomFrom(seed: string): () => number {
  let state = hash(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The same things in an order that the seed decides; what is pinned keeps its place. Every order is as likely as every other. */
export function shuffled<T>(things: readonly T[], seed: string, pinned: (thing: T) => boolean = () => false): readonly T[] {
  const random = randomFrom(seed);
  const loose = things.filter((thing) => !pinned(thing));
  for (let i = loose.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [loose[i], loose[j]] = [loose[j]!, loose[i]!];
  }
  let next = 0;
  return things.map((thing) => (pinned(thing) ? thing : loose[next++]!));
}
