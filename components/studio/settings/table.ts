import { CONTACT_FIELDS, type QuestionOf, type QuestionType } from '../../../src/model/index.js';
import type { Key } from '../studio.messages.js';

/** How one setting of a question is edited. */
export type Editor =
  | { readonly kind: 'words'; readonly long?: true; readonly needed?: true }
  /** `usual`: what holds if nothing is said. */
  | { readonly kind: 'flag'; readonly usual?: true }
  | { readonly kind: 'pick'; readonly options: readonly (readonly [value: string, label: Key])[]; readonly usual: string }
  | { readonly kind: 'number'; readonly min?: number; readonly max?: number; readonly step?: number | 'any' }
  | { readonly kind: 'line'; readonly type?: 'text' | 'date' }
  | { readonly kind: 'many'; readonly options: readonly (readonly [value: string, label: Key])[]; readonly needed?: true }
  /** Media types, one a line. */
  | { readonly kind: 'lines' }
  | { readonly kind: 'choices' | 'rows' | 'feelings' | 'labels' | 'areas' | 'scale' | 'ends' | 'answers' | 'rules' | 'required' | 'condition' | 'plugin' };

export type Setting<K extends string = string> = Editor & {
  readonly key: K;
  readonly label: Key;
  /** Always in sight, with what most people need, or under "More settings". */
  readonly more?: true;
};

/** Every type has an editor for each of its keys but its type and its name, which the frame of the question has; a test holds it to the schemas. */
export type SettingsTable = { readonly [Type in QuestionType]: readonly Setting<Exclude<keyof QuestionOf<Type>, 'type' | 'id' | 'title'> & string>[] };

type CommonKey = 'description' | 'required' | 'visibleIf' | 'rules' | 'touchpoint' | 'area';
const description = { key: 'description', kind: 'words', long: true, label: 'studio.set.description' } as const;
const visibleIf = { key: 'visibleIf', kind: 'condition', label: 'studio.set.visibleIf', more: true } as const;
const common: readonly Setting<CommonKey>[] = [
  description,
  { key: 'required', kind: 'required', label: 'studio.set.required' },
  visibleIf,
  { key: 'rules', kind: 'rules', label: 'studio.set.rules', more: true },
  { key: 'touchpoint', kind: 'line', label: 'studio.set.touchpoint', more: true },
  { key: 'area', kind: 'line', label: 'studio.set.area', more: true },
];
const rated: readonly Setting<'ends' | 'wording'>[] = [
  { key: 'ends', kind: 'ends', label: 'studio.set.ends' },
  { key: 'wording', kind: 'line', label: 'studio.set.wording', more: true },
];
const business: Setting<'business'> = { key: 'business', kind: 'words', label: 'studio.set.business' };
const choices: readonly Setting<'choices' | 'shuffle'>[] = [
  { key: 'choices', kind: 'choices', label: 'studio.set.choices' },
  { key: 'shuffle', kind: 'flag', label: 'studio.set.shuffle', more: true },
];
const other: Setting<'other'> = { key: 'other', kind: 'flag', label: 'studio.set.other' };
const fields = CONTACT_FIELDS.map((field) => [field, `studio.contact.${field}`] as const);

export const SETTINGS: SettingsTable = {
  nps: [business, ...common, ...rated],
  csat: [
    { key: 'look', kind: 'pick', label: 'studio.set.look', usual: 'stars', options: [['stars', 'studio.look.stars'], ['smileys', 'studio.look.smileys'], ['buttons', 'studio.look.buttons']] },
    ...common, ...rated,
  ],
  ces: [business, ...common, ...rated],
  rating: [
    { key: 'scale', kind: 'scale', label: 'studio.set.scale' },
    { key: 'look', kind: 'pick', label: 'studio.set.look', usual: 'buttons', options: [['buttons', 'studio.look.buttons'], ['stars', 'studio.look.stars'], ['smileys', 'studio.look.smileys'], ['slider', 'studio.look.slider']] },
    ...common, ...rated,
    { key: 'labels', kind: 'labels', label: 'studio.set.labels', more: true },
    { key: 'metric', kind: 'line', label: 'studio.set.metric', more: true },
  ],
  emotion: [
    { key: 'look', kind: 'pick', label: 'studio.set.look', usual: 'words', options: [['words', 'studio.look.words'], ['grid', 'studio.look.grid']] },
    { key: 'words', kind: 'feelings', label: 'studio.set.feelings' },
    { key: 'intensity', kind: 'flag', usual: true, label: 'studio.set.intensity' },
    ...common,
  ],
  'single-choice': [
    ...choices, other,
    { key: 'look', kind: 'pick', label: 'studio.set.look', usual: 'list', options: [['list', 'studio.look.list'], ['images', 'studio.look.images'], ['dropdown', 'studio.look.dropdown']] },
    ...common,
  ],
  'multiple-choice': [
    ...choices, other,
    { key: 'look', kind: 'pick', label: 'studio.set.look', usual: 'list', options: [['list', 'studio.look.list'], ['images', 'studio.look.images']] },
    { key: 'least', kind: 'number', min: 0, label: 'studio.set.least-choices', more: true },
    { key: 'most', kind: 'number', min: 1, label: 'studio.set.most-choices', more: true },
    ...common,
  ],
  ranking: [...choices, { key: 'top', kind: 'number', min: 1, label: 'studio.set.top', more: true }, ...common],
  matrix: [
    { key: 'rows', kind: 'rows', label: 'studio.set.rows' },
    { key: 'answers', kind: 'answers', label: 'studio.set.answers' },
    { key: 'shuffle', kind: 'flag', label: 'studio.set.shuffle', more: true },
    ...common, ...rated,
  ],
  text: [
    { key: 'long', kind: 'flag', usual: true, label: 'studio.set.long' },
    { key: 'format', kind: 'pick', label: 'studio.set.format', usual: 'any', options: [['any', 'studio.format.any'], ['email', 'studio.format.email'], ['phone', 'studio.format.phone'], ['url', 'studio.format.url']] },
    ...common,
    { key: 'least', kind: 'number', min: 1, max: 10_000, label: 'studio.set.least-letters', more: true },
    { key: 'limit', kind: 'number', min: 1, max: 10_000, label: 'studio.set.limit', more: true },
    { key: 'mask', kind: 'flag', usual: true, label: 'studio.set.mask', more: true },
  ],
  number: [
    { key: 'min', kind: 'number', step: 'any', label: 'studio.set.min' },
    { key: 'max', kind: 'number', step: 'any', label: 'studio.set.max' },
    { key: 'unit', kind: 'words', label: 'studio.set.unit' },
    ...common,
    { key: 'decimals', kind: 'number', min: 0, max: 6, label: 'studio.set.decimals', more: true },
    { key: 'currency', kind: 'line', label: 'studio.set.currency', more: true },
  ],
  date: [
    { key: 'min', kind: 'line', type: 'date', label: 'studio.set.min-date' },
    { key: 'max', kind: 'line', type: 'date', label: 'studio.set.max-date' },
    ...common,
  ],
  contact: [
    { key: 'purpose', kind: 'words', needed: true, label: 'studio.set.purpose' },
    { key: 'fields', kind: 'many', needed: true, options: fields, label: 'studio.set.fields' },
    { key: 'needed', kind: 'many', options: fields, label: 'studio.set.needed' },
    ...common,
  ],
  consent: [
    { key: 'purpose', kind: 'line', label: 'studio.set.consent-purpose' },
    ...common,
    { key: 'notice', kind: 'line', label: 'studio.set.notice', more: true },
  ],
  area: [{ key: 'areas', kind: 'areas', label: 'studio.set.areas' }, ...common],
  file: [
    { key: 'screenshot', kind: 'flag', label: 'studio.set.screenshot' },
    { key: 'most', kind: 'number', min: 1, max: 20, label: 'studio.set.most-files' },
    ...common,
    { key: 'accept', kind: 'lines', label: 'studio.set.accept', more: true },
    { key: 'largest', kind: 'number', min: 1, label: 'studio.set.largest', more: true },
  ],
  statement: [description, visibleIf],
  custom: [
    { key: 'settings', kind: 'plugin', label: 'studio.set.settings' },
    { key: 'kind', kind: 'line', label: 'studio.set.kind', more: true },
    ...common,
    { key: 'wording', kind: 'line', label: 'studio.set.wording', more: true },
  ],
};
