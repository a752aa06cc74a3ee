import { CxError } from '../../../core/problem.js';
import type { ReadOptions } from '../../../metrics/definition.js';
import { momentsOf } from '../../../metrics/statistics/mean/moments.js';
import type { CountedStat } from '../../document/stat.js';
import { compareStats, figureOf, type JourneyFigure } from '../../figures/figure.js';
import type { Change } from '../../../metrics/reading.js';
import type { EventLog } from '../log/event-log.js';

/** What became of cases: of a path, an edge, or any others. */
export interface OutcomeOf {
  readonly metric: string;
  readonly stat: CountedStat;
  readonly figure: JourneyFigure;
  /** Cases of which nothing is known. */
  readonly unknown: number;
  /** Beside all other cases; null where nothing can be compared. */
  readonly besideOthers: Change | null;
}

/** The outcome of some cases, with its size and interval, and beside that of all others. @throws CxError `no-outcome` */
export function outcomeOf(log: EventLog, metric: string, cases: ArrayLike<number>, options: ReadOptions = {}): OutcomeOf {
  const outcome = log.outcomes.find((one) => one.metric === metric);
  if (!outcome) throw new CxError({ code: 'no-outcome', message: `This log knows no outcome "${metric}".`, where: metric });
  const chosen = new Uint8Array(outcome.values.length);
  for (let i = 0; i < cases.length; i++) chosen[cases[i]!] = 1;
  const values = (wanted: 0 | 1): number[] => Array.from(outcome.values).filter((value, c) => chosen[c] === wanted && !Number.isNaN(value));
  const [own, others] = [values(1), values(0)];
  const scale = outcome.scale ?? ([0, 1] as const);
  const statOf = (some: readonly number[]): CountedStat => {
    if (outcome.kind === 'share') return { t: 'ratio', k: some.reduce((a, b) => a + b, 0), n: some.length, rule: metric };
    const moments = momentsOf(some);
    return { t: 'mean', n: some.length, mean: moments?.mean ?? scale[0], scale: [...scale], ...(moments && moments.variance !== null && { sd: Math.sqrt(moments.variance) }) };
  };
  const stat = statOf(own);
  return { metric, stat, figure: figureOf(metric, stat, options), unknown: cases.length - own.length, besideOthers: own.length > 0 && others.length > 0 ? compareStats(metric, stat, statOf(others), options) : null };
}
