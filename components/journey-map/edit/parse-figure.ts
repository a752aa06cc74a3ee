import { digitValue } from '../../../src/core/digits.js';
import { err, ok, type Result } from '../../../src/core/result.js';
import type { JourneyHead } from '../../../src/journey/document/journey.js';
import { scaleOf } from '../../../src/journey/document/scale.js';
import { journeyMetric } from '../../../src/journey/figures/metrics.js';
import type { Stat } from '../../../src/journey/document/stat.js';

/** Why a typed figure is none. */
export type FigureFault = 'not-a-figure' | 'out-of-range' | 'more-than-all';

/** A number as people type it: a comma may stand for the point, and a percent sign behind it. */
const NUMBER = String.raw`[-+\u2212]?\d+(?:[.,]\d+)?`;
const COUNTED = /^(\d+)\s*(?:\/|of|von|من)\s*(\d+)$/u;
const MEAN = new RegExp(`^(${NUMBER})\\s*,?\\s*n\\s*=?\\s*(\\d+)(?:\\s*,?\\s*sd\\s*=?\\s*(${NUMBER}))?$`, 'iu');
const SAID = new RegExp(`^(${NUMBER})\\s*(%?)$`, 'u');

const numberOf = (text: string): number => Number(text.replace(',', '.').replace('\u2212', '-'));
/** Digits of any script are typed. */
const latin = (text: string): string => text.replaceAll(/\p{Nd}/gu, (digit) => String(digitValue(digit))).replaceAll('٫', '.').replaceAll('٪', '%');

/**
 * Reads a figure that somebody types into a cell: `82/120` was counted, `3.9 n=212 sd=1.1` is a mean, and a bare number is what
 * somebody says it is: it is drawn otherwise and never merged with what was counted.
 *
 * @param by who says it, an id of the journey
 * @param on today, as `2026-11-27`
 */
export function parseFigure(typed: string, metric: string, head: Pick<JourneyHead, 'scale'>, { by, on, rule }: { readonly by: string; readonly on: string; /** By which the figure there was counted. */ readonly rule?: string | undefined }): Result<Stat, FigureFault> {
  const text = latin(typed.trim());
  const scale = scaleOf(head);
  const { unit, stats } = journeyMetric(metric);
  const counted = COUNTED.exec(text);
  const mean = MEAN.exec(text);
  if ((counted && !stats.includes('ratio')) || (mean && !stats.includes('mean'))) return err('not-a-figure');
  if (counted) {
    const [k, n] = [Number(counted[1]), Number(counted[2])];
    return k > n || n === 0 ? err('more-than-all') : ok({ t: 'ratio', k, n, rule: rule ?? (metric === 'csat' ? 'top-2-of-5' : metric) });
  }
  if (mean) {
    const value = numberOf(mean[1]!);
    const ends: [number, number] = metric === 'ces' ? [1, 7] : [scale.min, scale.max];
    if (value < ends[0] || value > ends[1]) return err('out-of-range');
    return ok({ t: 'mean', mean: value, n: Number(mean[2]), scale: ends, ...(mean[3] !== undefined && { sd: Math.abs(numberOf(mean[3])) }) });
  }
  const said = SAID.exec(text);
  if (!said) return err('not-a-figure');
  const typedNumber = numberOf(said[1]!);
  const value = unit === 'share' ? typedNumber / 100 : typedNumber;
  const fits = unit === 'share' ? value >= 0 && value <= 1 : metric === 'emotion' || metric === 'stars' ? value >= scale.min && value <= scale.max : metric === 'ces' ? value >= 1 && value <= 7 : metric === 'nps' ? Math.abs(value) <= 100 : value >= 0;
  return fits ? ok({ t: 'asserted', value, by, on }) : err('out-of-range');
}

/** What to type to get a figure back. */
export function typedFigure(stat: Stat, unit: string): string {
  switch (stat.t) {
    case 'ratio':
      return `${stat.k}/${stat.n}`;
    case 'mean':
      return `${stat.mean} n=${stat.n}${stat.sd === undefined ? '' : ` sd=${stat.sd}`}`;
    case 'asserted':
      return unit === 'share' ? `${Number((stat.value * 100).toPrecision(10))}%` : `${stat.value}`;
    default:
      return '';
  }
}
