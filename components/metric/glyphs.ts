import type { Verdict } from '../../src/metrics/reading.js';
import type { GlyphPaths } from '../base/draw.js';
import type { Status } from './view.js';

const CIRCLE = 'M6 1a5 5 0 0 0 0 10a5 5 0 0 0 0-10z';
const DASH = 'M3 6h6';

/** A shape of its own for each status, to be told without colour: full disc, half disc, ring with a bar. */
export const STATUS_GLYPHS: Readonly<Record<Status, GlyphPaths>> = {
  met: [['full', CIRCLE]],
  near: [['', CIRCLE], ['full', 'M6 1a5 5 0 0 0 0 10z']],
  missed: [['', CIRCLE], ['', DASH]],
};

/** A full arrow for a real change, a hollow one for "perhaps", a dash for noise. */
export function changeGlyph(verdict: Verdict | undefined, difference: number): GlyphPaths {
  if (!verdict || !/real|maybe/.test(verdict) || difference === 0) return [['', DASH]];
  return [[verdict === 'real' ? 'full' : '', difference > 0 ? 'M6 2 10.5 10h-9z' : 'M6 10 10.5 2h-9z']];
}
