import type { Stat } from '../document/stat.js';

/**
 * An observation on one line, as it stands in a cell of a table: `82/120 top-2-of-5`, `promoters 40 detractors 35 of 100`,
 * `mean 4.2 sd 0.9 n 50 on 1-5`, `from 1: 4 6 10 3 1 good from 4`, `hours 90 n 30 sd 1.5 median 2`, `said 4 by team on 2026-09-01`.
 */
export function statText(stat: Stat): string {
  switch (stat.t) {
    case 'ratio':
      return `${stat.k}/${stat.n} ${stat.rule}`;
    case 'nps':
      return `promoters ${stat.promoters} detractors ${stat.detractors} of ${stat.n}`;
    case 'mean':
      return `mean ${stat.mean}${stat.sd === undefined ? '' : ` sd ${stat.sd}`} n ${stat.n} on ${stat.scale[0]}-${stat.scale[1]}`;
    case 'histogram':
      return `from ${stat.min}: ${stat.counts.join(' ')}${stat.goodFrom === undefined ? '' : ` good from ${stat.goodFrom}`}`;
    case 'duration':
      return `hours ${stat.sumMs / HOUR} n ${stat.n}${stat.sdMs === undefined ? '' : ` sd ${stat.sdMs / HOUR}`}${stat.told?.medianMs === undefined ? '' : ` median ${stat.told.medianMs / HOUR}`}${stat.told?.p90Ms === undefined ? '' : ` p90 ${stat.told.p90Ms / HOUR}`}`;
    case 'asserted':
      return `said ${stat.value} by ${stat.by} on ${stat.on}`;
  }
}

const HOUR = 3_600_000;
const NUMBER = String.raw`(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)`;
const of = (pattern: string): RegExp => new RegExp(`^${pattern.replaceAll('#', NUMBER).replaceAll(' ', String.raw`\s+`)}$`, 'i');

const RATIO = new RegExp(`^${NUMBER}\\s*/\\s*${NUMBER}(?:\\s+(.{1,500}))?$`, 'i');
const NPS = of('promoters # detractors # of #');
const MEAN = of('mean #(?: sd #)? n # on (-?\\d+(?:\\.\\d+)?)-(-?\\d+(?:\\.\\d+)?)');
const HISTOGRAM = /^from\s+(-?\d+):\s+(\d+(?:\s+\d+)+?)(?:\s+good\s+from\s+(-?\d+))?$/i;
const DURATION = of('hours # n #(?: sd #)?(?: median #)?(?: p90 #)?');
const SAID = /^said\s+(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)\s+by\s+(.{1,128}?)\s+on\s+(\d{4}-\d\d-\d\d)$/i;

/** Reads what {@link statText} writes; null for anything else, such as a number alone. */
export function parseStatText(text: string): Stat | null {
  const cell = text.trim();
  const number = (part: string | undefined): number | undefined => (part === undefined ? undefined : Number(part));
  let match = RATIO.exec(cell);
  if (match) return { t: 'ratio', k: +match[1]!, n: +match[2]!, rule: match[3]?.trim() ?? 'share' };
  match = NPS.exec(cell);
  if (match) return { t: 'nps', promoters: +match[1]!, detractors: +match[2]!, n: +match[3]! };
  match = MEAN.exec(cell);
  if (match) return { t: 'mean', mean: +match[1]!, ...(match[2] !== undefined && { sd: +match[2] }), n: +match[3]!, scale: [+match[4]!, +match[5]!] };
  match = HISTOGRAM.exec(cell);
  if (match) return { t: 'histogram', min: +match[1]!, counts: match[2]!.trim().split(/\s+/).map(Number), ...(match[3] !== undefined && { goodFrom: +match[3] }) };
  match = DURATION.exec(cell);
  if (match) {
    const [median, p90] = [number(match[4]), number(match[5])];
    const told = median === undefined && p90 === undefined ? undefined : { ...(median !== undefined && { medianMs: median * HOUR }), ...(p90 !== undefined && { p90Ms: p90 * HOUR }) };
    return { t: 'duration', sumMs: +match[1]! * HOUR, n: +match[2]!, ...(match[3] !== undefined && { sdMs: +match[3] * HOUR }), ...(told && { told }) };
  }
  match = SAID.exec(cell);
  return match ? { t: 'asserted', value: +match[1]!, by: match[2]!, on: match[3]! } : null;
}
