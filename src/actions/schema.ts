import * as z from 'zod/mini';
import { date, line, moment, slug, text } from '../model/text.js';
import { ACTION_FIELDS, ACTION_STATUSES, ACTIONS_FORMAT } from './action.js';

/** A group of customers: `{ "dimension": "region", "value": "north" }`. */
const segment = z.strictObject({ dimension: line(40), value: line(80) });

/** What an action came from: something that customers said, or a figure. */
export const actionSourceSchema = z.discriminatedUnion('kind', [
  /** A theme of complaints or verbatims: how many of how many said it. */
  z.strictObject({ kind: z.literal('theme'), id: line(120), title: line(200), count: z.optional(z.int().check(z.gte(0))), of: z.optional(z.int().check(z.gte(0))) }),
  /** An idea or proposed decision that customers voted on. */
  z.strictObject({ kind: z.literal('idea'), id: line(120), title: line(200), votes: z.optional(z.int().check(z.gte(0))) }),
  /** Single verbatims; the quotation is masked before it comes here. */
  z.strictObject({ kind: z.literal('verbatims'), ids: z.array(line(200)).check(z.maxLength(200)), quote: z.optional(text(2000)) }),
  /** A complaint. */
  z.strictObject({ kind: z.literal('complaint'), case: line(120), title: z.optional(line(200)) }),
  /** A figure of a scorecard: as it was, and what was wanted. */
  z.strictObject({ kind: z.literal('figure'), metric: slug(), segment: z.optional(segment), period: z.optional(line(20)), value: z.optional(z.number()), target: z.optional(z.number()) }),
]);

/**
 * `up` and `down`: by so many points (percentage points for shares, steps of the scale for means). `hold`: it stays within so
 * many points of where it was, which is what is expected of an action for a figure that is above what was hoped for.
 */
const expected = z.strictObject({ direction: z.enum(['up', 'down', 'hold']), points: z.number().check(z.gt(0), z.lte(1_000_000)) });

const historyEntry = z.strictObject({
  at: moment(),
  /** Who did it, by a name that may be shown. */
  by: z.optional(line(120)),
  what: z.enum(['added', 'edited', 'moved', 'undone']),
  changes: z.array(z.strictObject({ field: z.enum(ACTION_FIELDS), from: z.optional(z.json()), to: z.optional(z.json()) })).check(z.maxLength(ACTION_FIELDS.length)),
});

export const actionSchema = z
  .strictObject({
    id: line(80),
    title: line(200),
    /** Why it is done. */
    why: z.optional(text(2000)),
    /** Which figure it is to move, by the id of its metric. */
    metric: slug(),
    /** For whom; everybody if not given. */
    segment: z.optional(segment),
    /** A group of the same dimension for which nothing is done: its change is what would have happened anyway. */
    comparison: z.optional(segment),
    /** The driver, or the area of the rating structure, that it works on. */
    area: z.optional(line(120)),
    owner: z.optional(line(120)),
    due: z.optional(date()),
    /** Was the figure below or above what was expected, when the action was made? */
    because: z.optional(z.enum(['below', 'above'])),
    expected: z.optional(expected),
    status: z.enum(ACTION_STATUSES),
    started: z.optional(date()),
    finished: z.optional(date()),
    source: z.optional(actionSourceSchema),
    /** What was done to it, the oldest first. */
    history: z.array(historyEntry).check(z.maxLength(1000)),
  })
  .check(
    z.refine(({ started, finished }) => started === undefined || finished === undefined || started <= finished, { path: ['finished'], error: 'a date that is not before "started"' }),
    z.refine(({ segment, comparison }) => comparison === undefined || (segment !== undefined && segment.dimension === comparison.dimension && segment.value !== comparison.value), {
      path: ['comparison'],
      error: 'another group of the dimension of "segment", so that nobody is in both',
    }),
  );

export const actionsDocumentSchema = z
  .strictObject({ format: z.literal(ACTIONS_FORMAT), title: z.optional(line(200)), actions: z.array(actionSchema).check(z.maxLength(2000)) })
  .check(z.refine(({ actions }) => new Set(actions.map(({ id }) => id)).size === actions.length, { path: ['actions'], error: 'a list of actions with an id of its own for each' }));
