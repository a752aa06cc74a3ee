import { digitValue } from '../../../core/digits.js';
import type { Problem } from '../../../core/problem.js';
import { parse, parseRegister, registerSchema, type Cap, type Catalogue, type Preferences } from '../../../model/index.js';
import { canonicalJson, EVERYTHING_CAP, type Json } from '../../../preferences/index.js';

/** The registers that the page shows, each with a field of its own. */
export function shownKeys(catalogue: Catalogue, preferences: Preferences): string[] {
  const { topics, offerKinds = {}, lifeEvents = {}, parameters = {} } = catalogue;
  const channels = Object.keys(preferences.channels);
  return [
    ...Object.entries(topics).flatMap(([id, { class: kind, channels: own }]) => {
      const open = own.filter((channel) => channels.includes(channel));
      return [
        ...(kind === 'safety' ? [] : [`topics.${id}.on`]),
        ...(kind === 'none' ? [`topics.${id}.digest`] : []),
        ...(open.length > 1 ? open.map((channel) => `topics.${id}.channels.${channel}`) : []),
      ];
    }),
    ...channels.flatMap((id) => [`channels.${id}.on`, `channels.${id}.use`]),
    ...Object.keys(offerKinds).map((id) => `offerKinds.${id}`),
    ...new Set([EVERYTHING_CAP, ...Object.keys(preferences.caps)].map((id) => `caps.${id}`)),
    'quiet',
    'subject.zone',
    'pause',
    ...Object.keys(lifeEvents).map((id) => `lifeEvents.${id}`),
    ...Object.keys(parameters).map((id) => `parameters.${id}`),
  ];
}

/** What a form says: what is to be set, and what of it cannot be, each for itself. */
export interface ReadForm {
  readonly set: Readonly<Record<string, Json>>;
  readonly problems: readonly Problem[];
}

/**
 * Reads a posted page. Only what differs from what the page had shown counts as chosen, so that what changed elsewhere meanwhile is not put
 * back.
 *
 * @param at now
 */
export function readForm(form: FormData, catalogue: Catalogue, preferences: Preferences, at: string): ReadForm {
  const shown = readShown(field(form, 'shown'));
  const set: Record<string, Json> = {};
  const problems: Problem[] = [];
  for (const key of shownKeys(catalogue, preferences)) {
    const before = Object.hasOwn(shown, key) ? shown[key]! : null;
    const to = valueOf(form, key, before, catalogue, at);
    if (canonicalJson(to) === canonicalJson(before)) continue;
    const parsed = parse(registerSchema(parseRegister(key)!), to);
    if (parsed.ok) set[key] = to;
    else problems.push({ ...parsed.error[0]!, where: key });
  }
  return { set, problems };
}

const field = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};
const all = (form: FormData, name: string): string[] => form.getAll(name).filter((value) => typeof value === 'string');

function readShown(json: string): Readonly<Record<string, Json>> {
  try {
    const value = JSON.parse(json) as unknown;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, Json>) : {};
  } catch {
    return {};
  }
}

/** Digits of any script, as people type them. */
const digits = (text: string): string => text.replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)));
/** A number, or the text as it is, which no schema takes for one. */
const numberOf = (text: string): Json => (/^-?\d+([.,]\d+)?$/.test(digits(text.trim())) ? Number(digits(text.trim()).replace(',', '.')) : text.trim());

function valueOf(form: FormData, key: string, before: Json, catalogue: Catalogue, at: string): Json {
  const [kind, id, last] = key.split('.') as [string, string?, string?];
  switch (kind) {
    case 'topics':
      if (last === 'digest') return field(form, key) === 'instant' && before === null ? null : field(form, key) || before;
      if (last === 'channels') return form.has(key) ? false : before === true ? true : null;
      return form.has(key) ? field(form, key) === 'true' : before;
    case 'channels':
      if (last === 'use') return form.has(key) ? ['safety'] : Array.isArray(before) && before.includes('any') ? before : null;
      return form.has(key) ? field(form, key) === 'true' : before;
    case 'offerKinds':
      return form.has(key) ? field(form, key) === 'true' : before;
    case 'caps':
      return capOf(form, key, id!, before);
    case 'quiet':
      return quietOf(form);
    case 'subject':
      return form.has(key) ? field(form, key) || null : before;
    case 'pause':
      return pauseOf(field(form, 'pause'), before, at);
    case 'lifeEvents':
      return lifeEventOf(form, key, before);
    default:
      return answerOf(form, key, catalogue.parameters?.[id!]?.type, before);
  }
}

function capOf(form: FormData, key: string, id: string, before: Json): Json {
  if (form.has(`${key}.remove`)) return null;
  if (id !== EVERYTHING_CAP || !form.has(`${key}.max`)) return before;
  const max = field(form, `${key}.max`).trim();
  const old = before as unknown as Cap | null;
  if (max === '') return old?.per.mode === 'calendar' && !old.channels && !old.topics ? null : before;
  const unit = field(form, `${key}.unit`);
  const weekStart = old?.per.mode === 'calendar' && old.per.unit === unit ? old.per.weekStart : undefined;
  return { max: numberOf(max), per: { mode: 'calendar', unit, ...(weekStart !== undefined && { weekStart }) } };
}

function quietOf(form: FormData): Json {
  const windows: Json[] = [];
  for (let i = 0; i < 200 && form.has(`quiet.${i}.start`); i++) {
    const [start, end] = [field(form, `quiet.${i}.start`), field(form, `quiet.${i}.end`)];
    if (!start && !end) continue;
    const days = all(form, `quiet.${i}.days`).map(Number);
    windows.push({ ...readShown(field(form, `quiet.${i}.scope`)), ...(days.length > 0 && { days }), start, end: end === '00:00' ? '24:00' : end });
  }
  return windows;
}

function pauseOf(choice: string, before: Json, at: string): Json {
  const until = (days: number): string => new Date(Date.parse(at) + days * 86_400_000).toISOString();
  switch (choice) {
    case '30':
      return { from: at, until: until(30) };
    case 'open':
      return { from: at, until: null };
    case 'end':
      return null;
    default:
      return before;
  }
}

function lifeEventOf(form: FormData, key: string, before: Json): Json {
  if (!form.has(`${key}.month`)) return before;
  const month = field(form, `${key}.month`);
  if (month === '') return null;
  const day = field(form, `${key}.day`).trim();
  // what the page does not ask, such as the year, stays
  const { day: _, muted: __, ...rest } = (before ?? {}) as Record<string, Json>;
  return { ...rest, month: Number(month), ...(day && { day: numberOf(day) }), share: form.has(`${key}.share`), uses: all(form, `${key}.uses`), ...(form.has(`${key}.muted`) && { muted: true }) };
}

function answerOf(form: FormData, key: string, type: string | undefined, before: Json): Json {
  switch (type) {
    case 'boolean':
      return form.has(key) ? field(form, key) === 'true' : before;
    case 'choices': {
      const chosen = all(form, key);
      return chosen.length > 0 ? chosen : null;
    }
    case 'integer':
      return form.has(key) ? (field(form, key).trim() === '' ? null : numberOf(field(form, key))) : before;
    default:
      return form.has(key) ? field(form, key) || null : before;
  }
}
