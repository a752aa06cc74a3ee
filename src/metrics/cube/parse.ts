import * as z from 'zod/mini';
import { CxError, type Problem } from '../../core/problem.js';
import { err, ok } from '../../core/result.js';
import { instrumentSchema } from '../../model/instrument.js';
import { parse, type Parsed } from '../../model/parse.js';
import { line, text } from '../../model/text.js';
import type { Metric } from '../definition.js';
import { PERIOD_UNITS } from '../period/calendar.js';
import { MOST_SEGMENTS } from './axes.js';
import type { Cube } from './cube.js';
import { cubeOf, SNAPSHOT_VERSION, type CubeSnapshot } from './snapshot.js';

/** A cube as JSON. What refers to what is checked by {@link parseCube}. */
export const cubeSnapshotSchema = z.object({
  version: z.literal(SNAPSHOT_VERSION),
  unit: z.enum(PERIOD_UNITS),
  zone: line(64),
  dimensions: z.array(line(40)).check(z.maxLength(20)),
  segments: z.array(z.tuple([z.int().check(z.gte(0)), text(200)])).check(z.maxLength(MOST_SEGMENTS * 20)),
  measures: z.array(z.object({ metric: line(64), instrument: z.nullable(instrumentSchema) })).check(z.maxLength(1000)),
  cells: z.array(z.array(z.number()).check(z.minLength(4))),
});

/** Reads a cube from somewhere that cannot be trusted. Never throws. */
export function parseCube(input: unknown, metrics: readonly Metric[]): Parsed<Cube> {
  const version = versionOf(input);
  if (version > SNAPSHOT_VERSION) return err([newerVersion(version)]);
  const parsed = parse(cubeSnapshotSchema, input);
  if (!parsed.ok) return parsed;
  const snapshot = parsed.value as CubeSnapshot;
  const known = new Map(metrics.map((metric) => [metric.id, metric]));
  const broken = (where: string, message: string): Parsed<never> => err([{ code: 'broken-cube', where, message }]);
  for (const [i, [dimension]] of snapshot.segments.entries()) {
    if (dimension >= Math.max(1, snapshot.dimensions.length)) return broken(`/segments/${i}/0`, 'This must be the number of a dimension.');
  }
  for (const [i, [segment, period, measure, ...sums]] of snapshot.cells.entries()) {
    if (!snapshot.segments[segment!]) return broken(`/cells/${i}/0`, 'This must be the number of a segment.');
    if (!Number.isSafeInteger(period)) return broken(`/cells/${i}/1`, 'This must be the number of a period.');
    const metric = snapshot.measures[measure!]?.metric;
    if (metric === undefined) return broken(`/cells/${i}/2`, 'This must be the number of a measure.');
    const width = known.get(metric)?.layout.width;
    if (width !== undefined && sums.length > width) return broken(`/cells/${i}`, `"${metric}" has ${width} sums, not ${sums.length}.`);
  }
  try {
    return ok(cubeOf(snapshot, metrics));
  } catch (error) {
    if (error instanceof CxError) return broken('', error.message);
    throw error;
  }
}

/** The version of a snapshot by its own account; 0 if it gives none. */
function versionOf(input: unknown): number {
  const version = typeof input === 'object' && input !== null ? (input as { version?: unknown }).version : undefined;
  return typeof version === 'number' ? version : 0;
}

/** What is said of a cube that a later release wrote. */
export function newerVersion(version: number): Problem {
  return { code: 'newer-version', message: `This cube was written in version ${version}, and here only ${SNAPSHOT_VERSION} can be read. Use a later release.`, where: '/version' };
}
