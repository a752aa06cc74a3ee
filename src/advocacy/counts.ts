import * as z from 'zod/mini';
import { parse, type Parsed } from '../model/parse.js';
import { line } from '../model/text.js';
import { NOT_SEEN } from './flows.js';

const SIZE = NOT_SEEN + 1;

const row = z.array(z.int().check(z.gte(0))).check(z.length(SIZE));

/**
 * How many customers were in each group, and went from which to which: nobody is named in it, so it can be handed on to
 * where customers may not be. It is not for show: small numbers are in it, and `readAdvocacy` hides them.
 */
export const advocacyCountsSchema = z
  .strictObject({
    format: z.literal('cx-advocacy-counts/1'),
    /** The period that is looked at: `2026-11`, `2026-Q4`. */
    later: line(40),
    /** The one it is held against; not there if there is none. */
    earlier: z.optional(line(40)),
    /** Rows are the earlier groups, columns the later: the six segments, unknown, not seen. */
    flows: z.array(row).check(z.length(SIZE)),
  })
  .check(
    z.refine(({ flows }) => flows[NOT_SEEN]?.[NOT_SEEN] === 0, { path: ['flows', NOT_SEEN, NOT_SEEN], error: 'nobody, as who was seen in neither period is not counted' }),
    z.refine(({ flows, earlier }) => earlier !== undefined || flows.slice(0, NOT_SEEN).every((cells) => cells.every((n) => n === 0)), { path: ['flows'], error: 'without an earlier period, only the last row' }),
  );

export type AdvocacyCounts = z.infer<typeof advocacyCountsSchema>;

/** Reads counts from somewhere that cannot be trusted. Never throws. */
export function parseAdvocacyCounts(input: unknown): Parsed<AdvocacyCounts> {
  return parse(advocacyCountsSchema, input);
}
