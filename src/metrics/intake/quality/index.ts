import type { Metric } from '../../definition.js';
import { guessMapping, type Mapping } from '../mapping.js';
import { TableProfiler } from '../profile.js';
import { QualityChecker, type QualitySettings } from './checker.js';
import type { QualityReport } from './finding.js';

export { QualityChecker, type QualitySettings } from './checker.js';
export { guessRoles, type Roles } from './roles.js';
export type { Effect, Finding, FindingCode, QualityReport } from './finding.js';

/**
 * The quality of a whole table at once; for one that does not fit into memory use a {@link QualityChecker}, row by row.
 *
 * @param rows each as long as the header, or nearly
 * @param options.mapping which column is what; guessed if not given
 */
export function qualityOf(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  { metrics, mapping, ...settings }: { readonly metrics: readonly Metric[]; readonly mapping?: Mapping } & Omit<QualitySettings, 'mapping' | 'columns' | 'metrics'>,
): QualityReport {
  const profiler = new TableProfiler(header);
  for (const row of rows) profiler.add(row);
  const columns = profiler.columns();
  const checker = new QualityChecker({ ...settings, metrics, columns, mapping: mapping ?? guessMapping(columns) });
  for (const row of rows) checker.add(row);
  return checker.report();
}
