/** What makes a value stand out, by the NHS rules; the first that applies, in this order, is told. */
export type SpecialCause =
  | 'above-upper-limit'
  | 'below-lower-limit'
  /** Part of seven in a row, each above the one before; or below. */
  | 'rising-trend'
  | 'falling-trend'
  /** Close to a limit, with another close one among three in a row on that side of the mean. */
  | 'two-in-three-above'
  | 'two-in-three-below'
  /** Part of seven in a row on one side of the mean. */
  | 'seven-above'
  | 'seven-below'
  | 'common-cause';

/** Limits of one stretch of a chart. `near` is two thirds of the way to `lower` and `upper`. */
export interface StretchLimits {
  readonly center: number;
  readonly lower: number;
  readonly upper: number;
  readonly nearLower: number;
  readonly nearUpper: number;
}

const RUN = 7;

/** Which cause each value of a stretch shows. Every value of a pattern is marked, not only the one that completes it. */
export function specialCauses(values: readonly number[], limits: StretchLimits | null): SpecialCause[] {
  const above = (i: number): boolean => limits !== null && values[i]! > limits.center;
  const below = (i: number): boolean => limits !== null && values[i]! < limits.center;
  const outside = (i: number): boolean => limits !== null && (values[i]! > limits.upper || values[i]! < limits.lower);
  const close = (i: number): boolean => limits !== null && !outside(i) && (values[i]! > limits.nearUpper || values[i]! < limits.nearLower);

  const rising = runs(values.length, RUN, (i, first) => first || values[i]! > values[i - 1]!);
  const falling = runs(values.length, RUN, (i, first) => first || values[i]! < values[i - 1]!);
  const high = runs(values.length, RUN, above);
  const low = runs(values.length, RUN, below);
  const highThree = runs(values.length, 3, above, (from) => closeOnes(from, close) >= 2);
  const lowThree = runs(values.length, 3, below, (from) => closeOnes(from, close) >= 2);

  return values.map((value, i) => {
    if (outside(i)) return value > limits!.center ? 'above-upper-limit' : 'below-lower-limit';
    // the turning point of two trends belongs to the later one
    if (rising[i] && falling[i]) return values[i + 1]! > value ? 'rising-trend' : 'falling-trend';
    if (rising[i]) return 'rising-trend';
    if (falling[i]) return 'falling-trend';
    if (highThree[i] && close(i)) return 'two-in-three-above';
    if (lowThree[i] && close(i)) return 'two-in-three-below';
    if (high[i]) return 'seven-above';
    return low[i] ? 'seven-below' : 'common-cause';
  });
}

const closeOnes = (from: number, close: (i: number) => boolean): number => [from, from + 1, from + 2].filter(close).length;

/** Marks every position of each window of `size` in which all positions hold, and the window as a whole does. */
function runs(length: number, size: number, holds: (i: number, first: boolean) => boolean, whole: (from: number) => boolean = () => true): boolean[] {
  const marks = Array.from({ length }, () => false);
  for (let from = 0; from + size <= length; from++) {
    let i = from;
    while (i < from + size && holds(i, i === from)) i += 1;
    if (i === from + size && whole(from)) marks.fill(true, from, from + size);
  }
  return marks;
}
