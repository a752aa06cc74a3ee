import { CxError } from '../../core/problem.js';
import type { Scale } from '../../model/instrument.js';
import { defineMetric, type Metric } from '../definition.js';
import { histogram } from '../partial.js';
import { meanAnswer, shareWithin } from './figure.js';
import type { Face } from './readout.js';

/** What can be set of a satisfaction score. */
export interface CsatSettings {
  readonly id?: string;
  readonly scale?: Scale;
  /** The lowest answer that counts as satisfied; the second best if not given. Rules differ, so the figure always names it. */
  readonly satisfiedFrom?: number;
  /** `share`, the default: who is satisfied. `mean`: the mean answer. For 0..100 see `satisfactionIndex`. */
  readonly rule?: 'share' | 'mean';
}

/**
 * Defines a satisfaction score: the share who answer `satisfiedFrom` or better; 4 or 5 on 1-5 if nothing else is set.
 *
 * Use it right after an interaction, with threshold and scale beside the figure. Not to compare with a figure of another
 * threshold.
 *
 * @formula answers of satisfiedFrom or better / answers
 * @source common use: 4 and 5 of 5; no common rule on other scales
 * @throws CxError `no-such-step` for a `satisfiedFrom` that is not on the scale
 */
export function defineCsat({ id = 'csat', scale = { min: 1, max: 5 }, satisfiedFrom = Math.max(scale.min + 1, scale.max - 1), rule = 'share' }: CsatSettings = {}): Metric<{
  scores: ReturnType<typeof histogram>;
}> {
  const { min, max } = scale;
  if (!(Number.isInteger(satisfiedFrom) && satisfiedFrom > min && satisfiedFrom <= max)) {
    throw new CxError({ code: 'no-such-step', message: `Who is satisfied must begin with a whole number from ${min + 1} to ${max}, not ${satisfiedFrom}.`, where: '/satisfiedFrom' });
  }
  const groups = [
    { id: 'other', from: min, to: satisfiedFrom - 1 },
    { id: 'satisfied', from: satisfiedFrom, to: max },
  ];
  const face: Face =
    rule === 'share'
      ? { metric: id, unit: 'share', range: [0, 1], method: `share of ${satisfiedFrom}-${max} on ${min}-${max}` }
      : { metric: id, unit: 'score', range: [min, max], method: `mean of ${min}-${max}` };
  return defineMetric({
    id,
    unit: face.unit,
    range: face.range,
    method: face.method,
    better: 'higher',
    fields: { scores: histogram(min, max) },
    source: { kind: 'scores', scale, field: 'scores' },
    ...(rule === 'share' ? shareWithin(face, groups, [satisfiedFrom, max]) : meanAnswer(face, groups)),
  });
}

/** Customer satisfaction: the share who answer 4 or 5 on 1-5. */
export const csat = defineCsat();
