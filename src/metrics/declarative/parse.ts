import type { Problem } from '../../core/problem.js';
import { err, ok } from '../../core/result.js';
import { metricDefinitionSchema, metricFileSchema } from '../../model/metric.js';
import { parse, type Parsed } from '../../model/parse.js';
import type { Metric } from '../definition.js';
import { assemble } from './metric-from.js';

/** Reads the definition of a metric from somewhere that cannot be trusted, and makes the metric. Never throws. */
export function parseMetric(input: unknown): Parsed<Metric> {
  const parsed = parse(metricDefinitionSchema, input);
  if (!parsed.ok) return parsed;
  const { metric, problems } = assemble(parsed.value);
  return metric ? ok(metric) : err(problems);
}

/** Reads a file of metrics: `{ "metrics": [ ... ] }`, each with an id of its own. Never throws. */
export function parseMetrics(input: unknown): Parsed<Metric[]> {
  const parsed = parse(metricFileSchema, input);
  if (!parsed.ok) return parsed;
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const metrics = parsed.value.metrics.flatMap((definition, i) => {
    if (seen.has(definition.id)) problems.push({ code: 'id-twice', message: `There is another metric "${definition.id}".`, where: `/metrics/${i}/id` });
    seen.add(definition.id);
    const made = assemble(definition);
    problems.push(...made.problems.map((problem) => ({ ...problem, where: `/metrics/${i}${problem.where ?? ''}` })));
    return made.metric ? [made.metric] : [];
  });
  return problems.length > 0 ? err(problems) : ok(metrics);
}
