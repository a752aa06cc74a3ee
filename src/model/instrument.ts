import * as z from 'zod/mini';
import { isScale } from './refinements.js';
import { language, line, slug } from './text.js';

/** A discrete scale: whole numbers from `min` to `max`. */
export const scaleSchema = z.strictObject({ min: z.int(), max: z.int() }).check(
  z.refine(isScale, {
    error: 'a scale whose "max" is above its "min", with at most 1,001 steps',
  }),
);
export type Scale = z.infer<typeof scaleSchema>;

/**
 * How an answer was taken. Two figures are alike only if the people behind them were asked alike, so every rating
 * carries this, and the metrics core does not average what differs in metric, scale, wording, order or mode.
 */
export const instrumentSchema = z.strictObject({
  /** The metric that was asked for: `nps`, `csat`, `ces`, or one of a plugin. */
  metric: slug(),
  /** The ends of the scale that was shown. */
  scale: scaleSchema,
  /**
   * What the question said: an id that its author keeps through translations (`cx.nps.recommend.1`), or else a hash
   * of the very words. Translations count as one wording only when somebody says so by giving them one id.
   */
  wording: line(80),
  /** The language it was asked in. */
  language: language(),
  /** The order of the choices, in reading direction. */
  order: z.enum(['ascending', 'descending', 'shuffled']),
  /** What the person saw. `unknown` for answers that came from a file. */
  mode: z.enum(['buttons', 'stars', 'smileys', 'slider', 'dropdown', 'number', 'voice', 'unknown']),
  /** How the choices lay on the screen; noted, and not a reason to keep answers apart. */
  layout: z.optional(z.enum(['one-row', 'two-rows', 'column'])),
  /** What the person answered with; noted, and not a reason to keep answers apart. */
  input: z.optional(z.enum(['pointer', 'touch', 'keyboard', 'script'])),
});
export type Instrument = z.infer<typeof instrumentSchema>;
