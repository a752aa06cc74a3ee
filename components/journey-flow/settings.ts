import type { PropertyValues } from 'lit';
import type { LogOptions } from '../../src/journey/observed/log/builder.js';
import type { LogFormat } from '../../src/journey/observed/read/read-log.js';
import type { LogColumns } from '../../src/journey/observed/read/table.js';
import type { BusinessHours } from '../../src/metrics/service/business-hours.js';
import { DEFAULT_PRIVACY_THRESHOLD } from '../../src/metrics/statistics/privacy/suppression.js';
import { TIMES, type FlowTime } from './flow-texts.js';
import type { Wishes } from './sources.js';

/** What a page may set of a flow. */
export interface FlowSettings {
  columns: LogColumns | undefined;
  outcomes: LogOptions['outcomes'] | undefined;
  goals: readonly string[] | undefined;
  hours: BusinessHours | undefined;
  format: LogFormat | undefined;
  zone: string | undefined;
  patience: number | undefined;
  view: 'graph' | 'lists' | undefined;
  time: FlowTime;
  workingTime: boolean;
  withoutRepeats: boolean;
  steps: number | undefined;
  ways: number | undefined;
  privacyThreshold: number;
}

/** So many steps are told apart unless somebody wants more, and never more than so many. */
const STEPS = 20;
export const MOST_STEPS = 60;

const HOUR = 3_600_000;

/** Puts what cannot be meant back to the usual, and says what it must be; says nothing any more once it is mended. */
export function mendSettings(settings: FlowSettings, changed: PropertyValues, told: (attribute: string, message: string | undefined) => void): void {
  const check = (name: keyof FlowSettings, good: boolean, expected: string, mend: () => void): void => {
    if (!changed.has(name)) return;
    const attribute = name === 'privacyThreshold' ? 'privacy-threshold' : name;
    if (!good) mend();
    told(attribute, good ? undefined : `"${attribute}" must be ${expected}. The usual one is used.`);
  };
  const { columns, outcomes, goals, hours, view, time, steps, ways, patience, privacyThreshold, format } = settings;
  check('columns', columns === undefined || isColumns(columns), 'an object that names the columns "case", "activity" and "time"', () => (settings.columns = undefined));
  check('outcomes', outcomes === undefined || (Array.isArray(outcomes) && outcomes.every((one) => typeof one?.metric === 'string' && (one.kind === 'share' || one.kind === 'score'))), 'a list of outcomes, each with "metric" and "kind"', () => (settings.outcomes = undefined));
  check('goals', goals === undefined || (Array.isArray(goals) && goals.every((one) => typeof one === 'string')), 'a list of names of activities', () => (settings.goals = undefined));
  check('hours', hours === undefined || (typeof hours === 'object' && hours !== null && Array.isArray(hours.hours)), 'an object with "hours"', () => (settings.hours = undefined));
  check('view', view === undefined || view === 'graph' || view === 'lists', '"graph" or "lists"', () => (settings.view = undefined));
  check('time', TIMES.includes(time), '"median", "p90" or "mean"', () => (settings.time = 'median'));
  check('steps', steps === undefined || steps >= 1, 'a number from 1', () => (settings.steps = undefined));
  check('ways', ways === undefined || ways >= 1, 'a number from 1', () => (settings.ways = undefined));
  check('patience', patience === undefined || patience >= 0, 'a number of hours from 0', () => (settings.patience = undefined));
  check('privacyThreshold', privacyThreshold >= 0, 'a number from 0', () => (settings.privacyThreshold = DEFAULT_PRIVACY_THRESHOLD));
  check('format', format === undefined || ['csv', 'ndjson', 'xes', 'ocel'].includes(format), '"csv", "ndjson", "xes" or "ocel"', () => (settings.format = undefined));
}

/** What a log is read and discovered by. */
export function wishesOf({ columns, outcomes, format, zone, goals, patience, hours, workingTime, withoutRepeats, steps }: FlowSettings): Wishes {
  return {
    read: { ...(columns && { columns }), ...(outcomes && { outcomes }), ...(format && { format }), ...(zone !== undefined && { zone }) },
    discover: { top: Math.min(steps ?? STEPS, MOST_STEPS), withoutRepeats, ...(goals && { goals }), ...(patience !== undefined && { patience: patience * HOUR }), ...(workingTime && hours && { hours }) },
  };
}

function isColumns(value: unknown): value is LogColumns {
  if (typeof value !== 'object' || value === null) return false;
  const { case: caseColumn, activity, time, id } = value as Record<string, unknown>;
  return typeof caseColumn === 'string' && typeof activity === 'string' && typeof time === 'string' && (id === undefined || typeof id === 'string');
}
