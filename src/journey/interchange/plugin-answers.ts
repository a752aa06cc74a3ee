import * as z from 'zod/mini';
import { wellFormed, tidyLabel } from '../document/label.js';
import { statSchema, type Stat } from '../document/stat.js';

/** What stands at a touchpoint in a lane: words, or a figure with what it was counted from. */
export type LaneCell = { readonly text: string } | { readonly stat: Stat };
/** How a touchpoint is tinted, 0 not at all .. 4 most, and why. */
export interface LensTint {
  readonly level: number;
  readonly why: string;
}

const MOST = 20_000;
const text = () => z.string().check(z.maxLength(500));
const byTouchpoint = <T extends z.ZodMiniType>(value: T) => z.record(z.string().check(z.maxLength(200)), value).check(z.refine((all) => Object.keys(all).length <= MOST, { error: `at most ${MOST} touchpoints` }));
const laneAnswer = z.strictObject({ cells: byTouchpoint(z.union([text(), z.strictObject({ text: text() }), z.strictObject({ stat: statSchema })])) });
const lensAnswer = z.strictObject({ touchpoints: byTouchpoint(z.strictObject({ level: z.int().check(z.gte(0), z.lte(4)), why: text() })) });

const tidy = (said: string): string => tidyLabel(wellFormed(said)).text;

/** Reads what a plugin said of a lane. @throws with what is wrong with it */
export function readLane(answer: unknown): ReadonlyMap<string, LaneCell> {
  const read = z.safeParse(laneAnswer, answer);
  if (!read.success) throw new Error(told(read.error));
  return new Map(Object.entries(read.data.cells).map(([id, cell]): [string, LaneCell] => [id, typeof cell === 'string' ? { text: tidy(cell) } : 'text' in cell ? { text: tidy(cell.text) } : { stat: cell.stat }]));
}

/** Reads what a plugin said through a lens. @throws with what is wrong with it */
export function readLens(answer: unknown): ReadonlyMap<string, LensTint> {
  const read = z.safeParse(lensAnswer, answer);
  if (!read.success) throw new Error(told(read.error));
  return new Map(Object.entries(read.data.touchpoints).map(([id, { level, why }]) => [id, { level, why: tidy(why) }]));
}

function told({ issues: [issue] }: z.core.$ZodError): string {
  return issue ? `/${issue.path.map(String).join('/')}: ${issue.message}` : 'It is not of the form that lanes and lenses have.';
}
