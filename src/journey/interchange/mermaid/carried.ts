import type { Stat } from '../../document/stat.js';
import { isPlainObject, type PlainObject } from '../../document/plain-object.js';

/**
 * What a `%%cx {...}` line says: of the journey, of the section or task before it, or another record. Written out in
 * docs/journeys.md; mermaid takes it for a comment.
 */
export type CarriedLine =
  | { readonly of: 'journey'; readonly fields: PlainObject }
  | { readonly of: 'before'; readonly fields: PlainObject; readonly metrics: readonly (readonly [metric: string, stat: unknown])[]; /** The number in the text is only there because mermaid must have one. */ readonly noScore: boolean }
  | { readonly of: 'record'; readonly record: PlainObject }
  | { readonly of: 'nothing'; readonly why: string };

/** Reads the JSON of such a line. */
export function readCarried(json: string): CarriedLine {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { of: 'nothing', why: 'it is no JSON' };
  }
  if (!isPlainObject(value)) return { of: 'nothing', why: 'it is no object' };
  if (isPlainObject(value['journey'])) return { of: 'journey', fields: value['journey'] };
  if (typeof value['type'] === 'string') return { of: 'record', record: value };
  const { metrics, score, ...fields } = value;
  if (metrics !== undefined && !isPlainObject(metrics)) return { of: 'nothing', why: '"metrics" is no object' };
  const list = Object.entries((metrics as PlainObject | undefined) ?? {}).flatMap(([metric, stats]) => (Array.isArray(stats) ? (stats as unknown[]) : [stats]).map((stat) => [metric, longForm(stat)] as const));
  return { of: 'before', fields, metrics: list, noScore: score === null };
}

/** Short forms that people write by hand: `{"k":82,"n":120,"scale":"top2of5"}`, `{"num":61,"den":100}`. */
function longForm(stat: unknown): unknown {
  if (!isPlainObject(stat) || stat['t'] !== undefined) return stat;
  const { k, n, num, den, rule, scale } = stat;
  if (typeof k === 'number' && typeof n === 'number') return { t: 'ratio', k, n, rule: rule ?? scale ?? 'share' } satisfies Record<keyof Extract<Stat, { t: 'ratio' }>, unknown>;
  if (typeof num === 'number' && typeof den === 'number') return { t: 'ratio', k: num, n: den, rule: rule ?? 'share' };
  if (typeof stat['promoters'] === 'number') return { t: 'nps', ...stat };
  if (Array.isArray(stat['counts'])) return { t: 'histogram', min: 1, ...stat };
  if (typeof stat['mean'] === 'number') return { t: 'mean', ...stat };
  return stat;
}

/** A line of ours. No percent sign stays, lest mermaid takes a part of it for a directive. */
export function carriedLine(value: PlainObject): string {
  return `%%cx ${canonical(value).replaceAll('%', String.raw`\u0025`).replaceAll('\u2028', String.raw`\u2028`).replaceAll('\u2029', String.raw`\u2029`)}`;
}

/** JSON with `type` and `id` first and the other keys by name, so that what is the same is written alike. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (isPlainObject(inner) ? Object.fromEntries(Object.entries(inner).filter(([, one]) => one !== undefined).sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))) : inner));
}

const rank = (key: string): number => (key === 'type' ? 0 : key === 'id' ? 1 : 2);
