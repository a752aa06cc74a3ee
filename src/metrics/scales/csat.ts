import type { Scale } from '../../model/instrument.js';
import { defineMetric, type Metric } from '../definition.js';
import { histogram } from '../partial.js';
import { verdictOf } from '../reading.js';
import { DEFAULT_LEVEL } from '../statistics/interval.js';
import { newcombe, proportionTest } from '../statistics/proportion/difference.js';
import { wilson } from '../statistics/proportion/intervals.js';
import { countWithin, measured, withheld, type Face } from './readout.js';

/** What can be set of a satisfaction score. */
export interface CsatSettings {
  readonly id?: string;
  readonly scale?: Scale;
  /** The lowest answer that counts as satisfied. There is no common rule beyond 4 of 5, so the figure always names it. */
  readonly satisfiedFrom?: number;
}

/** Defines a satisfaction score: the share who answer `satisfiedFrom` or better; 4 or 5 on 1-5 if nothing else is set. */
export function defineCsat({ id = 'csat', scale = { min: 1, max: 5 }, satisfiedFrom = 4 }: CsatSettings = {}): Metric<{
  scores: ReturnType<typeof histogram>;
}> {
  const face: Face = {
    metric: id,
    unit: 'share',
    range: [0, 1],
    method: `share of ${satisfiedFrom}-${scale.max} on ${scale.min}-${scale.max}`,
  };
  const groups = [
    { id: 'other', from: scale.min, to: satisfiedFrom - 1 },
    { id: 'satisfied', from: satisfiedFrom, to: scale.max },
  ];
  return defineMetric({
    id,
    unit: face.unit,
    range: face.range,
    method: face.method,
    better: 'higher',
    fields: { scores: histogram(scale.min, scale.max) },
    source: { kind: 'scores', scale, field: 'scores' },
    read({ scores }, options = {}) {
      const none = withheld(face, scores, options);
      if (none) return none;
      const level = options.level ?? DEFAULT_LEVEL;
      const satisfied = countWithin(scores, satisfiedFrom, scale.max);
      const [lower, upper] = wilson(satisfied, scores.n, level)!;
      return measured(face, scores, groups, { value: satisfied / scores.n, interval: { level, lower, upper, method: 'Wilson' } }, options);
    },
    compare({ scores: later }, { scores: earlier }, options = {}) {
      if (!(later.n > 0 && earlier.n > 0)) return null;
      const level = options.level ?? DEFAULT_LEVEL;
      const a = countWithin(later, satisfiedFrom, scale.max);
      const b = countWithin(earlier, satisfiedFrom, scale.max);
      const { diff, lower, upper } = newcombe(a, later.n, b, earlier.n, level)!;
      const p = proportionTest(a, later.n, b, earlier.n).pN1;
      return {
        difference: diff,
        unit: 'share',
        interval: { level, lower, upper, method: 'Newcombe' },
        p,
        verdict: verdictOf(p),
        method: 'N-1 chi-square test',
      };
    },
  });
}

/** Customer satisfaction: the share who answer 4 or 5 on 1-5. */
export const csat = defineCsat();
