import { svg, type SVGTemplateResult } from 'lit';
import type { Verdict } from '../../src/metrics/reading.js';
import type { Status } from './view.js';

const glyph = (content: SVGTemplateResult): SVGTemplateResult =>
  svg`<svg class="glyph" viewBox="0 0 12 12" aria-hidden="true" focusable="false">${content}</svg>`;

/** A shape of its own for each status, to be told without colour: full disc, half disc, ring with a bar. */
export function statusGlyph(status: Status): SVGTemplateResult {
  switch (status) {
    case 'met':
      return glyph(svg`<circle class="full" cx="6" cy="6" r="5"></circle>`);
    case 'near':
      return glyph(svg`<circle cx="6" cy="6" r="5"></circle><path class="full" d="M6 1a5 5 0 0 0 0 10z"></path>`);
    case 'missed':
      return glyph(svg`<circle cx="6" cy="6" r="5"></circle><path d="M3 6h6"></path>`);
  }
}

/** A full arrow for a real change, a hollow one for "perhaps", a dash for noise. */
export function changeGlyph(verdict: Verdict, difference: number): SVGTemplateResult {
  if (verdict === 'noise' || verdict === 'unknown' || difference === 0) return glyph(svg`<path d="M2 6h8"></path>`);
  const arrow = difference > 0 ? 'M6 2 10.5 10h-9z' : 'M6 10 10.5 2h-9z';
  return glyph(svg`<path class=${verdict === 'real' ? 'full' : ''} d=${arrow}></path>`);
}
