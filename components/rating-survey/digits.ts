/** How long after a 1 a 0 still makes it a 10, in milliseconds. */
const PATIENCE = 1000;

/** Turns typed digits into scores of a scale: one digit at once, and 10 by a 0 that follows a 1 quickly. */
export function digitReader(): (key: string) => number | null {
  let lastOne = -Infinity;
  return (key) => {
    if (!/^\d$/.test(key)) return null;
    const ten = key === '0' && performance.now() - lastOne < PATIENCE;
    lastOne = key === '1' ? performance.now() : -Infinity;
    return ten ? 10 : +key;
  };
}
