export { metricDefinitionSchema, metricFileSchema, type AnswerMetricDefinition, type EventMetricDefinition, type MetricDefinition, type MetricReadout, type MetricSum } from '../../model/metric.js';
export { metricFrom } from './metric-from.js';
export { parseMetric, parseMetrics } from './parse.js';
