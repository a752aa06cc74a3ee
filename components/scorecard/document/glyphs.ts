import { html, svg, type TemplateResult } from 'lit';
import type { Status } from '../../../src/scorecard/index.js';
import type { GlyphPaths } from '../../base/draw.js';
import { STATUS_GLYPHS } from '../../metric/glyphs.js';

/** A drawing that words stand beside. */
export const glyph = (paths: GlyphPaths, name = 'glyph', viewBox = '0 0 12 12'): TemplateResult =>
  html`<svg class=${name} viewBox=${viewBox} aria-hidden="true" focusable="false">${paths.map(([kind, d]) => svg`<path class=${kind} d=${d}></path>`)}</svg>`;

/** The shape of a status; of none, a dotted ring. */
export const statusGlyph = (status: Status): TemplateResult => glyph(status === 'unknown' ? [['dotted', 'M6 1a5 5 0 0 0 0 10a5 5 0 0 0 0-10z']] : STATUS_GLYPHS[status], `glyph ${status}`);

/** Something is wrong, or to be known. */
export const warning = (): TemplateResult => glyph([['', 'M6 1 11.5 11H.5zM6 4.5v3.2M6 9v.6']], 'glyph warning');

/** Look closer; mirrored where people read from right to left. */
export const closer = (): TemplateResult => glyph([['', 'M4 2l4 4-4 4']], 'glyph turns');
