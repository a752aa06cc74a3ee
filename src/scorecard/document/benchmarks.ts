import * as z from 'zod/mini';
import type { Problem } from '../../core/problem.js';
import { err } from '../../core/result.js';
import { parse, type Parsed } from '../../model/parse.js';
import { withKnownName } from '../../model/suggest.js';
import { benchmarkSchema, type BenchmarkDocument } from './figure.js';
import { twice, type Tell } from './tell.js';

const listSchema = z.array(benchmarkSchema).check(z.maxLength(50));

/** What is wrong with benchmarks beyond their form. */
export function benchmarkProblems(benchmarks: readonly BenchmarkDocument[], where: string, tell: Tell): void {
  benchmarks.forEach((benchmark, i) => {
    const at = `${where}/${i}`;
    if ((benchmark.value === undefined) === (benchmark.series === undefined)) tell('value-or-series', at, 'A benchmark has either a "value" or a "series".');
    if (benchmark.value !== undefined && benchmark.date === undefined) tell('no-date', `${at}/date`, 'This is missing; a benchmark says of when it is, such as "2026-03-31".');
    const units = new Set(benchmark.series?.map(({ period }) => period.replaceAll(/\d+/g, '0')));
    if (units.size > 1) tell('unlike-periods', `${at}/series`, 'The periods of a series are all of one kind: all months, or all quarters, or all years.');
    twice(benchmark.series?.map(({ period }) => period) ?? [], (j, period) => tell('period-twice', `${at}/series/${j}/period`, `There is a value for ${period} already.`));
  });
}

/** Reads benchmarks alone, without a scorecard around them. Never throws. */
export function parseBenchmarks(input: unknown): Parsed<readonly BenchmarkDocument[]> {
  const parsed = parse(listSchema, input);
  if (!parsed.ok) return err(parsed.error.map((problem) => withKnownName(problem, listSchema, input)));
  const problems: Problem[] = [];
  benchmarkProblems(parsed.value, '', (code, where, message) => void problems.push({ code, message, where }));
  return problems.length > 0 ? err(problems) : parsed;
}
