import { garwood as garwoodEnds, rateDifference } from '../statistics/rate/poisson.js';
import type { IntervalMethod, TestMethod } from './method.js';

/** The default for a rate or a count of events. */
export const garwood: IntervalMethod<'rate'> = {
  name: 'Garwood',
  kind: 'rate',
  why: 'Exact for events that come independently: never below what it promises, from no events at all upwards. Where they come in bursts it is too narrow.',
  ends: (observed, level) => garwoodEnds(observed, level),
};

/** The default for a change of a rate or a count. */
export const conditional: TestMethod<'rate'> = {
  name: 'conditional binomial test',
  kind: 'rate',
  why: 'Exact: of all events, how many fell into the later period, against how much of the exposure did. Its interval is made of two Garwood intervals (MOVER).',
  compare(later, earlier, level) {
    const found = rateDifference(later, earlier, level);
    return found && { p: found.p, ends: [found.lower, found.upper], interval: 'MOVER of Garwood' };
  },
};
