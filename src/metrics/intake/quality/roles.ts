import type { DateForm } from '../dates.js';
import type { Mapping } from '../mapping.js';
import type { ColumnProfile } from '../profile.js';

/** What columns that are not figures tell of the rows. Numbers of columns. */
export interface Roles {
  /** Whose values should differ from row to row. */
  readonly id: number | null;
  readonly opened: { readonly column: number; readonly form: DateForm } | null;
  readonly resolved: { readonly column: number; readonly form: DateForm } | null;
  /** Which way of asking a row comes from. */
  readonly instrument: number | null;
  /** Questions of one battery, on one scale. */
  readonly battery: readonly number[];
  /** Is there an id, or something that people wrote, by which rows can be told apart? Without one, equal rows are no wonder. */
  readonly distinct: boolean;
}

const ID = /^(id|.*[\W_]id|uuid|guid|respnum|.*respondent.*|(customer|case|ticket|order|response)[\W_]?(no|nr|num|number|id))$/i;
const OPENED = /open|creat|start|receiv|submitted/i;
const RESOLVED = /resol|clos|solved|finish|complet|end/i;
const INSTRUMENT = /\b(mode|wording|version|questionnaire|instrument|survey[\W_]?type|scale|method|meth)\b/i;

/** Questions that a battery has at least. */
export const LEAST_BATTERY = 5;

/** Guesses what else columns are, from names and contents. What is not there stays null. */
export function guessRoles(columns: readonly ColumnProfile[], mapping: Mapping): Roles {
  const scores = new Set(mapping.scores.map(({ column }) => column));
  const others = columns.filter(({ index }) => !scores.has(index));
  const dated = others.filter(({ dates, index }) => (dates?.share ?? 0) > 0.9 && index !== mapping.segment);
  const time = (hint: RegExp, not: RegExp): Roles['opened'] => {
    const found = dated.find(({ name }) => hint.test(name) && !not.test(name));
    return found?.dates ? { column: found.index, form: found.dates.form } : null;
  };
  const many = (column: ColumnProfile): boolean => column.filled > column.empty && (column.values === null || column.values.length > column.filled / 2);
  const id = others.find((column) => ID.test(column.name.trim()) && many(column))?.index ?? null;
  /** Of days and numbers, many people have the same; of what they wrote, hardly two. */
  const written = ({ values, filled, empty, dates, integerCount }: ColumnProfile): boolean =>
    values === null && filled > empty && (dates?.share ?? 0) < 0.5 && integerCount < filled / 2;
  return {
    id,
    opened: time(OPENED, RESOLVED),
    resolved: time(RESOLVED, OPENED),
    instrument: others.find(({ name, values }) => INSTRUMENT.test(name) && values !== null && values.length > 1 && values.length <= 20)?.index ?? null,
    battery: batteryOf(columns),
    distinct: id !== null || others.some(written),
  };
}

/** The largest set of columns with one beginning of their names (`Q7`, `sat_`) that hold ratings. */
function batteryOf(columns: readonly ColumnProfile[]): number[] {
  const byStem = new Map<string, number[]>();
  for (const { index, name, integers, integerCount, filled, empty } of columns) {
    const [stem] = /^\D*\d+(?=\D)|^[^\W_]+(?=[\W_])/.exec(name) ?? [];
    const rating = integers && integers.length >= 3 && integers.length <= 12 && integers[0]![0] >= 0 && integers.at(-1)![0] <= 10 && integerCount > 0.9 * filled && filled > empty;
    if (stem !== undefined && rating) byStem.set(stem, [...(byStem.get(stem) ?? []), index]);
  }
  const [largest = []] = [...byStem.values()].sort((a, b) => b.length - a.length);
  return largest.length >= LEAST_BATTERY ? largest : [];
}
