import { svg, type SVGTemplateResult } from 'lit';
import type { GapState } from '../../src/journey/figures/gap.js';

const glyph = (name: string, content: SVGTemplateResult): SVGTemplateResult => svg`<svg class=${`glyph ${name}`} viewBox="0 0 12 12" aria-hidden="true" focusable="false">${content}</svg>`;

/** A moment of truth. */
export const star = (): SVGTemplateResult => glyph('star', svg`<path class="full" d="M6 .8 7.5 4.3l3.8.3-2.9 2.5.9 3.7L6 8.8l-3.3 2 .9-3.7L.7 4.6l3.8-.3z"></path>`);

/** The journey may end here. */
export const flag = (): SVGTemplateResult => glyph('flag', svg`<path d="M3 11V1.5"></path><path class="full" d="M3 1.5h6.5L7.8 4l1.7 2.5H3z"></path>`);

/** There is more to be done here. */
export const dots = (): SVGTemplateResult => glyph('dots', svg`${[1.5, 6, 10.5].map((x) => svg`<circle class="full" cx=${x} cy="6" r="0.7"></circle>`)}`);

/** So many bars of five. */
export const bars = (level: number): SVGTemplateResult => glyph('bars', svg`${[0, 1, 2, 3, 4].map((i) => svg`<rect class=${i <= level ? 'full' : ''} x=${i * 2.4 + 0.4} y="1" width="1.4" height="10"></rect>`)}`);

/** A full arrow where a gap is certain, a dash where it is not, a ring where nothing can be told. */
export function gapGlyph(state: GapState, difference: number | null): SVGTemplateResult {
  if (state === 'unknown' || difference === null) return glyph('gap', svg`<circle cx="6" cy="6" r="3.5"></circle>`);
  if (state === 'unclear') return glyph('gap', svg`<path d="M2 6h8"></path>`);
  return glyph(`gap ${state}`, svg`<path class="full" d=${difference > 0 ? 'M6 2 10.5 10h-9z' : 'M6 10 10.5 2h-9z'}></path>`);
}
