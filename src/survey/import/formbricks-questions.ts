import type { Words } from '../../model/index.js';
import type { Plain } from '../../model/plugin/plain.js';
import type { Scalar } from '../values.js';
import { NotMapped, type PlaceHere } from './conditions.js';
import { entryOf, isSource, listOf, Names, numberOf, textOf, type Importing, type Source } from './importing.js';

/** What an element of Formbricks became, and what logic calls it. */
export interface MadeElement {
  readonly question: Readonly<Record<string, unknown>> & { readonly id: string };
  place(row?: string): PlaceHere;
  /** Rows of a matrix, as ours. */
  readonly rows?: readonly string[];
}

interface Context {
  readonly out: Importing;
  readonly ids: Names;
  words(value: Plain | undefined, where: string, max?: number): Words | undefined;
}
type Maker = (source: Source, where: string, context: Context) => MadeElement | undefined;

/** Makes a question of an element; undefined, and told, if there is nothing like it. */
export function elementFrom(source: Source, where: string, context: Context): MadeElement | undefined {
  const type = textOf(source['type']);
  const make = entryOf(MAKERS, type);
  if (!make) {
    context.out.lost(where, 'question', type === 'cal' ? 'Appointments are not made in a survey.' : `There is no type "${type ?? ''}" here.`);
    return undefined;
  }
  for (const key of ['imageUrl', 'videoUrl'] as const) if (typeof source[key] === 'string' && source[key] !== '') context.out.lost(`${where}/${key}`, 'picture', 'Questions have no picture of their own.');
  return make(source, where, context);
}

const given = <T>(key: string, value: T | undefined): Readonly<Record<string, T>> => (value === undefined ? {} : { [key]: value });

function common(source: Source, where: string, { ids, words }: Context): { readonly id: string; readonly title: Words; readonly description?: Words; readonly required?: true } {
  const id = ids.for(textOf(source['id']) ?? 'question');
  return { id, title: words(source['headline'], `${where}/headline`) ?? id, ...given('description', words(source['subheader'], `${where}/subheader`)), ...(source['required'] === true && { required: true as const }) } as ReturnType<typeof common>;
}

const whole = (question: MadeElement['question'], kind: PlaceHere['kind'], value: (theirs: Scalar) => Scalar = (theirs) => theirs): MadeElement => ({
  question,
  place: (row) => {
    if (row !== undefined) throw new NotMapped(`The answer to "${question.id}" has no rows.`);
    return { of: `answers.${question.id}`, kind, value };
  },
});
const numeric = (theirs: Scalar): Scalar => (typeof theirs === 'string' && theirs.trim() !== '' && Number.isFinite(Number(theirs)) ? Number(theirs) : theirs);

const ends = (source: Source, where: string, { words }: Context): Readonly<Record<string, unknown>> => {
  const [low, high] = [words(source['lowerLabel'], `${where}/lowerLabel`, 200), words(source['upperLabel'], `${where}/upperLabel`, 200)];
  return low !== undefined && high !== undefined ? { ends: { low, high } } : {};
};

const openText: Maker = (source, where, context) => {
  const base = common(source, where, context);
  const input = textOf(source['inputType']) ?? 'text';
  const limit = isSource(source['charLimit']) && source['charLimit']['enabled'] === true ? source['charLimit'] : {};
  const within = (key: string): number | undefined => { const value = numberOf(limit[key]); return value !== undefined && Number.isInteger(value) && value >= 1 && value <= 10_000 ? value : undefined; };
  context.out.came(where, 'question');
  if (input === 'number') return whole({ type: 'number', ...base, decimals: 2 }, 'number', numeric);
  return whole({ type: 'text', ...base, long: source['longAnswer'] !== false, ...given('format', entryOf({ email: 'email', url: 'url', phone: 'phone' }, input)), ...given('least', within('min')), ...given('limit', within('max')) }, 'text');
};

function choicesOf(all: readonly Plain[], where: string, context: Context): { readonly choices: readonly Readonly<Record<string, unknown>>[]; readonly other: boolean; readonly value: (theirs: Scalar) => Scalar } {
  const names = new Names('choice');
  const known = new Map<string, string>();
  const choices = all.slice(0, 500).flatMap((entry, i): readonly Readonly<Record<string, unknown>>[] => {
    const id = isSource(entry) ? textOf(entry['id']) : undefined;
    const text = isSource(entry) ? context.words(entry['label'], `${where}/${i}/label`, 500) : context.words(entry, `${where}/${i}`, 500);
    if (id === 'other' || text === undefined) return [];
    const said = typeof text === 'string' ? text : Object.values(text)[0]!;
    // ids of theirs are random; the words make better names for people who read the data
    const made = names.make(id !== undefined && !/^[a-z0-9]{20,}$/.test(id) ? id : said);
    for (const key of [id, said]) if (key !== undefined && !known.has(key)) known.set(key, made);
    return [{ id: made, text, ...(id === 'none' && { alone: true, pinned: true }) }];
  });
  return { choices, other: all.some((entry) => isSource(entry) && entry['id'] === 'other'), value: (theirs) => known.get(String(theirs)) ?? (theirs === 'other' ? 'other' : ((): Scalar => { throw new NotMapped(`There is no choice ${JSON.stringify(theirs)}.`); })()) };
}

const shuffled = (source: Source, choices: readonly Readonly<Record<string, unknown>>[]): Readonly<Record<string, unknown>> => {
  const option = textOf(source['shuffleOption']);
  if (option !== 'all' && option !== 'exceptLast') return { choices };
  return { shuffle: true, choices: option === 'all' ? choices : choices.map((choice, i) => (i === choices.length - 1 ? { ...choice, pinned: true } : choice)) };
};

const chosen = (several: boolean): Maker => (source, where, context) => {
  const base = common(source, where, context);
  const { choices, other, value } = choicesOf(listOf(source['choices']), `${where}/choices`, context);
  if (choices.length === 0) {
    context.out.lost(where, 'question', 'It has no choices.');
    return undefined;
  }
  context.out.came(where, 'question');
  const alone = several ? choices : choices.map(({ alone: _alone, ...choice }) => choice);
  return whole({ type: several ? 'multiple-choice' : 'single-choice', ...base, ...shuffled(source, alone), ...(other && { other: true }), ...(!several && source['displayType'] === 'dropdown' && { look: 'dropdown' }) }, several ? 'several' : 'one', value);
};

const pictures: Maker = (source, where, context) => {
  const base = common(source, where, context);
  const several = source['allowMulti'] === true || source['allowMultiple'] === true;
  const known = new Map<string, string>();
  const choices = listOf(source['choices']).flatMap((entry, i) => {
    const src = isSource(entry) ? textOf(entry['imageUrl']) : undefined;
    if (!isSource(entry) || src === undefined || !/^(https?:\/\/[^\s"'<>\\]+|\/(?!\/)[^\s"'<>\\]*)$/i.test(src)) return [];
    known.set(textOf(entry['id']) ?? src, `picture-${i + 1}`);
    return [{ id: `picture-${i + 1}`, text: String(i + 1), image: { src } }];
  });
  if (choices.length === 0) {
    context.out.lost(where, 'question', 'None of its pictures has an address that may be shown.');
    return undefined;
  }
  context.out.came(where, 'question', 'Say what each picture shows ("text"), for those who do not see it.');
  return whole({ type: several ? 'multiple-choice' : 'single-choice', ...base, choices, look: 'images' }, several ? 'several' : 'one', (theirs) => known.get(String(theirs)) ?? theirs);
};

const rating: Maker = (source, where, context) => {
  const range = numberOf(source['range']) ?? 5;
  if (!Number.isInteger(range) || range < 2 || range > 100) {
    context.out.lost(where, 'question', 'Its scale has no whole steps.');
    return undefined;
  }
  const type = textOf(source['type']);
  const fits = (type === 'csat' && range === 5) || (type === 'ces' && range === 7);
  context.out.came(where, 'question', (type === 'csat' || type === 'ces') && !fits ? `It is asked from 1 to ${range}, which is not the usual scale; it became a rating of its own.` : undefined);
  const look = entryOf({ star: 'stars', smiley: 'smileys' }, textOf(source['scale']));
  const base = { ...common(source, where, context), ...ends(source, where, context) };
  if (fits) return whole({ type, ...base, ...(type === 'csat' && given('look', look)) } as unknown as MadeElement['question'], 'number', numeric);
  return whole({ type: 'rating', ...base, scale: { min: 1, max: range }, ...given('look', look) }, 'number', numeric);
};

const matrix: Maker = (source, where, context) => {
  const base = common(source, where, context);
  const rows = choicesOf(listOf(source['rows']), `${where}/rows`, context);
  const columns = choicesOf(listOf(source['columns']), `${where}/columns`, context);
  if (rows.choices.length === 0 || rows.choices.length > 100 || columns.choices.length === 0) {
    context.out.lost(where, 'question', 'It has no rows or no columns.');
    return undefined;
  }
  context.out.came(where, 'question');
  return {
    question: { type: 'matrix', ...base, rows: rows.choices.map(({ id, text }) => ({ id, text })), answers: { kind: 'choices', choices: columns.choices.map(({ id, text }) => ({ id, text })) }, ...(textOf(source['shuffleOption']) === 'all' && { shuffle: true }) },
    place: (row) => ({ of: `answers.${base.id}`, ...(row === undefined ? { kind: 'matrix', value: (theirs: Scalar) => theirs } : { row: String(rows.value(row)), kind: 'one', value: columns.value }) }),
    rows: rows.choices.map(({ id }) => String(id)),
  };
};

/** Name, address and the like; what a field is for has to be said here. */
const contact = (fields: Readonly<Record<string, 'name' | 'email' | 'phone' | 'company' | 'postcode' | 'country'>>): Maker => (source, where, context) => {
  const base = common(source, where, context);
  const shown = Object.keys(fields).filter((key) => isSource(source[key]) && (source[key])['show'] === true);
  const lost = ['addressLine1', 'addressLine2', 'city', 'state'].filter((key) => isSource(source[key]) && (source[key])['show'] === true);
  const asked = [...new Set(shown.map((key) => fields[key]!))];
  if (asked.length === 0) {
    context.out.lost(where, 'question', 'None of its fields has one here.');
    return undefined;
  }
  context.out.came(where, 'question', lost.length > 0 ? `There is no field for ${lost.join(', ')}.` : 'Say what the details are for ("purpose").');
  const needed = [...new Set(shown.filter((key) => (source[key] as Source)['required'] === true).map((key) => fields[key]!))];
  return whole({ type: 'contact', ...base, fields: asked, ...(needed.length > 0 && { needed }), purpose: base.title }, 'other');
};

const simple = (make: (source: Source, where: string, context: Context) => { readonly question: MadeElement['question']; readonly kind: PlaceHere['kind']; readonly changed?: string; readonly value?: (theirs: Scalar) => Scalar }): Maker => (source, where, context) => {
  const { question, kind, changed, value } = make(source, where, context);
  context.out.came(where, 'question', changed);
  return whole(question, kind, value);
};

const EXTENSIONS: Readonly<Record<string, string>> = { pdf: 'application/pdf', png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', webp: 'image/webp', heic: 'image/heic', mp4: 'video/mp4', mov: 'video/quicktime', txt: 'text/plain', csv: 'text/csv', zip: 'application/zip' };

const MAKERS: Readonly<Record<string, Maker>> = {
  openText, multipleChoiceSingle: chosen(false), multipleChoiceMulti: chosen(true), pictureSelection: pictures, rating, csat: rating, ces: rating, matrix,
  nps: simple((source, where, context) => ({ question: { type: 'nps', ...common(source, where, context), ...ends(source, where, context) }, kind: 'number', value: numeric })),
  consent: simple((source, where, context) => {
    const { title, description, ...base } = common(source, where, context);
    const label = context.words(source['label'], `${where}/label`);
    return { question: { type: 'consent', ...base, title: label ?? title, ...given('description', label === undefined ? description : title), purpose: 'consent' }, kind: 'boolean', changed: 'Say which purpose of the ledger is meant ("purpose").', value: (theirs) => theirs === true || theirs === 'accepted' };
  }),
  cta: simple((source, where, context) => {
    const { title, description, id } = common(source, where, context);
    return { question: { type: 'statement', id, title, ...given('description', description) }, kind: 'other', changed: source['buttonExternal'] === true ? 'Links are on endings; the button was left out.' : 'It is read, and gone on from.' };
  }),
  date: simple((source, where, context) => ({ question: { type: 'date', ...common(source, where, context) }, kind: 'text' })),
  ranking: (source, where, context) => {
    const base = common(source, where, context);
    const { choices, value } = choicesOf(listOf(source['choices']), `${where}/choices`, context);
    if (choices.length === 0) {
      context.out.lost(where, 'question', 'It has no choices.');
      return undefined;
    }
    context.out.came(where, 'question');
    return whole({ type: 'ranking', ...base, ...shuffled(source, choices) }, 'ranking', value);
  },
  fileUpload: simple((source, where, context) => {
    const accept = [...new Set(listOf(source['allowedFileExtensions']).flatMap((one) => entryOf(EXTENSIONS, textOf(one)) ?? []))];
    const megabytes = numberOf(source['maxSizeInMB']);
    return { question: { type: 'file', ...common(source, where, context), ...(source['allowMultipleFiles'] === true && { most: 20 }), ...(accept.length > 0 && { accept }), ...(megabytes !== undefined && megabytes > 0 && megabytes < 1e6 && { largest: Math.ceil(megabytes * 1_000_000) }) }, kind: 'other' };
  }),
  contactInfo: contact({ firstName: 'name', lastName: 'name', email: 'email', phone: 'phone', company: 'company' }),
  address: contact({ zip: 'postcode', country: 'country' }),
};
