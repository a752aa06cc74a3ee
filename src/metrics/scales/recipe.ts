import type { ReadOptions } from '../definition.js';
import { methodFor, type IntervalMethod, type Kind, type Observations, type TestMethod } from '../methods/method.js';
import type { Histogram } from '../partial.js';
import { verdictOf, type Change, type Distribution, type Reading } from '../reading.js';
import { clip, DEFAULT_LEVEL, type Interval } from '../statistics/interval.js';
import { notesOf, unmeasured, withheld, type Counted, type Face } from './readout.js';

/** How a figure comes out of sums: what is observed, its value, and the interval and test that are usual for it. */
export interface Recipe<S, K extends Kind> {
  /** What the figure rests on, and what was left out. */
  readonly counted: (sums: S) => Counted;
  /** Null where the sums contradict one another. */
  readonly observe: (sums: S) => Observations[K] | null;
  /** Null where there is nothing to divide by. */
  readonly value: (observed: Observations[K]) => number | null;
  readonly interval: IntervalMethod<K>;
  readonly test: TestMethod<K>;
  readonly distribution?: (sums: S) => Distribution;
  /** For metrics that count answers on a scale: tests of ranks go with them. */
  readonly ranks?: (sums: S) => Histogram;
  /** From the scale that is worked on to that of the figure, such as exp for a mean of logarithms, and what to call it. */
  readonly back?: { readonly of: (value: number) => number; readonly name: string };
}

/** The two readouts of a metric. */
export interface Readout<S> {
  read(sums: S, options?: ReadOptions): Reading;
  compare(later: S, earlier: S, options?: ReadOptions): Change | null;
}

/** Makes the readouts of a figure. */
export function readoutOf<S, K extends Kind>(face: Face, recipe: Recipe<S, K>): Readout<S> {
  const { counted, observe, value, distribution, ranks, back } = recipe;
  const { kind } = recipe.interval;
  const valueOf = (observed: Observations[K]): number | null => {
    const found = value(observed);
    const told = found !== null && back ? back.of(found) : found;
    return told !== null && Number.isFinite(told) ? told : null;
  };
  const intervalOf = (observed: Observations[K], { interval, level = DEFAULT_LEVEL }: ReadOptions): Interval | null => {
    // methodFor lets no method of another kind through
    const method = methodFor<IntervalMethod>(face.metric, [kind], interval, recipe.interval as IntervalMethod) as IntervalMethod<K>;
    const found = method.ends(observed, level);
    const ends = found && back ? ([back.of(found[0]), back.of(found[1])] as const) : found;
    if (!ends || !ends.every(Number.isFinite)) return null;
    return { level, lower: clip(ends[0], ...face.range), upper: clip(ends[1], ...face.range), method: back ? `${method.name}${back.name}` : method.name };
  };
  return {
    read(sums, options = {}) {
      const size = counted(sums);
      const none = withheld(face, size, options);
      if (none) return none;
      const observed = observe(sums);
      if (observed === null) return unmeasured(face, 'contradictory', size.n, size.excluded, notesOf(size, options));
      const found = valueOf(observed);
      if (found === null) return unmeasured(face, 'no-answers', 0, size.excluded, notesOf(size, options));
      return {
        kind: 'measured', ...face, n: size.n, value: found, interval: intervalOf(observed, options), distribution: distribution?.(sums) ?? null, excluded: size.excluded, notes: notesOf(size, options),
      };
    },
    compare(later, earlier, { test, level = DEFAULT_LEVEL } = {}) {
      if (!(counted(later).n > 0 && counted(earlier).n > 0)) return null;
      const [a, b] = [observe(later), observe(earlier)];
      const [now, was] = [a && valueOf(a), b && valueOf(b)];
      if (a === null || b === null || now === null || was === null) return null;
      const method = methodFor<TestMethod>(face.metric, ranks ? [kind, 'ranks'] : [kind], test, recipe.test as TestMethod);
      const found = ranks && method.kind === 'ranks' ? (method as TestMethod<'ranks'>).compare(ranks(later), ranks(earlier), level) : (method as TestMethod<K>).compare(a, b, level);
      if (!found) return null;
      const { p, ends } = found;
      // a difference of logarithms, or of shares, is none of the figures
      const interval = !ends || back ? null : { level, lower: ends[0], upper: ends[1], method: found.interval ?? method.name };
      return { difference: now - was, unit: face.unit, interval, p, verdict: verdictOf(p), method: `${found.test ?? method.name}${back?.name ?? ''}` };
    },
  };
}
