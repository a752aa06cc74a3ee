import * as z from 'zod/mini';
import { metricDefinitionSchema } from '../../metric.js';
import { contributedId, metricId, title } from '../names.js';

/** A metric: as data, which runs anywhere; or `"counts": "code"`, registered with `cx.metrics.register(id, metric)`. */
export const metric = z.discriminatedUnion('counts', [metricDefinitionSchema, z.strictObject({ counts: z.literal('code'), id: metricId(), title: title(), about: z.optional(title(400)) })]);

/** A kind of tile for scorecards. */
export const scorecardTile = z.strictObject({
  id: contributedId(),
  title: title(),
  description: z.optional(title(400)),
  /** The metrics it can show; without any, every metric. */
  metrics: z.optional(z.array(metricId()).check(z.maxLength(50))),
});

/** A scorecard to start from. */
export const scorecardTemplate = z.strictObject({
  id: contributedId(),
  title: title(),
  description: z.optional(title(400)),
  tiles: z
    .array(z.strictObject({ metric: metricId(), tile: z.optional(contributedId()), target: z.optional(z.number()), weight: z.optional(z.number().check(z.minimum(0))) }))
    .check(z.minLength(1), z.maxLength(50)),
});

/**
 * A lane of the journey map: a row under the phases. With `command`, a command of the plugin is asked for what stands at each touchpoint; without one
 * the page or the plugin puts something into the slots `{lane}/{touchpoint}`.
 */
export const journeyLane = z.strictObject({ id: contributedId(), title: title(), description: z.optional(title(400)), shows: z.enum(['metric', 'emotion', 'events', 'text']), command: z.optional(contributedId()) });

/**
 * A way of looking at a journey map: what is brought forward and what steps back. `metrics` are those whose rows stay; a `command` of the plugin is
 * asked how each touchpoint is tinted, and why.
 */
export const journeyLens = z.strictObject({ id: contributedId(), title: title(), description: z.optional(title(400)), metrics: z.optional(z.array(metricId()).check(z.maxLength(50))), command: z.optional(contributedId()) });
