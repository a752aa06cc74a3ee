/** How many answers. */
export const SIZES = [5, 10, 20, 50];

/** How an interval does over a range of truths. */
export interface Coverage {
  /** The share of samples whose interval holds the truth, averaged over the truths. */
  readonly mean: number;
  /** That share for the truth for which it is lowest. */
  readonly worst: number;
  /** How wide the interval is, averaged. */
  readonly width: number;
}

/** One way in which a sample can come out: how many answers in each group, and the logarithm of the number of orders. */
export interface Outcome {
  readonly counts: readonly number[];
  readonly logWays: number;
}

/** All ways in which `n` answers can fall into `groups` groups. `logFactorial(k)` is log k!. */
export function outcomesOf(n: number, groups: number, logFactorial: (k: number) => number): Outcome[] {
  const found: Outcome[] = [];
  const walk = (counts: number[], left: number): void => {
    if (counts.length === groups - 1) {
      const all = [...counts, left];
      found.push({ counts: all, logWays: logFactorial(n) - all.reduce((sum, count) => sum + logFactorial(count), 0) });
      return;
    }
    for (let count = 0; count <= left; count++) walk([...counts, count], left - count);
  };
  walk([], n);
  return found;
}

/** All ways to share out 1 among groups in steps of `1 / steps`, none empty. */
export function truthsOf(groups: number, steps: number): number[][] {
  const found: number[][] = [];
  const walk = (shares: number[], left: number): void => {
    if (shares.length === groups - 1) {
      found.push([...shares, left / steps]);
      return;
    }
    for (let part = 1; part <= left - (groups - 1 - shares.length); part++) walk([...shares, part / steps], left - part);
  };
  walk([], steps);
  return found;
}

/**
 * Exact coverage: every outcome weighed by its probability, for every truth. Nothing is simulated. `ends` are the ends
 * of the interval for each outcome, cut to what the figure can be; null where there is no interval, which covers
 * nothing and has no width.
 */
export function coverageOf(outcomes: readonly Outcome[], ends: readonly (readonly [number, number] | null)[], truths: readonly (readonly number[])[], figureOf: (truth: readonly number[]) => number): Coverage {
  let [mean, worst, width] = [0, 1, 0];
  for (const truth of truths) {
    const figure = figureOf(truth);
    const logs = truth.map(Math.log);
    let covered = 0;
    for (let i = 0; i < outcomes.length; i++) {
      const end = ends[i];
      if (!end) continue;
      const { counts, logWays } = outcomes[i]!;
      let log = logWays;
      for (let g = 0; g < counts.length; g++) if (counts[g] !== 0) log += counts[g]! * logs[g]!;
      const chance = Math.exp(log);
      // a whisker, so that an end which is the truth but for rounding counts as holding it
      if (end[0] <= figure + 1e-9 && figure - 1e-9 <= end[1]) covered += chance;
      width += (chance * (end[1] - end[0])) / truths.length;
    }
    mean += covered / truths.length;
    worst = Math.min(worst, covered);
  }
  return { mean, worst, width };
}
