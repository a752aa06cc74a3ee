import * as z from 'zod/mini';
import { words } from '../../model/questionnaire/words-schema.js';
import { slug } from '../../model/text.js';
import { common, figureSchema, type Figure, type Group } from './figure.js';

/** How a part is made of what is in it. */
export const ROLL_UP_RULES = ['weighted-mean', 'worst-child', 'status-counts'] as const;
export type RollUpRule = (typeof ROLL_UP_RULES)[number];

/** Another part, defined elsewhere in the document, that counts here too. */
const includeSchema = z.strictObject({ part: slug(), weight: z.optional(z.number().check(z.gte(0))) });
export type Include = z.infer<typeof includeSchema>;

/** What the whole scorecard and each of its parts have. */
export interface PartBody {
  /** Default `weighted-mean`. */
  readonly rollUp?: RollUpRule | undefined;
  /** With a smaller share of the weight measured there is no score, 0..1. That of the whole if not given; there, 0. */
  readonly minCoverage?: number | undefined;
  readonly figures?: readonly Figure[] | undefined;
  readonly parts?: readonly Part[] | undefined;
  readonly includes?: readonly Include[] | undefined;
}

/** A perspective, an area, a sub-scorecard: figures and further parts. */
export interface Part extends PartBody {
  readonly id: string;
  readonly title: string | Readonly<Record<string, string>>;
  readonly description?: Figure['description'];
  readonly weight?: number | undefined;
  readonly owner?: string | undefined;
  readonly audience?: Figure['audience'];
  readonly area?: string | undefined;
  readonly touchpoint?: string | undefined;
  /** Everything below is of this group alone, if it does not say otherwise. */
  readonly segment?: Group | undefined;
}

export const body = {
  rollUp: z.optional(z.enum(ROLL_UP_RULES)),
  minCoverage: z.optional(z.number().check(z.gte(0), z.lte(1))),
  figures: z.optional(z.array(figureSchema).check(z.maxLength(500))),
  parts: z.optional(z.array(z.lazy(() => partSchema)).check(z.maxLength(100))),
  includes: z.optional(z.array(includeSchema).check(z.maxLength(100))),
};

export const partSchema: z.ZodMiniType<Part> = z.lazy(() => z.strictObject({ ...common, title: words(200), ...body })) as z.ZodMiniType<Part>;
