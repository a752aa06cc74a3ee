import type { AskMoment, ContactPolicy, Schedule, SurveyRules } from '../../src/model/index.js';

export const MODES = ['inline', 'corner', 'popover', 'sheet', 'modal', 'page', 'side-tab'] as const;
/** How a survey comes before the eyes. */
export type PromptMode = (typeof MODES)[number];

export const MOMENTS: readonly AskMoment[] = ['mid-journey', 'after-interaction', 'after-transaction', 'journey-end', 'relationship'];

/** The attributes about one survey that say what a policy can say too. */
export interface RuleAttributes {
  readonly sample: number | undefined;
  readonly coolDown: number | undefined;
  readonly from: string | undefined;
  readonly until: string | undefined;
  readonly days: string | undefined;
  readonly hours: string | undefined;
  readonly zone: string | undefined;
  readonly pages: string | undefined;
  readonly notPages: string | undefined;
}

const words = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

/** `1-5, 7` as numbers; nothing where it is not that. */
function readDays(text: string): number[] | undefined {
  const days = words(text).flatMap((word) => {
    const [, from, to = from] = /^([1-7])(?:-([1-7]))?$/.exec(word) ?? [];
    return from === undefined ? [NaN] : Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => Number(from) + i);
  });
  return days.length > 0 && days.every((day) => day > 0) ? days : undefined;
}

const HOURS = /^((?:[01]\d|2[0-3]):[0-5]\d)-((?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** The rules for a survey that stand in the attributes of its prompt, and what is wrong with them by attribute. */
export function readRules(attributes: RuleAttributes): { readonly rules: SurveyRules; readonly faults: Readonly<Record<string, string | undefined>> } {
  // an attribute that was taken away is null
  const told = <Name extends keyof RuleAttributes>(name: Name): RuleAttributes[Name] => attributes[name] ?? undefined;
  const [sample, coolDown, from, until] = [told('sample'), told('coolDown'), told('from'), told('until')];
  const [days, hours, zone, pages, notPages] = [told('days'), told('hours'), told('zone'), told('pages'), told('notPages')];
  const faults: Record<string, string | undefined> = {};
  const check = <T>(name: string, value: T | undefined, good: boolean, what: string): T | undefined => {
    faults[name] = value === undefined || good ? undefined : `"${name}" must be ${what}. Nobody is asked until it is.`;
    return value;
  };
  const isMoment = (text: string | undefined): boolean => !Number.isNaN(Date.parse(text ?? ''));
  check('sample', sample, sample! >= 0 && sample! <= 1, 'a share from 0 to 1');
  check('cool-down', coolDown, coolDown! >= 0, 'a number of days');
  check('from', from, isMoment(from), 'a moment such as "2026-12-01T00:00:00Z"');
  check('until', until, isMoment(until), 'a moment such as "2026-12-24T00:00:00Z"');
  const weekdays = check('days', days, readDays(days ?? '') !== undefined, 'days of the week such as "1-5", 1 for Monday');
  const times = check('hours', hours, HOURS.test(hours ?? ''), 'hours such as "09:00-17:00"');
  const [, start = '00:00', end = '24:00'] = HOURS.exec(times ?? '') ?? [];
  const schedule: Schedule = { from, until, zone, ...(weekdays || times ? { hours: [{ start, end, ...(weekdays && { days: readDays(weekdays) }) }] } : {}) };
  const rules: SurveyRules = {
    sample,
    clocks: coolDown === undefined ? undefined : { shown: coolDown, minimised: coolDown, dismissed: coolDown, answered: coolDown },
    schedule: Object.values(schedule).some((one) => one !== undefined) ? schedule : undefined,
    pages: pages === undefined && notPages === undefined ? undefined : { include: pages && words(pages), exclude: notPages && words(notPages) } as SurveyRules['pages'],
  };
  return { rules, faults };
}

/** A policy with the rules of one prompt, which go before those that the policy has for its survey. */
export function withRules(policy: ContactPolicy, survey: string, rules: SurveyRules): ContactPolicy {
  const given = Object.fromEntries(Object.entries(rules).filter(([, rule]) => rule !== undefined));
  return { ...policy, surveys: { ...policy.surveys, [survey]: { ...policy.surveys?.[survey], ...given } } };
}

/** Is it a selector that the browser can read? */
export function isSelector(text: string | undefined): boolean {
  try {
    return !!text && document.createDocumentFragment().querySelector(text) === null;
  } catch {
    return false;
  }
}
