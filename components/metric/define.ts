import { CxMetric } from './metric.js';

CxMetric.define('cx-metric');

export { CxMetric };
export type { Annotation, BenchmarkMark, MetricView, Status } from './view.js';
export { CxErrorEvent } from '../base/events.js';
