import { defineMetric, type Metric } from '../../metrics/definition.js';
import { adjustedWald, adjustedWaldTest } from '../../metrics/methods/contrast.js';
import { shareTest, wilson } from '../../metrics/methods/share.js';
import { quantities, sum, type Quantities } from '../../metrics/partial.js';
import type { Unit } from '../../metrics/reading.js';
import { meanOfQuantities } from '../../metrics/scales/quantity.js';
import { NOTHING_EXCLUDED, type Face } from '../../metrics/scales/readout.js';
import { readoutOf } from '../../metrics/scales/recipe.js';
import { npsScore, type NpsCounts } from '../../metrics/statistics/nps/counts.js';

/** What ready figures are made of: three groups, so many out of so many, or a mean with its spread. */
export type GivenKind = 'contrast' | 'share' | 'mean';

export interface GivenMetric {
  readonly id: string;
  readonly kind: GivenKind;
  readonly unit: Unit;
  readonly better: 'higher' | 'lower';
  readonly range: readonly [number, number];
}

/** The range of a unit, where no metric says otherwise. */
export function rangeOf(unit: Unit): readonly [number, number] {
  switch (unit) {
    case 'points':
      return [-100, 100];
    case 'share':
      return [0, 1];
    case 'score':
      return [-Infinity, Infinity];
    default:
      return [0, Infinity];
  }
}

/** Counted outside: no event feeds it. */
const FED_BY_NOTHING = { kind: 'events', add: () => null, types: new Set<string>() } as const;

/**
 * A metric of figures that somebody else has worked out, made of what they rest on, so that intervals, tests, groups and
 * suppression are those of every other metric.
 */
export function givenMetric({ id, kind, unit, better, range }: GivenMetric): Metric {
  const shared = { id, unit, better, range, source: FED_BY_NOTHING };
  switch (kind) {
    case 'contrast': {
      const face: Face = { metric: id, unit, range, method: '% promoters minus % detractors, as counted elsewhere' };
      const readout = readoutOf<NpsCounts, 'contrast'>(face, {
        counted: ({ promoters, passives, detractors }) => ({ n: promoters + passives + detractors, excluded: NOTHING_EXCLUDED }),
        observe: (counts) => counts, value: npsScore, interval: adjustedWald, test: adjustedWaldTest,
      });
      return defineMetric({ ...shared, method: face.method, fields: { promoters: sum(), passives: sum(), detractors: sum() }, ...readout });
    }
    case 'share': {
      const face: Face = { metric: id, unit, range, method: 'count / n, as counted elsewhere' };
      const readout = readoutOf<{ readonly count: number; readonly n: number }, 'share'>(face, {
        counted: ({ n }) => ({ n, excluded: NOTHING_EXCLUDED }),
        observe: ({ count, n }) => (count >= 0 && count <= n ? { x: count, n } : null), value: ({ x, n }) => x / n, interval: wilson, test: shareTest,
      });
      return defineMetric({ ...shared, method: face.method, fields: { count: sum(), n: sum() }, ...readout });
    }
    case 'mean': {
      const face: Face = { metric: id, unit, range, method: 'as given, its spread by its interval or standard deviation' };
      const readout = meanOfQuantities<{ readonly values: Quantities }>(face, ({ values }) => values);
      return defineMetric({ ...shared, method: face.method, fields: { values: quantities() }, ...readout });
    }
  }
}
