import type { Problem } from '../../core/problem.js';
import { ok } from '../../core/result.js';
import { parse, type Parsed } from '../../model/parse.js';
import { benchmarkSchema, type BenchmarkDocument, type Figure } from '../document/figure.js';
import type { Part } from '../document/part.js';
import type { Scorecard } from '../document/scorecard.js';
import { numberIn, tableRows } from './table.js';

/** Benchmarks by the metric or the figure that they are of, and what was refused. */
export interface GivenBenchmarks {
  readonly byMetric: ReadonlyMap<string, readonly BenchmarkDocument[]>;
  readonly problems: readonly Problem[];
}

const COLUMNS = ['metric', 'kind', 'title', 'source', 'href', 'date', 'period', 'value'] as const;

/**
 * Benchmarks from a table: metric (or the id of a figure), kind, source, value, and a date, or a period for a series. Rows of one metric, kind, title and source
 * with periods are one series. Values are as they are shown, as in the document. Never throws.
 */
export function benchmarksFromCsv(csv: string): Parsed<GivenBenchmarks> {
  const table = tableRows(csv, COLUMNS, ['metric', 'kind', 'source', 'value']);
  if (!table.ok) return table;
  const problems: Problem[] = [...table.value.problems];
  interface Draft { readonly metric: string; readonly fields: Record<string, string>; readonly series: { period: string; value: number }[]; readonly where: string }
  const drafts = new Map<string, Draft>();
  const found: { readonly metric: string; readonly benchmark: object; readonly where: string }[] = [];
  for (const { cells: { metric, value: cell = '', period, ...fields }, where } of table.value.rows) {
    const value = numberIn(cell.replace(/\s*%$/, ''));
    if (metric === undefined) problems.push({ code: 'no-metric', message: 'Nothing says which metric this is of.', where });
    else if (value === null) problems.push({ code: 'not-a-number', message: `"value" is "${cell.slice(0, 40)}", which is no number.`, where });
    else if (period === undefined) found.push({ metric, benchmark: { ...fields, value }, where });
    else {
      const key = JSON.stringify([metric, fields['kind'], fields['title'], fields['source']]);
      const draft = drafts.get(key) ?? { metric, fields, series: [], where };
      if (draft.series[0] && kindOf(draft.series[0].period) !== kindOf(period)) problems.push({ code: 'unlike-periods', message: `The periods of a series are all of one kind; this is ${period}, and the first ${draft.series[0].period}.`, where });
      else if (draft.series.some((point) => point.period === period)) problems.push({ code: 'twice', message: `There is a value for ${period} already.`, where });
      else draft.series.push({ period, value });
      drafts.set(key, draft);
    }
  }
  for (const { metric, fields, series, where } of drafts.values()) found.push({ metric, benchmark: { ...fields, series }, where });
  const byMetric = new Map<string, BenchmarkDocument[]>();
  for (const { metric, benchmark, where } of found) {
    const parsed = parse(benchmarkSchema, benchmark);
    if (!parsed.ok) problems.push(...parsed.error.map((problem) => ({ ...problem, message: `${problem.where ? `"${problem.where.slice(1)}": ` : ''}${problem.message}`, where })));
    else if (parsed.value.value !== undefined && parsed.value.date === undefined) problems.push({ code: 'no-date', message: 'Nothing says of when this is: give a date such as 2026-03-31, or a period.', where });
    else byMetric.set(metric, [...(byMetric.get(metric) ?? []), parsed.value]);
  }
  return ok({ byMetric, problems });
}

/** The scorecard with these benchmarks beside its own, at each figure whose id or metric they name. */
export function withBenchmarks(document: Scorecard, byMetric: GivenBenchmarks['byMetric']): Scorecard {
  const added = (figure: Figure): Figure => {
    const more = [...(byMetric.get(figure.id) ?? []), ...(figure.id === figure.metric ? [] : (byMetric.get(figure.metric) ?? []))];
    return more.length > 0 ? { ...figure, benchmarks: [...(figure.benchmarks ?? []), ...more] } : figure;
  };
  const inside = (part: Part): Part => ({ ...part, ...(part.figures && { figures: part.figures.map(added) }), ...(part.parts && { parts: part.parts.map(inside) }) });
  return { ...document, ...(document.figures && { figures: document.figures.map(added) }), ...(document.parts && { parts: document.parts.map(inside) }) };
}

/** Months look like months: `2026-11` and `2025-01` are alike. */
const kindOf = (period: string): string => period.replaceAll(/\d+/g, '0').replace(/Q0$/, 'Q');
