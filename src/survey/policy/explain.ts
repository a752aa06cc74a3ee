import type { AskContext, AskExplanation, AskRequest, Gate } from './ask.js';
import { rulesOf, type Rule } from './rules.js';

/** Schedules and preferences that never meet are not followed for ever. */
const MOST_STEPS = 1000;

/**
 * The first instant from `at` on at which all rules allow. Each step goes to where the rule that forbids longest ends: all in between is forbidden by that
 * one, so nothing is missed.
 */
function earliest(rules: readonly Rule[], at: number): number | null {
  let instant = at;
  for (let step = 0; step < MOST_STEPS; step++) {
    const until = rules.reduce((latest, rule) => Math.max(latest, rule.judge(instant).until ?? -Infinity), -Infinity);
    if (until <= instant) return instant;
    if (until === Infinity) return null;
    instant = until;
  }
  return null;
}

/** May this survey be put before this visitor now? */
export function eligible(request: AskRequest, context: AskContext): boolean {
  return rulesOf(request, context).every((rule) => rule.judge(context.now).until === undefined);
}

/** The same with every gate, why it is open or shut, and when. */
export function explain(request: AskRequest, context: AskContext): AskExplanation {
  const { now } = context;
  const rules = rulesOf(request, context);
  const gates = rules.map((rule): Gate => {
    const { code, values = {}, until } = rule.judge(now);
    return { gate: rule.gate, passed: until === undefined, code, values, next: earliest([rule], now) };
  });
  return {
    eligible: gates.every(({ passed }) => passed),
    gates,
    next: earliest(rules, now),
    nextByTime: earliest(rules.filter((_, i) => gates[i]!.next !== null), now),
  };
}
