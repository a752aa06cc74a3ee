import * as z from 'zod/mini';
import { scaleSchema } from '../instrument.js';
import { currency, date, line, slug, webAddress } from '../text.js';
import { condition } from './condition.js';
import { words } from './words-schema.js';

/** Something to choose. */
const choice = z.strictObject({
  id: slug(),
  text: words(500),
  /** A picture, and what it shows for those who do not see it (the text, if not said). */
  image: z.optional(z.strictObject({ src: webAddress(), alt: z.optional(words(500)) })),
  /** Chosen alone: "none of these". */
  alone: z.optional(z.boolean()),
  /** Keeps its place when the others are shuffled. */
  pinned: z.optional(z.boolean()),
  /** What it adds to a score. */
  points: z.optional(z.number()),
});
export type Choice = z.infer<typeof choice>;
const choices = () => z.array(choice).check(z.minLength(1), z.maxLength(500));

/** What every question has. */
const common = {
  /** Its name in the data and in conditions. */
  id: slug(),
  /** A word more. */
  description: z.optional(words()),
  /** Must it be answered? Default: no. */
  required: z.optional(z.union([z.boolean(), condition])),
  /** Asked only when this holds. */
  visibleIf: z.optional(condition),
  /** Other things that must hold for an answer to be taken, each with what to say if not. */
  rules: z.optional(z.array(z.strictObject({ holds: condition, message: words(500) })).check(z.maxLength(20))),
  /** The point of the journey that the answer is about, if another than the survey's. */
  touchpoint: z.optional(slug()),
  /** The area of the rating structure that the answer is about. */
  area: z.optional(slug()),
};
const title = { title: words() };
/** Those with a usual question of their own may leave the title out. */
const ownTitle = { title: z.optional(words()) };

const ends = z.optional(z.strictObject({ low: words(200), high: words(200) }));
const rated = {
  /** An id of the wording that translations and other surveys share. Answers to different wordings are not averaged. */
  wording: z.optional(line(80)),
  /** What the ends of the scale mean. */
  ends,
};
/** Whether the choices come in another order for everybody. */
const shuffle = z.optional(z.boolean());

const nps = z.strictObject({ type: z.literal('nps'), ...common, ...ownTitle, ...rated, /** Whom to recommend. */ business: z.optional(words(200)) });
const csat = z.strictObject({ type: z.literal('csat'), ...common, ...ownTitle, ...rated, look: z.optional(z.enum(['stars', 'smileys', 'buttons'])) });
const ces = z.strictObject({ type: z.literal('ces'), ...common, ...ownTitle, ...rated, business: z.optional(words(200)) });
const rating = z.strictObject({
  type: z.literal('rating'), ...common, ...title, ...rated,
  /** The metric that it counts for; one of the question's own if not said. */
  metric: z.optional(slug()),
  scale: scaleSchema,
  look: z.optional(z.enum(['buttons', 'stars', 'smileys', 'slider'])),
  /** What each step means, from the lowest. */
  labels: z.optional(z.array(words(100)).check(z.maxLength(101))),
});
const emotion = z.strictObject({
  type: z.literal('emotion'), ...common, ...title,
  /** `words`: a word, then how strongly; `grid`: a place between unpleasant and pleasant, calm and stirred up. */
  look: z.optional(z.enum(['words', 'grid'])),
  /** The words to choose from; the usual eight if not given. Ids are what is counted. */
  words: z.optional(z.array(z.strictObject({ id: slug(), text: words(100) })).check(z.minLength(2), z.maxLength(30))),
  /** Asks how strongly. Default: yes. */
  intensity: z.optional(z.boolean()),
});
const single = z.strictObject({
  type: z.literal('single-choice'), ...common, ...title, choices: choices(), shuffle,
  look: z.optional(z.enum(['list', 'images', 'dropdown'])),
  /** Offers to write something else. */
  other: z.optional(z.boolean()),
});
const multiple = z.strictObject({
  type: z.literal('multiple-choice'), ...common, ...title, choices: choices(), shuffle,
  look: z.optional(z.enum(['list', 'images'])),
  other: z.optional(z.boolean()),
  /** How many may be chosen. */
  least: z.optional(z.int().check(z.gte(0))),
  most: z.optional(z.int().check(z.gte(1))),
});
const ranking = z.strictObject({
  type: z.literal('ranking'), ...common, ...title, choices: choices(), shuffle,
  /** Only the first so many are to be put in order. */
  top: z.optional(z.int().check(z.gte(1))),
});
const row = z.strictObject({ id: slug(), text: words(500) });
const rows = z.array(row).check(z.minLength(1), z.maxLength(100));
const matrix = z.strictObject({
  type: z.literal('matrix'), ...common, ...title, ...rated, rows, shuffle,
  /** What every row is answered with: a scale, each row then counts for its own metric, or choices. */
  answers: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('scale'), scale: scaleSchema, metric: z.optional(slug()), labels: z.optional(z.array(words(100)).check(z.maxLength(11))) }),
    z.strictObject({ kind: z.literal('choices'), choices: choices() }),
  ]),
});
const text = z.strictObject({
  type: z.literal('text'), ...common, ...title,
  /** One line or several. Default: several. */
  long: z.optional(z.boolean()),
  /** What one line is to be. */
  format: z.optional(z.enum(['any', 'email', 'phone', 'url'])),
  /** At most so many characters; 2,000 if not said. */
  limit: z.optional(z.int().check(z.gte(1), z.lte(10_000))),
  least: z.optional(z.int().check(z.gte(1), z.lte(10_000))),
  /** Looks for card numbers and the like, and hides them before anything is sent. Default: yes. */
  mask: z.optional(z.boolean()),
});
const number = z.strictObject({
  type: z.literal('number'), ...common, ...title,
  min: z.optional(z.number()), max: z.optional(z.number()),
  /** Digits behind the point; 0 for whole numbers. */
  decimals: z.optional(z.int().check(z.gte(0), z.lte(6))),
  /** What is counted: `km`, `nights`; or money. */
  unit: z.optional(words(40)),
  currency: z.optional(currency()),
});
const dated = z.strictObject({ type: z.literal('date'), ...common, ...title, min: z.optional(date()), max: z.optional(date()) });
export const CONTACT_FIELDS = ['name', 'email', 'phone', 'company', 'postcode', 'country'] as const;
export type ContactField = (typeof CONTACT_FIELDS)[number];
const contact = z.strictObject({
  type: z.literal('contact'), ...common, ...title,
  fields: z.array(z.enum(CONTACT_FIELDS)).check(z.minLength(1)),
  /** Those of the fields that must be filled if any is. */
  needed: z.optional(z.array(z.enum(CONTACT_FIELDS))),
  /** What the details are for; shown beside them. */
  purpose: words(500),
});
const consent = z.strictObject({ type: z.literal('consent'), ...common, ...title, /** What is allowed, in the ledger of consents. */ purpose: slug(), notice: z.optional(line(80)) });

/** An area that customers rate, and those in it. */
export interface Area {
  readonly id: string;
  readonly text: string | Readonly<Record<string, string>>;
  readonly areas?: readonly Area[] | undefined;
}
const area: z.ZodMiniType<Area> = z.lazy(() =>
  z.strictObject({ id: slug(), text: words(200), areas: z.optional(z.array(area).check(z.maxLength(100))) }),
) as z.ZodMiniType<Area>;
const whichArea = z.strictObject({
  type: z.literal('area'), ...common, ...ownTitle,
  /** The rating structure; the usual one if not given. */
  areas: z.optional(z.array(area).check(z.minLength(1), z.maxLength(100))),
});
const file = z.strictObject({
  type: z.literal('file'), ...common, ...title,
  /** Media types that are taken: `image/*`, `application/pdf`. */
  accept: z.optional(z.array(z.string().check(z.regex(/^[a-z]+\/(\*|[a-z0-9.+-]{1,100})$/, 'a media type such as "image/*"'))).check(z.maxLength(20))),
  most: z.optional(z.int().check(z.gte(1), z.lte(20))),
  /** The largest file, in bytes. */
  largest: z.optional(z.int().check(z.gte(1))),
  /** Offers to take a picture of the screen. */
  screenshot: z.optional(z.boolean()),
});
const statement = z.strictObject({ type: z.literal('statement'), id: slug(), title: words(), description: z.optional(words(5000)), visibleIf: z.optional(condition) });

/** A question of a plugin. What it means is in `settings`, and known to the plugin; without the plugin it is kept and shown as missing. */
const custom = z.strictObject({
  type: z.literal('custom'), ...common, ...title, wording: z.optional(line(80)),
  /** The id of the plugin's question type: `acme.emoji.emoji`. */
  kind: z.string().check(z.maxLength(160), z.regex(/^[a-z][a-z0-9-]*(\.[A-Za-z0-9][A-Za-z0-9-]*)+$/, 'the id of a question type of a plugin, such as "acme.emoji.emoji"')),
  settings: z.optional(z.record(z.string(), z.json())),
});

const schemas = [nps, csat, ces, rating, emotion, single, multiple, ranking, matrix, text, number, dated, contact, consent, whichArea, file, statement, custom] as const;

/** The types of question there are. */
export const QUESTION_TYPES = [
  'nps', 'csat', 'ces', 'rating', 'emotion', 'single-choice', 'multiple-choice', 'ranking', 'matrix', 'text', 'number', 'date', 'contact', 'consent', 'area', 'file', 'statement', 'custom',
] as const;
export type QuestionType = (typeof QUESTION_TYPES)[number];

export const questionSchema = z.discriminatedUnion('type', schemas, { error: `one of ${QUESTION_TYPES.join(', ')}` });
/** One question of a survey. */
export type Question = z.infer<typeof questionSchema>;
export type QuestionOf<Type extends QuestionType> = Extract<Question, { type: Type }>;
