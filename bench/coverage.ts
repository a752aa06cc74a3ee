// How often NPS intervals hold what they promise: exact coverage of nominal 95 % intervals, every outcome weighed by its
// probability, over a grid of true distributions. Nothing is simulated. Two markdown tables: groups of 5 % or more (171
// truths, steps of 5 %), as surveys have them, and of 1 % or more (4851 truths), where almost all answer alike and every
// method fails at small n. node --import tsx bench/coverage.ts
import { logGamma, npsAdjustedWald, npsGoodman, npsScoreInterval, npsWald, type NpsCounts } from '../src/metrics/index.js';

const SIZES = [5, 10, 20, 50];

type Method = (counts: NpsCounts) => { readonly lower: number; readonly upper: number } | null;
const methods: Readonly<Record<string, Method>> = {
  Wald: (counts) => npsWald(counts),
  'adjusted Wald': (counts) => npsAdjustedWald(counts),
  'add-4': (counts) => npsAdjustedWald(counts, 0.95, [1, 2, 1]),
  score: (counts) => npsScoreInterval(counts),
  Goodman: (counts) => npsGoodman(counts),
};

/** True shares of detractors and promoters in steps of 1 / steps, no group empty. */
function truthsOf(steps: number): (readonly [d: number, p: number])[] {
  return Array.from({ length: steps - 2 }, (_, i) => i + 1).flatMap((d) => Array.from({ length: steps - 1 - d }, (_, j) => [d / steps, (j + 1) / steps] as const));
}

interface Outcome {
  readonly counts: NpsCounts;
  /** Of the number of orders in which it can come about. */
  readonly logWays: number;
}

function outcomesOf(n: number): Outcome[] {
  const found: Outcome[] = [];
  for (let detractors = 0; detractors <= n; detractors++) {
    for (let promoters = 0; detractors + promoters <= n; promoters++) {
      const passives = n - detractors - promoters;
      const logWays = logGamma(n + 1) - logGamma(detractors + 1) - logGamma(promoters + 1) - logGamma(passives + 1);
      found.push({ counts: { detractors, passives, promoters }, logWays });
    }
  }
  return found;
}

/** Mean and worst coverage, and the mean width in points. Ends are cut to -100..100 first, as they are shown. */
function judge(method: Method, outcomes: readonly Outcome[], truths: ReturnType<typeof truthsOf>): { mean: number; worst: number; width: number } {
  const ends = outcomes.map(({ counts }) => {
    const { lower, upper } = method(counts)!;
    return [Math.max(-100, lower), Math.min(100, upper)] as const;
  });
  let [mean, worst, width] = [0, 1, 0];
  for (const [d, p] of truths) {
    const truth = 100 * (p - d);
    const [logD, logP, logQ] = [Math.log(d), Math.log(p), Math.log(1 - d - p)];
    let covered = 0;
    outcomes.forEach(({ counts, logWays }, i) => {
      const [lower, upper] = ends[i]!;
      const chance = Math.exp(logWays + counts.detractors * logD + counts.promoters * logP + counts.passives * logQ);
      // a whisker, so that an end which is the truth but for rounding counts as holding it
      if (lower <= truth + 1e-9 && truth - 1e-9 <= upper) covered += chance;
      width += (chance * (upper - lower)) / truths.length;
    });
    mean += covered / truths.length;
    worst = Math.min(worst, covered);
  }
  return { mean, worst, width };
}

for (const steps of [20, 100]) {
  console.log(`\nGroups of ${100 / steps} % or more:\n\n| n | ${Object.keys(methods).join(' | ')} |\n| --- |${' --- |'.repeat(Object.keys(methods).length)}`);
  for (const n of SIZES) {
    const outcomes = outcomesOf(n);
    const cells = Object.values(methods).map((method) => {
      const { mean, worst, width } = judge(method, outcomes, truthsOf(steps));
      return `${mean.toFixed(3)} / ${worst.toFixed(3)} / ${width.toFixed(0)}`;
    });
    console.log(`| ${n} | ${cells.join(' | ')} |`);
  }
}
console.log('\nMean coverage / worst coverage / mean width in points, nominal 0.95.');
