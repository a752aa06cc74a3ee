import { CxError } from '../../../core/problem.js';
import type { DriverCorrelations } from './correlations.js';
import { COLLINEAR } from './regression.js';

/** The most predictors {@link lmgWeights} takes: there are 2^p sets of them. */
export const MOST_LMG_PREDICTORS = 16;

/**
 * LMG weights (Lindeman, Merenda & Gold 1980; Grömping 2006, Journal of Statistical Software 17(1)): what a predictor
 * adds to R², averaged over all orders in which predictors can be added; its Shapley value. 0..1, adding up to R².
 * Exact, not sampled. Predictors that determine one another share.
 *
 * To be used where the definition has to be explained or defended; `relativeWeights` are close to it and have no limit
 * of size.
 *
 * Use it for up to a dozen predictors, where a reviewer asks for it. Not for more: {@link relativeWeights} comes close
 * at a fraction of the work.
 *
 * @formula mean over all orders of R^2(with) - R^2(without)
 * @throws CxError `too-many-predictors` above {@link MOST_LMG_PREDICTORS}
 */
export function lmgWeights(correlations: DriverCorrelations): number[] {
  const { size } = correlations;
  if (size > MOST_LMG_PREDICTORS) {
    throw new CxError({ code: 'too-many-predictors', message: `LMG takes at most ${MOST_LMG_PREDICTORS} predictors, and here are ${size}. Use relative weights.` });
  }
  const explained = explainedBySets(correlations);
  const share = shareOfSize(size);
  const weights = new Float64Array(size);
  for (let set = 0; set < explained.length; set++) {
    const others = share[bits(set)]!;
    for (let i = 0; i < size; i++) if ((set & (1 << i)) === 0) weights[i]! += others * (explained[set | (1 << i)]! - explained[set]!);
  }
  return Array.from(weights, (weight) => Math.max(0, weight));
}

/** R² of every set of predictors; predictor `i` is in set `s` if bit `i` of `s` is set. */
function explainedBySets({ size, among, withOutcome }: DriverCorrelations): Float64Array {
  const found = new Float64Array(2 ** size);
  // what is left of the correlations once a set is held: the predictors not decided on yet, and the outcome behind them
  const left = Array.from({ length: size + 1 }, (_, decided) => new Float64Array((size - decided) * (size - decided + 1)));
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) left[0]![i * (size + 1) + j] = among[i * size + j]!;
    left[0]![i * (size + 1) + size] = withOutcome[i]!;
  }
  const decide = (i: number, set: number, r2: number): void => {
    if (i === size) {
      found[set] = Math.min(1, r2);
      return;
    }
    const here = left[i]!;
    const next = left[i + 1]!;
    const width = size - i + 1;
    const pivot = here[0]! > COLLINEAR ? here[0]! : Infinity; // one that the set determines adds nothing
    holdFirst(here, next, width, pivot);
    decide(i + 1, set | (1 << i), r2 + here[width - 1]! ** 2 / pivot);
    holdFirst(here, next, width, Infinity);
    decide(i + 1, set, r2);
  };
  decide(0, 0, 0);
  return found;
}

/** Takes from the rest what goes along with the first predictor: one step of Cholesky's elimination. */
function holdFirst(here: Float64Array, next: Float64Array, width: number, pivot: number): void {
  for (let i = 1; i < width - 1; i++) {
    const part = here[i * width]! / pivot;
    for (let j = 1; j < width; j++) next[(i - 1) * (width - 1) + j - 1] = here[i * width + j]! - part * here[j]!;
  }
}

/** In which share of all orders just a given set of `k` others comes before a predictor: k! (p - k - 1)! / p!. */
function shareOfSize(size: number): number[] {
  const shares: number[] = [];
  let sets = 1; // of k others out of p - 1
  for (let k = 0; k < size; k++) {
    shares.push(1 / (size * sets));
    sets = (sets * (size - 1 - k)) / (k + 1);
  }
  return [...shares, 0]; // the full set comes before nobody
}

function bits(set: number): number {
  let count = 0;
  for (let rest = set; rest > 0; rest &= rest - 1) count += 1;
  return count;
}
