import { CxError } from '../../../core/problem.js';
import { confidence, notNegative } from '../../checks.js';
import { criticalZ } from '../distributions/normal.js';
import { DEFAULT_LEVEL, type Interval } from '../interval.js';

/** How far two who label the same texts agree. */
export interface Kappa {
  /** Texts. */
  readonly n: number;
  /** Share on which they agree, 0..1. */
  readonly observed: number;
  /** Share on which they would agree by chance, given how often each uses each label, 0..1. */
  readonly expected: number;
  /** Agreement beyond chance: 1 is all, 0 none, below 0 less than chance. Null where both used one and the same label only. */
  readonly kappa: number | null;
  /** Large-sample standard error. */
  readonly se: number | null;
  /** Not cut to -1..1. Null where the standard error is 0 or kappa null. */
  readonly interval: Interval | null;
}

/**
 * Cohen's kappa from a table of counts: `table[i][j]` texts that the first labelled i and the second j (Cohen 1960,
 * Educational and Psychological Measurement 20:37; standard error by Fleiss, Cohen & Everitt 1969, Psychological Bulletin
 * 72:323). Null for no texts.
 *
 * Use it to hold rules or a model against labels made by hand, one label a text. Not for labels in order, where a near
 * miss counts for something (weighted kappa), nor to compare tables whose labels are used unlike often: with rare labels
 * kappa is low although they agree on nearly all.
 *
 * @formula (p_o - p_e) / (1 - p_e)
 * @throws CxError `ragged-columns` for a table that is not square; `not-a-number`, `out-of-range`, naming the cell
 */
export function cohenKappa(table: readonly (readonly number[])[], { level = DEFAULT_LEVEL }: { readonly level?: number } = {}): Kappa | null {
  confidence(level);
  table.forEach((row, i) => {
    if (row.length !== table.length) throw new CxError({ code: 'ragged-columns', message: `The table has ${table.length} rows, and row ${i} has ${row.length} columns.`, where: `/table/${i}` });
    row.forEach((count, j) => notNegative(count, `/table/${i}/${j}`));
  });
  const n = table.flat().reduce((sum, count) => sum + count, 0);
  if (!(n > 0)) return null;
  const first = table.map((row) => row.reduce((sum, count) => sum + count, 0) / n);
  const second = table.map((_, j) => table.reduce((sum, row) => sum + row[j]!, 0) / n);
  const observed = table.reduce((sum, row, i) => sum + row[i]!, 0) / n;
  const expected = first.reduce((sum, share, i) => sum + share * second[i]!, 0);
  // all in one cell: exactly there the expected agreement is 1
  if (first.some((share, i) => share === 1 && second[i] === 1)) return { n, observed, expected, kappa: null, se: null, interval: null };
  const kappa = (observed - expected) / (1 - expected);
  let variance = -((kappa - expected * (1 - kappa)) ** 2);
  table.forEach((row, i) => {
    row.forEach((count, j) => {
      variance += (count / n) * (i === j ? (1 - (first[i]! + second[i]!) * (1 - kappa)) ** 2 : (1 - kappa) ** 2 * (second[i]! + first[j]!) ** 2);
    });
  });
  const se = Math.sqrt(Math.max(0, variance) / n) / (1 - expected);
  const reach = criticalZ(confidence(level)) * se;
  return { n, observed, expected, kappa, se, interval: se > 0 ? { level, lower: kappa - reach, upper: kappa + reach, method: 'Fleiss-Cohen-Everitt' } : null };
}
