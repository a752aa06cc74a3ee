import type { Interval } from '../interval.js';
import type { NumberColumn } from './blocks.js';

/** A column with the name it is reported under. */
export interface DriverColumn extends NumberColumn {
  readonly name: string;
}

/** How R² is divided among the predictors: see `relativeWeights` and `lmgWeights`. */
export type DriversMethod = 'relative weights' | 'LMG';

/** One predictor and what it is credited with. */
export interface Driver {
  readonly name: string;
  /** Its part of R², 0..1; the weights of all predictors add up to R². */
  readonly weight: number;
  /** The same as a part of what is explained, 0..1, adding up to 1. Null where nothing is explained. */
  readonly share: number | null;
  /**
   * Bootstrap interval of `weight`, if it was asked for. It says how settled the weight is; it is no test, since a
   * weight cannot be below 0 and that of pure noise is above it.
   */
  readonly interval: Interval | null;
  /** Does the outcome rise (1) or fall (-1) with it? The sign of `correlation`; a weight itself has none. */
  readonly sign: 1 | 0 | -1;
  /** With the outcome, -1..1. */
  readonly correlation: number;
  /** Standardised regression coefficient, the others held. Null if others determine this predictor. */
  readonly beta: number | null;
  /** R² of this predictor alone, 0..1. */
  readonly first: number;
  /** What R² loses without it, 0..1. */
  readonly last: number;
  /** Over the complete rows, in the unit of the column: the performance beside the importance, for `ipa`. */
  readonly mean: number;
  /** Standard deviation over the complete rows. */
  readonly sd: number;
  /** Complete rows it rests on: the same for all. */
  readonly n: number;
  /** Rows in which it has no value. */
  readonly missing: number;
}

/** Something a reader should know of the whole. */
export type DriversNote =
  /** Always there: these are associations among those who answered, and no proof that changing one changes the outcome. */
  | { readonly code: 'associations-not-causes' }
  /** Rows were left out because a value was missing. */
  | { readonly code: 'rows-dropped'; readonly count: number }
  /** Fewer complete rows than 50 + 8 for each predictor, which a test of R² needs (Green 1991). */
  | { readonly code: 'few-rows'; readonly threshold: number }
  /** These determine one another, so their betas cannot be told; they share their weight. */
  | { readonly code: 'collinear'; readonly names: readonly string[] }
  /** With the others held, these go the other way than alone, by more than chance: their weight needs explaining. */
  | { readonly code: 'sign-turns'; readonly names: readonly string[] };

/** A predictor that was left out, and why. */
export interface DroppedPredictor {
  readonly name: string;
  /** The same in every complete row: it explains nothing. */
  readonly why: 'constant';
}

interface DriversBase {
  readonly method: DriversMethod;
  readonly outcome: string;
  /** Complete rows. */
  readonly n: number;
  readonly rows: number;
  /** `rows - n`: rows in which a predictor or the outcome is missing. */
  readonly rowsDropped: number;
  /** Rows in which the outcome is missing. */
  readonly outcomeMissing: number;
  readonly dropped: readonly DroppedPredictor[];
}

/** Which predictors go along with an outcome, and how much. */
export interface DriversMeasured extends DriversBase {
  readonly kind: 'measured';
  /** The share of the outcome's variance explained by all predictors together, 0..1. */
  readonly r2: number;
  /** R² less what as many columns of noise would explain. Can be below 0. */
  readonly adjustedR2: number;
  /** From the heaviest to the lightest. */
  readonly drivers: readonly Driver[];
  readonly notes: readonly DriversNote[];
}

/** No figure, and why not. */
export interface DriversUnmeasured extends DriversBase {
  readonly kind: 'not-enough-data';
  readonly reason:
    /** Fewer complete rows than `needed`: two more than predictors. */
    | 'too-few-rows'
    /** The outcome is the same in every complete row. */
    | 'constant-outcome'
    /** None was given, or all are constant. */
    | 'no-predictors';
  /** Complete rows that would do for these predictors. */
  readonly needed: number;
  /** For each predictor the rows in which it has no value: which one costs the rows. */
  readonly missing: readonly { readonly name: string; readonly missing: number }[];
}

/** What drives an outcome, or why it cannot be told. */
export type DriversReading = DriversMeasured | DriversUnmeasured;
