import { goesBefore } from './bypass.js';
import type { Case } from './case.js';
import type { Refusal } from './decision.js';
import { passingRules } from './passing.js';
import { standingRules } from './standing.js';

/** The answer for one instant. */
export interface Verdict {
  readonly reason: Refusal | 'ok';
  /** Until when the rule forbids, at least: `Infinity` where only a choice can change it; the instant itself where it is allowed. */
  readonly until: number;
  /** What was gone before; sorted. */
  readonly overrode: readonly Refusal[];
}

const NOTHING: readonly never[] = [];

/** By the choices alone, whatever the hour and the history. */
export function judgeStanding(the: Case, at: number): Verdict {
  let overrode: Refusal[] | undefined;
  for (const rule of standingRules) {
    const reason = rule(the, at);
    if (reason === null) continue;
    if (!goesBefore(the, reason)) return { reason, until: Infinity, overrode: NOTHING };
    (overrode ??= []).push(reason);
  }
  return { reason: 'ok', until: at, overrode: overrode?.sort() ?? NOTHING };
}

/** By what time lifts: pause, hours, limits. */
export function judgePassing(the: Case, at: number): Verdict {
  let overrode: Refusal[] | undefined;
  for (const { reason, until } of passingRules) {
    const end = until(the, at);
    if (end === null) continue;
    if (!goesBefore(the, reason)) return { reason, until: end, overrode: NOTHING };
    (overrode ??= []).push(reason);
  }
  return { reason: 'ok', until: at, overrode: overrode?.sort() ?? NOTHING };
}

export function judge(the: Case, at: number): Verdict {
  const standing = judgeStanding(the, at);
  if (standing.reason !== 'ok') return standing;
  const passing = judgePassing(the, at);
  if (passing.reason !== 'ok' || standing.overrode.length === 0) return passing;
  return passing.overrode.length === 0 ? standing : { ...passing, overrode: [...standing.overrode, ...passing.overrode].sort() };
}
