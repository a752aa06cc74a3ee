/** A range that covers the true figure with probability `level`, in the long run, by the method named. */
export interface Interval {
  /** Confidence, 0..1; 0.95 if nothing else was asked for. */
  readonly level: number;
  /** Lower end, in the unit of the figure. */
  readonly lower: number;
  /** Upper end. */
  readonly upper: number;
  /** Which method made it: `adjusted Wald`, `Wilson`, `t`. */
  readonly method: string;
}

/** The confidence that is used where none is asked for. */
export const DEFAULT_LEVEL = 0.95;

/** Cuts to [low, high]: for show, where a method can reach past what is possible. */
export function clip(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
