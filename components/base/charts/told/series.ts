import type { ControlPoint } from '../../../../src/metrics/analysis/control-chart.js';
import type { PeriodUnit } from '../../../../src/metrics/period/calendar.js';
import type { NhsPoint } from '../../../../src/metrics/statistics/control/nhs-xmr.js';
import { periodName, shortPeriodName } from '../../periods.js';
import type { ControlState } from '../control-chart.js';
import type { ToldPeriod } from './control-chart.js';
import type { Teller } from './teller.js';

/** What a point of the NHS chart is drawn as. */
export const STATES: Readonly<Record<NhsPoint, ControlState>> = {
  'common-cause': 'common',
  'special-cause-improvement': 'improvement',
  'special-cause-concern': 'concern',
  'special-cause-neutral-high': 'high',
  'special-cause-neutral-low': 'low',
};

/** The points of a control chart with the names of their periods, ready to be told. */
export function toldPeriods({ texts }: Pick<Teller, 'texts'>, unit: PeriodUnit, points: readonly ControlPoint[]): ToldPeriod[] {
  return points.map(({ period, reading, state, cause, lower, center, upper }) => ({
    name: periodName(texts, unit, period),
    short: shortPeriodName(texts, unit, period),
    value: reading.value,
    n: reading.n,
    few: reading.notes.some(({ code }) => code === 'few-answers'),
    state: state ? STATES[state] : 'common',
    cause,
    lower,
    center,
    upper,
  }));
}
