import type { CxEvent } from '../model/event.js';
import type { Instrument } from '../model/instrument.js';
import type { Metric } from './definition.js';
import { slotOf } from './partial.js';

/** What one event adds to one sum of one metric: the common coin of cubes, collectors and live feeds. */
export interface Contribution {
  readonly metric: string;
  readonly instrument: Instrument | null;
  /** Which number of the metric's partial. */
  readonly slot: number;
  readonly amount: number;
}

/**
 * What an event adds to the metrics given. A response that was sent counts; one that was only saved does not. Ratings
 * for a metric that is not given, or on another scale than that of the metric, add nothing.
 */
export function contributionsOf(event: CxEvent, metrics: Iterable<Metric>): Contribution[] {
  const found: Contribution[] = [];
  for (const metric of metrics) {
    const { source, layout } = metric;
    if (source.kind === 'events') {
      for (const [field, amount] of Object.entries(source.add(event) ?? {})) {
        const slot = layout.offsets[field];
        if (slot !== undefined && amount) found.push({ metric: metric.id, instrument: null, slot, amount });
      }
    } else if (event.type === 'cx.response.submitted') {
      const { min, max } = source.scale;
      for (const answer of event.data.answers) {
        if (answer.kind !== 'score') continue;
        const { instrument, value } = answer;
        if (instrument.metric !== metric.id || instrument.scale.min !== min || instrument.scale.max !== max) continue;
        found.push({ metric: metric.id, instrument, slot: layout.offsets[source.field]! + slotOf(value, min, max), amount: 1 });
      }
    }
  }
  return found;
}
