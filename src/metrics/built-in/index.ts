import { CxError } from '../../core/problem.js';
import type { MetricDefinition } from '../../model/metric.js';
import { metricFrom } from '../declarative/metric-from.js';
import type { Metric } from '../definition.js';
import { ASKING_METRICS } from './asking.js';
import { PEOPLE_METRICS } from './people.js';
import { RELATIONSHIP_METRICS } from './relationship.js';
import { SERVICE_METRICS } from './service.js';

export * from '../facts/index.js';
export { EventCounter, type EventCounterSettings } from './event-counter.js';
export { foldsFor, type FactSettings } from './folds.js';
export { sentimentDefinitions } from './asking.js';
export { EMOTION_WORDS, type EmotionWords } from './emotion-words.js';

/** Every metric of the mission that is counted from events, as data; NPS, CSAT and CES are in `cx-elements/metrics`. */
export const BUILT_IN_METRICS: readonly MetricDefinition[] = [...RELATIONSHIP_METRICS, ...SERVICE_METRICS, ...PEOPLE_METRICS, ...ASKING_METRICS];

/**
 * Built-in metrics by id, ready for a cube; all of them without ids.
 *
 * @throws CxError `unknown-metric`
 */
export function builtInMetrics(...ids: readonly string[]): Metric[] {
  const unknown = ids.find((id) => !BUILT_IN_METRICS.some((definition) => definition.id === id));
  if (unknown !== undefined) throw new CxError({ code: 'unknown-metric', message: `There is no built-in metric "${unknown}". There is ${BUILT_IN_METRICS.map(({ id }) => id).join(', ')}.` });
  return BUILT_IN_METRICS.filter(({ id }) => ids.length === 0 || ids.includes(id)).map(metricFrom);
}
