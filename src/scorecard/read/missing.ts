import type { LostAnswers } from '../../metrics/losses/lost-answers.js';
import type { Metric } from '../../metrics/definition.js';
import { firstDay, parsePeriod, periodOfDay, type PeriodUnit } from '../../metrics/period/calendar.js';
import type { Measured, Unit, Unmeasured } from '../../metrics/reading.js';
import { clip } from '../../metrics/statistics/interval.js';
import { missingDataBounds, type MissingDataBounds } from '../../metrics/statistics/weighting/missing-data.js';
import type { Group } from '../document/figure.js';

/** So many for one reason. */
export interface LossReason {
  readonly reason: string;
  readonly count: number;
}

/** What is lost, by reason, the most first. */
export interface Lost {
  readonly count: number;
  readonly reasons: readonly LossReason[];
}

/** What is known to be missing from a figure. */
export interface Missing extends Lost {
  /** `figure`: of this very figure. `everybody`: of all customers, where the figure is of one group and devices do not tell whose answers are lost. */
  readonly of: 'figure' | 'everybody';
  /** Where the figure would lie if all that is lost had come, whatever it said; null where there is no figure, or the losses are of everybody. */
  readonly bounds: MissingDataBounds | null;
}

/** Which losses are asked for: those of the periods from `from` to `to`, in the unit of the figures; all there are without them. */
export interface Span {
  readonly unit: PeriodUnit;
  readonly from?: number;
  readonly to?: number;
}

/** What of a reading is needed to say what is missing from it. */
export type Sized = Pick<Measured, 'kind' | 'value' | 'n' | 'range' | 'unit'> | Pick<Unmeasured, 'kind' | 'reason'>;

/** Figures of these units are means of something that has two ends. */
const MEANS: ReadonlySet<Unit> = new Set(['points', 'share', 'score']);

/** What devices report as lost, to be held beside figures. */
export interface Losses {
  /** What is missing from a figure; null if nothing is known to be, or if nothing may be told of it. */
  of(asked: { readonly metric: Metric; readonly reading: Sized; readonly group: Group | null } & Span): Missing | null;
  /** What nobody can say of which figure it is missing from; null if there is nothing. `count` is of responses, or of answers that were told by longer periods than figures. */
  unmatched(span: Span): Lost | null;
}

/** Puts lost answers beside the figures they are missing from. */
export function lossesOf(rows: readonly LostAnswers[]): Losses {
  const told = rows.map((row) => {
    const { unit, period } = parsePeriod(row.period)!;
    return { row, first: firstDay(unit, period), last: firstDay(unit, period + 1) - 1 };
  });
  /** Those of a span; `across` for those that were told by a longer period, so that nobody can say in which of the figures they are missing. */
  const within = ({ unit, from, to }: Span, which: 'inside' | 'across'): readonly LostAnswers[] => {
    if (from === undefined || to === undefined) return which === 'inside' ? rows : [];
    return told.filter(({ first, last }) => {
      const [begins, ends] = [periodOfDay(unit, first), periodOfDay(unit, last)];
      return ends >= from && begins <= to && (begins >= from && ends <= to) === (which === 'inside');
    }).map(({ row }) => row);
  };
  return {
    of({ metric, reading, group, ...span }) {
      // a figure that is withheld says nothing, and neither does what is missing from it
      if (reading.kind === 'unmeasured' && (reading.reason === 'suppressed' || reading.reason === 'protects-others')) return null;
      const ofMetric = within(span, 'inside').filter((row) => row.metric === metric.id);
      const bySurvey = group?.dimension === 'survey' && ofMetric.every(({ survey }) => survey !== undefined);
      const lost = added(bySurvey ? ofMetric.filter(({ survey }) => survey === group.value) : ofMetric);
      if (!lost) return null;
      if (group && !bySurvey) return { ...lost, of: 'everybody', bounds: null };
      return { ...lost, of: 'figure', bounds: reading.kind === 'measured' ? boundsOf(metric, reading, lost.count) : null };
    },
    unmatched: (span) => added([...within(span, 'inside').filter(({ metric }) => metric === null), ...within(span, 'across')]),
  };
}

function boundsOf({ source }: Metric, { value, n, range: [low, high], unit }: Extract<Sized, { kind: 'measured' }>, lost: number): MissingDataBounds {
  if (!MEANS.has(unit) || source.kind === 'quantities') return { kind: 'unbounded' };
  return missingDataBounds(clip(value, low, high), n, lost, low, high);
}

function added(rows: readonly LostAnswers[]): Lost | null {
  if (rows.length === 0) return null;
  const byReason = new Map<string, number>();
  for (const { reason, count } of rows) byReason.set(reason, count + (byReason.get(reason) ?? 0));
  const reasons = [...byReason].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
  return { count: reasons.reduce((sum, { count }) => sum + count, 0), reasons };
}
