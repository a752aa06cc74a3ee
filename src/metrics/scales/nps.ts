import type { Scale } from '../../model/instrument.js';
import { defineMetric, type Metric } from '../definition.js';
import { histogram, type Histogram } from '../partial.js';
import type { NpsCounts } from '../statistics/nps/counts.js';
import { contrastOf } from './figure.js';
import { NPS_BREAKS, type NpsBreaks } from './nps-groups.js';
import { countWithin, type Face } from './readout.js';

/**
 * How many of a histogram's answers fall into each group.
 *
 * @partOf defineNps
 */
export function npsCounts(scores: Histogram, breaks: NpsBreaks = NPS_BREAKS): NpsCounts {
  return {
    detractors: countWithin(scores, breaks.min, breaks.detractorTo),
    passives: countWithin(scores, breaks.detractorTo + 1, breaks.passiveTo),
    promoters: countWithin(scores, breaks.passiveTo + 1, breaks.max),
  };
}

/** What can be set of a net promoter score. */
export interface NpsSettings {
  /** Another id, for a score on another scale beside the usual one. */
  readonly id?: string;
  /** Where the scale begins and ends, and where its groups do. */
  readonly breaks?: NpsBreaks;
}

/**
 * Defines a net promoter score; on 0-10 with 0-6, 7-8 and 9-10 if nothing else is set.
 *
 * Use it at the end of a journey, such as a renewal. Not in the middle of one, not as the only figure, and its change is
 * told in points, never in percent.
 *
 * @formula 100 (promoters - detractors) / answers
 * @source Reichheld 2003, Harvard Business Review 81(12)
 */
export function defineNps({ id = 'nps', breaks = NPS_BREAKS }: NpsSettings = {}): Metric<{ scores: ReturnType<typeof histogram> }> {
  const scale: Scale = { min: breaks.min, max: breaks.max };
  const face: Face = {
    metric: id,
    unit: 'points',
    range: [-100, 100],
    method: `% ${breaks.passiveTo + 1}-${breaks.max} minus % ${breaks.min}-${breaks.detractorTo}`,
  };
  const groups = [
    { id: 'detractor', from: breaks.min, to: breaks.detractorTo },
    { id: 'passive', from: breaks.detractorTo + 1, to: breaks.passiveTo },
    { id: 'promoter', from: breaks.passiveTo + 1, to: breaks.max },
  ];
  return defineMetric({
    id,
    unit: face.unit,
    range: face.range,
    method: face.method,
    better: 'higher',
    fields: { scores: histogram(scale.min, scale.max) },
    source: { kind: 'scores', scale, field: 'scores' },
    ...contrastOf(face, groups, { plus: [breaks.passiveTo + 1, breaks.max], minus: [breaks.min, breaks.detractorTo] }),
  });
}

/** The net promoter score: 0-10, promoters 9-10, passives 7-8, detractors 0-6. */
export const nps = defineNps();
