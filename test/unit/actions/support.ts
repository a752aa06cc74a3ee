import { Cube, nps, parsePeriod } from '../../../src/metrics/index.js';
import type { Action, Stamp } from '../../../src/actions/index.js';
import { instrumentOf } from '../metrics/support.js';

export const stamp = (by = 'Mira', today = '2026-11-27'): Stamp => ({ at: `${today}T09:00:00Z`, today, by });

export const anAction = (other: Partial<Action> = {}): Action => ({ id: 'a', title: 'Say when it comes', metric: 'nps', status: 'idea', history: [], ...other });

/** So many promoters and detractors answered in a month in a group, all others being passives. */
export interface Month {
  readonly month: string;
  readonly group?: string;
  readonly promoters: number;
  readonly detractors: number;
  readonly passives?: number;
  readonly wording?: string;
}

export function cubeOf(months: readonly Month[]): Cube {
  const cube = new Cube({ metrics: [nps], unit: 'month', dimensions: ['region'] });
  for (const { month, group = 'north', promoters, detractors, passives = 0, wording = 'w' } of months) {
    const { period } = parsePeriod(month)!;
    const measure = cube.measure('nps', instrumentOf('nps', { wording }));
    const add = (count: number, score: number): void => {
      for (let i = 0; i < count; i++) cube.add(measure, cube.segmentsOf({ region: group }), period, score);
    };
    add(promoters, 10);
    add(passives, 8);
    add(detractors, 3);
  }
  return cube;
}

/** Months in a row, from the one named. */
export const monthsFrom = (first: string, count: number): string[] => {
  const [year, month] = first.split('-').map(Number);
  return Array.from({ length: count }, (_, i) => `${year! + Math.floor((month! - 1 + i) / 12)}-${String(((month! - 1 + i) % 12) + 1).padStart(2, '0')}`);
};
