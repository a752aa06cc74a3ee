import type { DriverCorrelations } from './correlations.js';
import type { Eigen } from './eigen.js';
import { eigenOf, keptAxes, scoreAlong } from './regression.js';

/**
 * Johnson's relative weights (2000, Multivariate Behavioral Research 35:1-19): how much of R² each predictor is
 * credited with, 0..1, adding up to R². The predictors are replaced by the nearest uncorrelated ones; what these
 * explain is handed back by how closely they are related.
 *
 * The default: as good as always next to `lmgWeights`, and for any number of predictors (p³ steps). Equal to it for
 * two. Predictors that determine one another share. A weight has no sign, is never below 0, and even noise gets a
 * little; it says how much goes along with the outcome, not what would happen if it were changed.
 *
 * Use it as the default for drivers that go together. Not to foretell what a change would bring: a weight is an
 * association.
 *
 * @formula sum over k of lambda_jk^2 beta_k^2, lambda = R^(1/2), beta = R^(-1/2) r
 */
export function relativeWeights(correlations: DriverCorrelations, eigen: Eigen = eigenOf(correlations)): number[] {
  const { size, withOutcome } = correlations;
  const { values, vectors } = eigen;
  // the symmetric root of the correlations, and the outcome's weights on the uncorrelated predictors
  const root = new Float64Array(size * size);
  const scores = new Float64Array(size);
  for (const k of keptAxes(eigen)) {
    const scale = Math.sqrt(values[k]!);
    const along = scoreAlong(withOutcome, eigen, k) / scale;
    for (let i = 0; i < size; i++) {
      const component = vectors[i * size + k]!;
      scores[i]! += component * along;
      for (let j = 0; j < size; j++) root[i * size + j]! += component * scale * vectors[j * size + k]!;
    }
  }
  return Array.from({ length: size }, (_, i) => {
    let weight = 0;
    for (let j = 0; j < size; j++) weight += (root[i * size + j]! * scores[j]!) ** 2;
    return weight;
  });
}
