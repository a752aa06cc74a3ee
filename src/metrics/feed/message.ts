import * as z from 'zod/mini';
import { err, ok } from '../../core/result.js';
import { parse, type Parsed } from '../../model/parse.js';
import { line, moment } from '../../model/text.js';
import { parseCube } from '../cube/parse.js';
import type { Cube } from '../cube/cube.js';
import type { Metric } from '../definition.js';

/** The kinds of messages of a feed: all there is, what has come since, a sign of life. */
export const FEED_MESSAGES = ['snapshot', 'delta', 'heartbeat'] as const;
export type FeedMessageKind = (typeof FEED_MESSAGES)[number];

const count = z.int().check(z.gte(0));
const common = {
  /** Who counts the revisions; another one after a restart, whose revisions are no continuation. */
  feed: z.optional(line(64)),
  /** Up to which revision the cube goes. */
  revision: count,
  /** When this was so, by the clock of who sends. */
  asOf: z.optional(moment()),
  /** A sign of life comes at least this often, in milliseconds. */
  every: z.optional(z.int().check(z.gte(100), z.lte(600_000))),
  /** Answers that are lost, all that are known now; read by `parseLostAnswers`. */
  losses: z.optional(z.unknown()),
};
const schemas = {
  snapshot: z.object({ ...common, cube: z.unknown() }),
  /** Holds only what `revision` itself added; `after` is the last earlier revision that changed anything for this listener, by default the one before. */
  delta: z.object({ ...common, after: z.optional(count), cube: z.unknown() }),
  heartbeat: z.object(common),
};

interface Common {
  readonly feed: string | undefined;
  readonly revision: number;
  /** Milliseconds since 1970. */
  readonly asOf: number | undefined;
  readonly every: number | undefined;
  /** As it came. */
  readonly losses: unknown;
}

/** One message of a feed. */
export type FeedMessage =
  | (Common & { readonly kind: 'snapshot'; readonly cube: Cube })
  | (Common & { readonly kind: 'delta'; readonly after: number; readonly cube: Cube })
  | (Common & { readonly kind: 'heartbeat' });

/** Reads a message that came from somewhere. Never throws. Measures of metrics that are not among `metrics` are left out. */
export function parseFeedMessage(kind: FeedMessageKind, input: unknown, metrics: readonly Metric[]): Parsed<FeedMessage> {
  const parsed = parse(schemas[kind] as z.ZodMiniType<z.infer<typeof schemas.delta>>, input);
  if (!parsed.ok) return parsed;
  const { feed, revision, asOf, every, losses, after = revision - 1, cube: content } = parsed.value;
  const told: Common = { feed, revision, every, losses, asOf: asOf === undefined ? undefined : Date.parse(asOf) };
  if (kind === 'heartbeat') return ok({ ...told, kind });
  if (after >= revision) return err([{ code: 'broken-message', where: '/after', message: 'This must be an earlier revision than "revision".' }]);
  const cube = parseCube(content, metrics);
  if (!cube.ok) return err(cube.error.map((problem) => ({ ...problem, where: `/cube${problem.where ?? ''}` })));
  return ok(kind === 'snapshot' ? { ...told, kind, cube: cube.value } : { ...told, kind, after, cube: cube.value });
}
