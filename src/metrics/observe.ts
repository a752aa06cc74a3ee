import type { CxEvent } from '../model/event.js';
import type { Instrument } from '../model/instrument.js';
import type { Metric } from './definition.js';
import { slotOf } from './partial.js';
import { addQuantityTo } from './quantity.js';

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
  // told apart before the loop: of fifty metrics an answer is for one
  const scores = event.type === 'cx.response.submitted' ? event.data.answers.filter((answer) => answer.kind === 'score') : [];
  for (const metric of metrics) {
    const { source } = metric;
    if (source.kind === 'events') {
      for (const [field, amount] of Object.entries(source.add(event) ?? {})) {
        const slot = metric.layout.offsets[field];
        if (slot !== undefined && amount) found.push({ metric: metric.id, instrument: null, slot, amount });
      }
      continue;
    }
    if (source.kind === 'quantities') {
      const value = source.of(event);
      const field = metric.fields[source.field];
      if (value === null || field?.kind !== 'quantities') continue;
      const start = metric.layout.offsets[source.field]!;
      addQuantityTo(value, field.shape, (slot, amount) => amount !== 0 && found.push({ metric: metric.id, instrument: null, slot: start + slot, amount }));
      continue;
    }
    if (source.kind === 'weighted') continue;
    for (let i = 0; i < scores.length; i++) {
      const { instrument, value } = scores[i]!;
      if (instrument.metric !== metric.id) continue;
      const { min, max } = source.scale;
      if (instrument.scale.min !== min || instrument.scale.max !== max) continue;
      found.push({ metric: metric.id, instrument, slot: metric.layout.offsets[source.field]! + slotOf(value, min, max), amount: 1 });
    }
  }
  return found;
}
