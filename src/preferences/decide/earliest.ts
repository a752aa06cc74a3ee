import { NEAR } from '../time/windows.js';
import { DAY, type Zone } from '../time/zone.js';
import { goesBefore } from './bypass.js';
import type { Case } from './case.js';
import { judgeStanding, type Verdict } from './judge.js';
import { hourRules, momentRules, type PassingRule } from './passing.js';

/** How far ahead a moment is looked for. */
const HORIZON = 400 * DAY;
const WEEK = 7 * DAY;

/** The latest end of what forbids at an instant; the instant itself where nothing does. */
function end(rules: readonly PassingRule[], the: Case, at: number): number {
  let latest = at;
  for (const { reason, until } of rules) {
    const found = until(the, at);
    if (found !== null && found > latest && !goesBefore(the, reason)) latest = found;
  }
  return latest;
}

/** Until when the hours of every week are those of the week after `since`: no clock is changed. */
function repeatsUntil(zones: readonly Zone[] | null, since: number): number {
  let until = Infinity;
  for (const zone of zones ?? []) until = Math.min(until, zone.evenUntil(since, NEAR));
  return until;
}

/**
 * The first instant from `at` on at which it is allowed; null if there is none within 400 days. Each step goes to the latest end of what forbids and
 * asks everything again there: every instant in between is forbidden, so none is missed. Where hours alone have forbidden a whole week, they forbid
 * every week until a clock is changed.
 */
export function earliest(the: Case, at: number, first: Verdict): number | null {
  if (first.reason === 'ok') return at;
  let instant = first.until === Infinity ? Infinity : at;
  let since = at;
  while (instant <= at + HORIZON) {
    const hours = end(hourRules, the, instant);
    const next = Math.max(hours, end(momentRules, the, instant));
    if (next === instant) return judgeStanding(the, instant).reason === 'ok' ? instant : null;
    instant = next;
    if (hours < next) since = next;
    else if (instant - since >= WEEK) instant = since = Math.max(instant, repeatsUntil(the.zones, since));
  }
  return null;
}
