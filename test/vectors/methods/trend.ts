import { decompose, mannKendall, seasonalMannKendall } from '../../../src/metrics/index.js';
import type { Method } from './method.js';

interface Cyclic {
  readonly y: number[];
  readonly period: number;
}

/** Trends and seasons. Where the API says null for a series that is too short, the cases have an object of nulls. */
export const trend: Readonly<Record<string, Method>> = {
  mannKendall: ({ y }: { y: number[] }) => {
    const test = mannKendall(y);
    return test ? { ...test, S: test.s, varS: test.variance } : { S: null, varS: null, z: null, p: null, slope: null, tau: null };
  },
  'mannKendall.seasonal': ({ y, period }: Cyclic) => {
    const test = seasonalMannKendall(y, period);
    return test ? { ...test, S: test.s, varS: test.variance } : { S: null, varS: null, z: null, p: null, slopePerCycle: null };
  },
  'season.decompose': ({ y, period }: Cyclic) => {
    const parts = decompose(y, period);
    return parts && { ...parts, resid: parts.residual };
  },
};
