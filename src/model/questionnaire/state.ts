import * as z from 'zod/mini';
import { id } from '../envelope.js';
import { instrumentSchema } from '../instrument.js';
import { date, language, line, slug, text, webAddress } from '../text.js';
import { STATE_FORMAT } from './format.js';

const CONTACT = z.strictObject({
  name: z.optional(line(200)), email: z.optional(line(254)), phone: z.optional(line(40)), company: z.optional(line(200)), postcode: z.optional(line(20)), country: z.optional(line(80)),
});
const share = () => z.number().check(z.gte(-1), z.lte(1));

/** What was answered to a question, before it becomes answers of the event model. */
export const givenSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('score'), value: z.int() }),
  z.strictObject({ kind: z.literal('choice'), choices: z.array(slug()), other: z.optional(text(1000)) }),
  z.strictObject({ kind: z.literal('ranking'), order: z.array(slug()) }),
  z.strictObject({ kind: z.literal('matrix'), rows: z.record(slug(), z.union([z.int(), slug()])) }),
  z.strictObject({ kind: z.literal('text'), text: text(10_000) }),
  z.strictObject({ kind: z.literal('number'), value: z.number() }),
  z.strictObject({ kind: z.literal('date'), date: date() }),
  /** `pleasure` and `energy`: the place on the grid, -1 to 1. */
  z.strictObject({ kind: z.literal('emotion'), word: line(60), intensity: z.optional(z.int().check(z.gte(1), z.lte(5))), pleasure: z.optional(share()), energy: z.optional(share()) }),
  z.strictObject({ kind: z.literal('contact'), details: CONTACT }),
  z.strictObject({ kind: z.literal('consent'), given: z.boolean() }),
  z.strictObject({ kind: z.literal('file'), files: z.array(z.strictObject({ name: line(255), mediaType: line(120), size: z.int().check(z.gte(0)), address: z.optional(webAddress()) })).check(z.maxLength(20)) }),
]);
export type Given = z.infer<typeof givenSchema>;
export type GivenOf<Kind extends Given['kind']> = Extract<Given, { kind: Kind }>;

/** How it was taken: what the instrument of an answer says of the screen. */
export const takenSchema = z.strictObject({
  mode: z.optional(instrumentSchema.shape.mode),
  layout: instrumentSchema.shape.layout,
  input: instrumentSchema.shape.input,
  /** For a question of a plugin that gives scores. */
  scale: z.optional(instrumentSchema.shape.scale),
  metric: z.optional(slug()),
});
export type Taken = z.infer<typeof takenSchema>;

const value = z.union([z.string(), z.number(), z.boolean()]);

/** Where somebody stands in a survey: plain data, to be kept and gone on with. */
export const surveyStateSchema = z.strictObject({
  format: z.literal(STATE_FORMAT),
  survey: slug(),
  revision: z.optional(line(40)),
  response: id(),
  /** What decides random orders. */
  seed: line(80),
  /** Milliseconds since 1970. */
  startedAt: z.number(),
  language: language(),
  variables: z.record(slug(), value),
  given: z.record(slug(), givenSchema),
  taken: z.record(slug(), takenSchema),
  /** The pages that were shown, the last being the one before the customer. */
  path: z.array(slug()).check(z.minLength(1)),
  /** Where it ended; not there while it goes on. */
  ending: z.optional(slug()),
});
export type SurveyState = z.infer<typeof surveyStateSchema>;
/** A value that a page hands to a survey. */
export type VariableValue = z.infer<typeof value>;
