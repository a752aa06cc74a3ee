import type { Words } from '../../model/index.js';
import type { Plain } from '../../model/plugin/plain.js';
import type { Scalar } from '../values.js';
import type { PlaceHere } from './conditions.js';
import { NotMapped } from './conditions.js';
import { entryOf, isSource, listOf, Names, numberOf, textOf, type Importing, type Source } from './importing.js';

/** What a question became: mostly one; what conditions call it. */
export interface Made {
  readonly questions: readonly Readonly<Record<string, unknown>>[];
  place(part?: string): PlaceHere;
}

interface Context {
  readonly out: Importing;
  readonly ids: Names;
  words(value: Plain | undefined, where: string, max?: number): Words | undefined;
}

/** Means something, and has nothing like it here. */
const LOST: Readonly<Record<string, string>> = {
  defaultValue: 'A survey never answers for somebody.', defaultValueExpression: 'A survey never answers for somebody.', correctAnswer: 'There are no tests of knowledge here.',
  choicesByUrl: 'Choices are in the document.', choicesFromQuestion: 'Choices are in the document.', choicesVisibleIf: 'Choices have no conditions; ask on a page of its own.', choicesEnableIf: 'Choices have no conditions; ask on a page of its own.',
  rowsVisibleIf: 'Rows have no conditions.', columnsVisibleIf: 'Columns have no conditions.', setValueExpression: 'A survey never answers for somebody.', resetValueIf: 'Answers are kept, and those off the way are not sent.', maskType: 'The kind of field says what may be written.',
};
const NO_TYPE: Readonly<Record<string, string>> = {
  matrixdropdown: 'A table of fields is too much for a phone; ask row by row.', matrixdynamic: 'There are no repeated parts here.', paneldynamic: 'There are no repeated parts here.', signaturepad: 'There is no field for signatures.',
  image: 'A picture alone is no question.', expression: 'Write it as a score.', imagemap: 'There is no such type; offer choices.', microphone: 'There is no such type.',
};

/** Makes a question of an element; undefined, and told, if there is nothing like it. */
export function questionFrom(source: Source, where: string, context: Context): Made | undefined {
  const { out } = context;
  const type = textOf(source['type']) ?? 'text';
  if (Object.hasOwn(NO_TYPE, type)) {
    out.lost(where, 'question', `${type}: ${NO_TYPE[type]}`);
    return undefined;
  }
  const make = entryOf(MAKERS, type);
  if (!make) {
    out.lost(where, 'question', `There is no type "${type}" here; a plugin may have one.`);
    return undefined;
  }
  const made = make(source, where, context);
  if (!made) return undefined;
  for (const key of Object.keys(LOST)) if (source[key] !== undefined && source[key] !== '') out.lost(`${where}/${key}`, key, LOST[key]!);
  for (const [k, validator] of listOf(source['validators']).entries()) {
    const kind = isSource(validator) ? textOf(validator['type']) : undefined;
    if (kind === 'regex') out.lost(`${where}/validators/${k}`, 'validator', 'Patterns can take for ever, and are not taken.');
    else if (kind !== 'expression') out.came(`${where}/validators/${k}`, 'validator', kind === undefined ? 'Its kind is not known.' : 'Its own words are replaced by the usual ones.');
  }
  return made;
}

type Maker = (source: Source, where: string, context: Context) => Made | undefined;

/** What all questions have; a name alone is a title as well. */
function common(source: Source, where: string, { ids, words }: Context): { readonly id: string; readonly title: Words; readonly description?: Words } {
  const name = textOf(source['name']) ?? 'question';
  const description = words(source['description'], `${where}/description`);
  return { id: ids.for(name), title: words(source['title'], `${where}/title`) ?? name.slice(0, 2000), ...(description !== undefined && { description }) };
}

const validatorOf = (source: Source, type: string): Source => listOf(source['validators']).find((one): one is Source => isSource(one) && one['type'] === type) ?? {};
const given = <T>(key: string, value: T | undefined): Readonly<Record<string, T>> => (value === undefined ? {} : { [key]: value });
const whole = (value: number | undefined, least: number, most: number): number | undefined => (value !== undefined && Number.isInteger(value) && value >= least && value <= most ? value : undefined);

const one = (question: Readonly<Record<string, unknown>> & { readonly id: string }, kind: PlaceHere['kind'], value: (theirs: Scalar) => Scalar = (theirs) => theirs): Made => ({
  questions: [question],
  place: (part) => {
    if (part !== undefined) throw new NotMapped(`The answer to "${question.id}" has no part "${part}".`);
    return { of: `answers.${question.id}`, kind, value };
  },
});

const numeric = (theirs: Scalar): Scalar => (typeof theirs === 'string' && theirs.trim() !== '' && Number.isFinite(Number(theirs)) ? Number(theirs) : theirs);

const text: Maker = (source, where, context) => {
  const base = common(source, where, context);
  const input = textOf(source['inputType']) ?? 'text';
  const limits = { ...given('limit', whole(numberOf(source['maxLength']) ?? numberOf(validatorOf(source, 'text')['maxLength']), 1, 10_000)), ...given('least', whole(numberOf(validatorOf(source, 'text')['minLength']), 1, 10_000)) };
  if (input === 'number' || input === 'range') {
    const step = numberOf(source['step']);
    const bounds = { ...given('min', numberOf(source['min']) ?? numberOf(validatorOf(source, 'numeric')['minValue'])), ...given('max', numberOf(source['max']) ?? numberOf(validatorOf(source, 'numeric')['maxValue'])) };
    context.out.came(where, 'question', input === 'range' ? 'A range becomes a number.' : undefined);
    return one({ type: 'number', ...base, ...bounds, decimals: step !== undefined && Number.isInteger(step) ? 0 : 2 }, 'number', numeric);
  }
  if (input === 'date') {
    const day = (key: string): Readonly<Record<string, string>> => given(key, /^\d{4}-\d\d-\d\d$/.test(textOf(source[key]) ?? '') ? textOf(source[key]) : undefined);
    context.out.came(where, 'question');
    return one({ type: 'date', ...base, ...day('min'), ...day('max') }, 'text');
  }
  const format = entryOf({ email: 'email', tel: 'phone', url: 'url' }, input) ?? (validatorOf(source, 'email')['type'] === undefined ? undefined : 'email');
  const plain = input === 'text' || format !== undefined;
  context.out.came(where, 'question', plain ? undefined : `A field for "${input}" becomes one for text.`);
  return one({ type: 'text', ...base, long: false, ...given('format', format), ...limits }, 'text');
};

const comment: Maker = (source, where, context) => {
  context.out.came(where, 'question');
  return one({ type: 'text', ...common(source, where, context), long: true, ...given('limit', whole(numberOf(source['maxLength']), 1, 10_000)) }, 'text');
};

interface Choices {
  readonly choices: readonly Readonly<Record<string, unknown>>[];
  readonly value: (theirs: Scalar) => Scalar;
}

function choicesOf(all: readonly Plain[], where: string, { words }: Context, usual = 'choice'): Choices {
  const names = new Names(usual);
  const byValue = new Map<string, string>();
  const choices = all.slice(0, 500).flatMap((entry, i): readonly Readonly<Record<string, unknown>>[] => {
    const value = isSource(entry) ? entry['value'] : entry;
    const key = textOf(value) ?? (typeof value === 'boolean' ? String(value) : isSource(entry) ? textOf(entry['text']) : undefined);
    if (key === undefined) return [];
    // the old short form: "value|text"
    const [bare, shown] = isSource(entry) ? [key, undefined] : key.includes('|') ? [key.slice(0, key.indexOf('|')), key.slice(key.indexOf('|') + 1)] : [key, undefined];
    if (byValue.has(bare)) return [];
    const id = names.make(bare);
    byValue.set(bare, id);
    const text = (isSource(entry) ? words(entry['text'], `${where}/${i}/text`, 500) : shown) ?? bare.slice(0, 500);
    const image = isSource(entry) ? textOf(entry['imageLink']) : undefined;
    return [{ id, text, ...(image !== undefined && /^(https?:\/\/[^\s"'<>\\]+|\/(?!\/)[^\s"'<>\\]*)$/i.test(image) && { image: { src: image } }) }];
  });
  return { choices, value: (theirs) => byValue.get(String(theirs)) ?? (theirs === 'other' || theirs === 'none' ? theirs : ((): Scalar => { throw new NotMapped(`There is no choice ${JSON.stringify(theirs)}.`); })()) };
}

function chosen(several: boolean, look?: string): Maker {
  return (source, where, context) => {
    const base = common(source, where, context);
    const found = choicesOf(listOf(source['choices']), `${where}/choices`, context);
    const none = source['hasNone'] === true || source['showNoneItem'] === true;
    const choices = none ? [...found.choices.filter(({ id }) => id !== 'none'), { id: 'none', text: context.words(source['noneText'], `${where}/noneText`, 500) ?? 'None', ...(several && { alone: true }), pinned: true }] : found.choices;
    if (choices.length === 0) {
      context.out.lost(where, 'question', 'It has no choices in the document.');
      return undefined;
    }
    const many = several || (look === 'images' && source['multiSelect'] === true);
    const count = validatorOf(source, 'answercount');
    const most = whole(numberOf(source['maxSelectedChoices']) ?? numberOf(count['maxCount']), 1, 500);
    const least = whole(numberOf(source['minSelectedChoices']) ?? numberOf(count['minCount']), 1, choices.length);
    context.out.came(where, 'question', source['hasSelectAll'] === true || source['showSelectAllItem'] === true ? '"Select all" is left out.' : undefined);
    return one({
      type: many ? 'multiple-choice' : 'single-choice', ...base, choices, ...given('look', look),
      ...((source['hasOther'] === true || source['showOtherItem'] === true) && { other: true }),
      ...(source['choicesOrder'] === 'random' && { shuffle: true }),
      ...(many && least !== undefined && (most === undefined || least <= most) && { least }), ...(many && given('most', most)),
    }, many ? 'several' : 'one', found.value);
  };
}

const RECOMMEND = /recommend|empfehl|recommand|recomend|raccomand|aanbevel|rekomend|توصي|توصو|推荐|推薦|薦め/i;

const rating: Maker = (source, where, context) => {
  const base = common(source, where, context);
  const values = listOf(source['rateValues']);
  const numbers = values.map((entry) => numberOf(isSource(entry) ? entry['value'] : entry));
  const steps = numbers.every((value, i) => value !== undefined && Number.isInteger(value) && (i === 0 || value === numbers[i - 1]! + 1));
  if (values.length > 0 && !steps) return chosen(false)({ ...source, choices: values }, where, context);
  const count = numberOf(source['rateCount']);
  const min = values.length > 0 ? numbers[0]! : (numberOf(source['rateMin']) ?? 1);
  const max = values.length > 0 ? numbers.at(-1)! : (numberOf(source['rateMax']) ?? (count === undefined ? 5 : min + count - 1));
  if (!Number.isInteger(min) || !Number.isInteger(max) || max <= min || max - min > 100 || (numberOf(source['rateStep']) ?? 1) !== 1) {
    context.out.lost(where, 'question', 'A scale here has whole steps of one, at most a hundred.');
    return undefined;
  }
  const [low, high] = [context.words(source['minRateDescription'] ?? source['mininumRateDescription'], `${where}/minRateDescription`, 200), context.words(source['maxRateDescription'] ?? source['maximumRateDescription'], `${where}/maxRateDescription`, 200)];
  const ends = low !== undefined && high !== undefined ? { ends: { low, high } } : {};
  const said = typeof base.title === 'string' ? base.title : Object.values(base.title).join(' ');
  context.out.came(where, 'question');
  if (min === 0 && max === 10 && RECOMMEND.test(said)) return one({ type: 'nps', ...base, ...ends }, 'number', numeric);
  const look = entryOf({ stars: 'stars', smileys: 'smileys' }, textOf(source['rateType']) ?? textOf(source['rateDisplayMode']));
  const labels = values.length > 0 && values.every((entry) => isSource(entry) && entry['text'] !== undefined) ? values.map((entry, i) => context.words((entry as Source)['text'], `${where}/rateValues/${i}/text`, 100) ?? `${min + i}`) : undefined;
  return one({ type: 'rating', ...base, scale: { min, max }, ...ends, ...given('look', look), ...given('labels', labels) }, 'number', numeric);
};

const slider: Maker = (source, where, context) => {
  const [min, max] = [numberOf(source['min']) ?? 0, numberOf(source['max']) ?? 100];
  if (textOf(source['sliderType']) === 'range' || !Number.isInteger(min) || !Number.isInteger(max) || max <= min || max - min > 1000) {
    context.out.lost(where, 'question', 'A slider here gives one whole number.');
    return undefined;
  }
  context.out.came(where, 'question');
  return one({ type: 'rating', ...common(source, where, context), scale: { min, max }, look: 'slider' }, 'number', numeric);
};

const boolean: Maker = (source, where, context) => {
  const text = (key: string, usual: string): Words => context.words(source[key], `${where}/${key}`, 500) ?? usual;
  context.out.came(where, 'question');
  const [yes, no] = [textOf(source['valueTrue']) ?? 'true', textOf(source['valueFalse']) ?? 'false'];
  return one({ type: 'single-choice', ...common(source, where, context), choices: [{ id: 'yes', text: text('labelTrue', 'Yes') }, { id: 'no', text: text('labelFalse', 'No') }] }, 'one', (theirs) => (String(theirs) === yes || theirs === true ? 'yes' : String(theirs) === no || theirs === false ? 'no' : String(theirs).toLowerCase()));
};

const ranking: Maker = (source, where, context) => {
  const { choices, value } = choicesOf(listOf(source['choices']), `${where}/choices`, context);
  if (choices.length === 0) {
    context.out.lost(where, 'question', 'It has no choices in the document.');
    return undefined;
  }
  context.out.came(where, 'question');
  return one({ type: 'ranking', ...common(source, where, context), choices, ...(source['choicesOrder'] === 'random' && { shuffle: true }), ...given('top', whole(numberOf(source['maxSelectedChoices']), 1, choices.length)) }, 'ranking', value);
};

const matrix: Maker = (source, where, context) => {
  const base = common(source, where, context);
  const rows = choicesOf(listOf(source['rows']), `${where}/rows`, context, 'row');
  const columns = choicesOf(listOf(source['columns']), `${where}/columns`, context);
  if (source['cellType'] === 'checkbox' || rows.choices.length === 0 || rows.choices.length > 100 || columns.choices.length === 0) {
    context.out.lost(where, 'question', rows.choices.length === 0 || columns.choices.length === 0 ? 'It has no rows or columns in the document.' : 'One answer a row, in at most a hundred rows.');
    return undefined;
  }
  const numbers = listOf(source['columns']).map((entry) => numberOf(isSource(entry) ? entry['value'] : entry));
  const isScale = numbers.length > 1 && numbers.every((value, i) => value !== undefined && Number.isInteger(value) && (i === 0 || value === numbers[i - 1]! + 1)) && listOf(source['columns']).every((entry) => !isSource(entry) || entry['text'] === undefined);
  context.out.came(where, 'question');
  const question = {
    type: 'matrix', ...base, rows: rows.choices.map(({ id, text }) => ({ id, text })), ...(source['rowOrder'] === 'random' || source['rowsOrder'] === 'random' ? { shuffle: true } : {}),
    answers: isScale ? { kind: 'scale', scale: { min: numbers[0]!, max: numbers.at(-1)! } } : { kind: 'choices', choices: columns.choices },
  };
  return {
    questions: [question],
    place: (part) => (part === undefined ? { of: `answers.${base.id}`, kind: 'matrix', value: (theirs) => theirs } : { of: `answers.${base.id}`, row: String(rows.value(part)), kind: isScale ? 'number' : 'one', value: isScale ? numeric : columns.value }),
  };
};

const multipleText: Maker = (source, where, context) => {
  const base = common(source, where, context);
  const parts = new Map<string, Made>();
  for (const [i, item] of listOf(source['items']).entries()) {
    const name = isSource(item) ? textOf(item['name']) : undefined;
    if (!isSource(item) || name === undefined) continue;
    const made = text({ ...item, name: `${textOf(source['name']) ?? 'question'} ${name}`, title: item['title'] ?? name }, `${where}/items/${i}`, context);
    if (made) parts.set(name, made);
  }
  context.out.came(where, 'question', 'Several lines become a question each.');
  return {
    questions: [{ type: 'statement', id: context.ids.make(`${base.id} heading`), title: base.title }, ...[...parts.values()].flatMap(({ questions }) => questions)],
    place: (part) => {
      const found = part === undefined ? undefined : parts.get(part);
      if (!found) throw new NotMapped('Several lines are several questions here.');
      return found.place();
    },
  };
};

const html: Maker = (source, where, context) => {
  const [title, description] = [context.words(source['html'] ?? source['title'], `${where}/html`), context.words(source['description'], `${where}/description`, 5000)];
  if (title === undefined && description === undefined) {
    context.out.lost(where, 'text', 'Without its markup nothing is left of it.');
    return undefined;
  }
  context.out.came(where, 'text');
  return one({ type: 'statement', id: context.ids.for(textOf(source['name']) ?? 'text'), title: title ?? description!, ...(title !== undefined && given('description', description)) }, 'other');
};

const file: Maker = (source, where, context) => {
  const types = (textOf(source['acceptedTypes']) ?? '').split(',').map((one) => one.trim().toLowerCase());
  const accept = types.filter((one) => /^[a-z]+\/(\*|[a-z0-9.+-]{1,100})$/.test(one));
  context.out.came(where, 'question', types.some((one) => one.startsWith('.')) ? 'Kinds of files are told by media type; endings were left out.' : undefined);
  return one({ type: 'file', ...common(source, where, context), ...(source['allowMultiple'] === true && { most: 20 }), ...(accept.length > 0 && { accept: accept.slice(0, 20) }), ...given('largest', whole(numberOf(source['maxSize']), 1, Number.MAX_SAFE_INTEGER)) }, 'other');
};

const MAKERS: Readonly<Record<string, Maker>> = {
  text, comment, radiogroup: chosen(false), dropdown: chosen(false, 'dropdown'), buttongroup: chosen(false), checkbox: chosen(true), tagbox: chosen(true), imagepicker: chosen(false, 'images'),
  rating, slider, boolean, ranking, matrix, multipletext: multipleText, html, file,
};
