import { surveySchema, type Survey } from '../../model/index.js';
import { knownKeys } from '../../model/known-keys.js';

/**
 * A survey as text that stays the same for the same survey: keys in the order of the form, languages by name, two spaces. So two versions of it differ
 * in a list of changes only where the survey does.
 */
export function surveyJson(survey: Survey): string {
  return `${JSON.stringify(ordered(survey, survey, []), null, 2)}\n`;
}

function ordered(value: unknown, survey: Survey, path: readonly PropertyKey[]): unknown {
  if (Array.isArray(value)) return value.map((item, i) => ordered(item, survey, [...path, i]));
  if (typeof value !== 'object' || value === null) return value;
  const known = knownKeys(surveySchema, survey, path);
  const rank = (key: string): number => (known.includes(key) ? known.indexOf(key) : known.length);
  const keys = Object.keys(value).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return Object.fromEntries(keys.map((key) => [key, ordered((value as Readonly<Record<string, unknown>>)[key], survey, [...path, key])]));
}
