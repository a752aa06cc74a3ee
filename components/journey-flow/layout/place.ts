/** Something in a row that wants to be somewhere. */
export interface Wish {
  readonly at: number;
  readonly weight: number;
}

/**
 * Puts things in a row as near to where they want to be as their distances allow, in the order that they have: the least
 * sum of squares, by pooling those that would overlap.
 *
 * @param gaps how far each must be from the one before; the first is not looked at
 */
export function placeInRow(wishes: readonly Wish[], gaps: readonly number[]): number[] {
  // with the gaps taken out, it is to find the nearest row that never goes back
  const pools: { mean: number; weight: number; size: number }[] = [];
  let passed = 0;
  const shifts = wishes.map((_, i) => (passed += i === 0 ? 0 : gaps[i]!));
  wishes.forEach(({ at, weight }, i) => {
    let pool = { mean: at - shifts[i]!, weight, size: 1 };
    for (let before = pools.at(-1); before && before.mean > pool.mean; before = pools.at(-1)) {
      pools.pop();
      const sum = before.weight + pool.weight;
      pool = { mean: (before.mean * before.weight + pool.mean * pool.weight) / sum, weight: sum, size: before.size + pool.size };
    }
    pools.push(pool);
  });
  return pools.flatMap(({ mean, size }) => Array.from({ length: size }, () => mean)).map((at, i) => at + shifts[i]!);
}
