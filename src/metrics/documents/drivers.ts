import * as z from 'zod/mini';
import { err, ok } from '../../core/result.js';
import { parse, type Parsed } from '../../model/parse.js';
import { withKnownName } from '../../model/suggest.js';
import { language, line, text } from '../../model/text.js';
import type { RatedColumn } from '../analysis/rated-column.js';

/** A column of ratings with the name that people know. */
export interface TitledColumn extends RatedColumn {
  /** What it is called on the screen; its name if not given. */
  readonly title?: string;
}

/** Ratings of the same customers, row by row: of the whole, and of what may drive it. */
export interface Ratings {
  readonly outcome: TitledColumn;
  readonly drivers: readonly TitledColumn[];
}

/** What customers wrote, with the score that they gave, in two groups: those up to one step and those from another. */
export interface Verbatims {
  /** The language of the texts, unless one says otherwise. */
  readonly language: string;
  /** Scores up to this are low, and from that on high. Default 6 and 9, the groups of a net promoter score. */
  readonly groups?: { readonly lowTo: number; readonly highFrom: number };
  readonly texts: readonly { readonly text: string; readonly score: number; readonly language?: string }[];
}

/** Ratings, texts, or both, as they came as a document. */
export interface DriversDocument {
  readonly ratings: Ratings | undefined;
  readonly verbatims: Verbatims | undefined;
  /** A cube as JSON, for the waterfall; to be read by `parseCube`. */
  readonly cube: object | undefined;
}

/** More rows than this belong into the property, as typed arrays. */
const MOST_ROWS = 200_000;
const MOST_TEXTS = 50_000;
const MOST_DRIVERS = 60;

const column = z.strictObject({
  name: line(64),
  title: z.optional(text(200)),
  range: z.optional(z.tuple([z.number(), z.number()])),
  /** `mean` if not given. */
  as: z.optional(z.enum(['mean', 'nps', 'share'])),
  /** For a share: the step from which an answer counts. */
  from: z.optional(z.number()),
  values: z.array(z.nullable(z.number())).check(z.maxLength(MOST_ROWS)),
});
type Column = z.infer<typeof column>;

/** The form of the document. */
export const driversSchema = z.strictObject({
  outcome: z.optional(column),
  drivers: z.optional(z.array(column).check(z.minLength(1), z.maxLength(MOST_DRIVERS))),
  verbatims: z.optional(
    z.strictObject({
      language: language(),
      groups: z.optional(z.strictObject({ lowTo: z.number(), highFrom: z.number() })),
      texts: z.array(z.strictObject({ text: text(20_000), score: z.number(), language: z.optional(language()) })).check(z.maxLength(MOST_TEXTS)),
    }),
  ),
  cube: z.optional(z.looseObject({})),
});

/** Reads ratings and texts from somewhere that cannot be trusted. Never throws. */
export function parseDrivers(input: unknown): Parsed<DriversDocument> {
  const parsed = parse(driversSchema, input);
  if (!parsed.ok) return err(parsed.error.map((problem) => withKnownName(problem, driversSchema, input)));
  const { outcome, drivers, verbatims, cube } = parsed.value;
  const wrong = (where: string, message: string): Parsed<never> => err([{ code: 'broken-drivers', where, message }]);
  if ((outcome === undefined) !== (drivers === undefined)) return wrong(outcome ? '/drivers' : '/outcome', 'This is missing; "outcome" and "drivers" go together.');
  if (!outcome && !verbatims && !cube) return wrong('', 'There must be "outcome" and "drivers", "verbatims", or a "cube".');
  if (verbatims?.groups && !(verbatims.groups.lowTo < verbatims.groups.highFrom)) return wrong('/verbatims/groups', '"lowTo" must be below "highFrom".');
  const columns = outcome && drivers ? [outcome, ...drivers] : [];
  for (const [i, one] of columns.entries()) {
    const where = i === 0 ? '/outcome' : `/drivers/${i - 1}`;
    if (one.values.length !== outcome!.values.length) return wrong(`${where}/values`, `This must have as many rows as the outcome: ${outcome!.values.length}. It has ${one.values.length}.`);
    if (columns.findIndex(({ name }) => name === one.name) !== i) return wrong(`${where}/name`, `Another column is called "${one.name}".`);
    if (one.range && !(one.range[0] < one.range[1])) return wrong(`${where}/range`, 'The first number must be below the second.');
    const [low, high] = one.range ?? [-Infinity, Infinity];
    if (one.as === 'share' && !(one.from !== undefined && one.from > low && one.from <= high)) return wrong(`${where}/from`, 'A share needs the step "from" which an answer counts, within the range and above its lowest.');
  }
  const ratings = outcome && drivers ? { outcome: columnOf(outcome), drivers: drivers.map(columnOf) } : undefined;
  return ok({ ratings, verbatims: verbatims as Verbatims | undefined, cube });
}

function columnOf({ name, title, range, as = 'mean', from, values }: Column): TitledColumn {
  return { name, values, ...(title !== undefined && { title }), ...(range && { range }), rated: as === 'share' ? { as, from: from! } : { as } };
}
