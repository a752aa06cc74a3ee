import type { Expr } from '../../expression/ast.js';
import { compile } from '../../expression/evaluate.js';
import type { EventMetricDefinition } from '../../model/metric.js';
import type { Metric, ReadOptions } from '../definition.js';
import { adjustedWald, adjustedWaldTest } from '../methods/contrast.js';
import { conditional, garwood } from '../methods/rate.js';
import { shareTest, wilson } from '../methods/share.js';
import type { Fields, Histogram, Quantities, Sums } from '../partial.js';
import { periodOfDay, firstDay } from '../period/calendar.js';
import { npsScore } from '../statistics/nps/counts.js';
import { contrastOf, meanAnswer, shareWithin } from '../scales/figure.js';
import { meanOfQuantities, quantileOfQuantities } from '../scales/quantity.js';
import { notesOf, NOTHING_EXCLUDED, unmeasured, withheld, type Face } from '../scales/readout.js';
import { readoutOf, type Readout } from '../scales/recipe.js';

type AnySums = Sums<Fields>;

/** The sums with the days they are of: `days` is a name that expressions over the sums may use. */
interface Read {
  readonly sums: AnySums;
  readonly days: number | null;
}

/** A number from an expression over the sums; null where there is none. */
type Number_ = (read: Read) => number | null;

function numberOf(expr: Expr): Number_ {
  const run = compile(expr);
  return ({ sums, days }) => {
    const value = run({ ...sums, days: days ?? undefined });
    return typeof value === 'number' ? value : null;
  };
}

/** The readouts of a metric of events: which sums are read how, with the interval and the test that are proper. */
export function readoutsOf(definition: EventMetricDefinition, face: Face, exprs: Readonly<Record<string, Expr>>): Pick<Metric, 'read' | 'compare'> {
  const numbers = Object.fromEntries(Object.entries(exprs).map(([name, expr]) => [name, numberOf(expr)]));
  const readout = recipeOf(definition, face, numbers);
  const { window } = definition;
  const readOf = (sums: AnySums, days: ReadOptions['days']): Read => ({ sums, days: days ? days.end - days.first : null });
  return {
    read(sums, options = {}) {
      if (window && !isOne(window, options.days)) return unmeasured(face, 'other-window', 0);
      return readout.read(readOf(sums, options.days), options);
    },
    compare: (later, earlier, options = {}) => readout.compare(readOf(later, options.days), readOf(earlier, options.earlierDays), options),
  };
}

/** Are these the days of one whole month, quarter or year? */
function isOne(unit: 'month' | 'quarter' | 'year', days: ReadOptions['days']): boolean {
  if (!days) return true;
  const period = periodOfDay(unit, days.first);
  return firstDay(unit, period) === days.first && firstDay(unit, period + 1) === days.end;
}

function recipeOf({ readout }: EventMetricDefinition, face: Face, number: Readonly<Record<string, Number_>>): Readout<Read> {
  /** A figure of counts has a size and nothing that was left out. */
  const sized = (n: number | null): { readonly n: number; readonly excluded: typeof NOTHING_EXCLUDED } => ({ n: n ?? 0, excluded: NOTHING_EXCLUDED });
  switch (readout.kind) {
    case 'share':
    case 'odds':
      return readoutOf<Read, 'share'>(face, {
        counted: (read) => sized(number['of']!(read)),
        observe(read) {
          const [x, n] = [number['count']!(read), number['of']!(read)];
          return x !== null && n !== null && x >= 0 && x <= n ? { x, n } : null;
        },
        value: ({ x, n }) => x / n,
        interval: wilson,
        test: shareTest,
        ...(readout.kind === 'odds' && { back: { of: (share: number) => share / (1 - share), name: ', as odds' } }),
      });
    case 'contrast':
      return readoutOf<Read, 'contrast'>(face, {
        counted: (read) => sized(number['of']!(read)),
        observe(read) {
          const [promoters, detractors, n] = [number['plus']!(read), number['minus']!(read), number['of']!(read)];
          const fits = promoters !== null && detractors !== null && n !== null && promoters >= 0 && detractors >= 0 && promoters + detractors <= n;
          return fits ? { promoters, detractors, passives: n - promoters - detractors } : null;
        },
        value: npsScore,
        interval: adjustedWald,
        test: adjustedWaldTest,
      });
    case 'rate':
    case 'count': {
      const events = number[readout.kind === 'rate' ? 'events' : 'of']!;
      const per: Number_ = readout.kind === 'rate' ? number['per']! : () => 1;
      return readoutOf<Read, 'rate'>(face, {
        // no events against some exposure is a figure, and so is a count of none where there is anything at all
        counted: (read) => sized(readout.kind === 'rate' ? per(read) : events(read)),
        observe(read) {
          const [found, exposure] = [events(read), per(read)];
          return found !== null && exposure !== null && found >= 0 && exposure >= 0 ? { events: found, exposure } : null;
        },
        value: ({ events: found, exposure }) => (exposure > 0 ? found / exposure : null),
        interval: garwood,
        test: conditional,
      });
    }
    case 'mean':
      return meanOf(readout.of, face);
    case 'geometric-mean':
      return meanOfQuantities(face, quantitiesAt(readout.of), true);
    case 'quantile':
      return quantileOfQuantities(face, quantitiesAt(readout.of), readout.p);
    case 'band-share':
      return ofHistogram(readout.of, (min, max) => shareWithin(face, groupsOf(min, max, readout.band), readout.band));
    case 'band-contrast':
      return ofHistogram(readout.of, () => contrastOf(face, [{ id: 'minus', from: readout.minus[0], to: readout.minus[1] }, { id: 'plus', from: readout.plus[0], to: readout.plus[1] }], readout));
    case 'value':
      return valueReadout(face, number['value']!, number['n']!);
  }
}

const quantitiesAt = (name: string) => ({ sums }: Read): Quantities => sums[name] as Quantities;

function meanOf(name: string, face: Face): Readout<Read> {
  const ofQuantities = meanOfQuantities(face, quantitiesAt(name));
  const ofAnswers = ofHistogram(name, () => meanAnswer(face, []));
  const pick = ({ sums }: Read): Readout<Read> => (isHistogram(sums[name]) ? ofAnswers : ofQuantities);
  return { read: (read, options) => pick(read).read(read, options), compare: (later, earlier, options) => pick(later).compare(later, earlier, options) };
}

const isHistogram = (sum: unknown): sum is Histogram => typeof sum === 'object' && sum !== null && 'counts' in sum;

/** The readouts for answers on a scale, of a histogram among the sums. */
function ofHistogram(name: string, make: (min: number, max: number) => Readout<{ readonly scores: Histogram }>): Readout<Read> {
  const scores = ({ sums }: Read): Histogram => sums[name] as Histogram;
  let made: Readout<{ readonly scores: Histogram }> | undefined;
  const of = (read: Read): Readout<{ readonly scores: Histogram }> => (made ??= make(scores(read).min, scores(read).max));
  return {
    read: (read, options) => of(read).read({ scores: scores(read) }, options),
    compare: (later, earlier, options) => of(later).compare({ scores: scores(later) }, { scores: scores(earlier) }, options),
  };
}

/** A band and the rest of the scale, in order. */
export function groupsOf(min: number, max: number, [from, to]: readonly [number, number]): { readonly id: string; readonly from: number; readonly to: number }[] {
  return [{ id: 'below', from: min, to: from - 1 }, { id: 'within', from, to }, { id: 'above', from: to + 1, to: max }].filter((group) => group.from <= group.to);
}

/** A value without an interval, which says so. */
function valueReadout(face: Face, value: Number_, n: Number_): Readout<Read> {
  return {
    read(read, options = {}) {
      const size = { n: n(read) ?? 0, excluded: NOTHING_EXCLUDED };
      const none = withheld(face, size, options);
      if (none) return none;
      const found = value(read);
      if (found === null) return unmeasured(face, 'no-answers', 0, NOTHING_EXCLUDED, notesOf(size, options));
      return { kind: 'measured', ...face, n: size.n, value: found, interval: null, distribution: null, excluded: NOTHING_EXCLUDED, notes: [...notesOf(size, options), { code: 'no-interval' }] };
    },
    compare(later, earlier) {
      const [now, was] = [value(later), value(earlier)];
      if (now === null || was === null) return null;
      return { difference: now - was, unit: face.unit, interval: null, p: null, verdict: 'unknown', method: 'no test' };
    },
  };
}
