import { svg, type SVGTemplateResult } from 'lit';
import type { AdvocacyGroup } from '../../src/advocacy/segments.js';

/** Each group has an outline of its own: what its colour says is seen without it. */
const PATHS: Readonly<Record<AdvocacyGroup, string>> = {
  dissenter: 'M8 14 1 4h14z',
  defector: 'M8 14 1 4h14z M8 10.2 11.2 5.7H4.8z',
  neutral: 'M2 8a6 6 0 1 0 12 0A6 6 0 1 0 2 8z',
  supporter: 'M8 2 15 12H1z M8 5.8 4.8 10.3h6.4z',
  advocate: 'M8 2 15 12H1z',
  'super-advocate': 'M8 1l2.1 4.6 5 .6-3.7 3.4 1 5L8 12.1 3.6 14.6l1-5L.9 6.2l5-.6z',
  unknown: 'M7 11.5h2v2H7z M4.5 5.5C4.5 1 11.5 1 11.5 5.2 11.5 7.5 9 7.8 9 10H7c0-3 2.5-3.3 2.5-4.8 0-1.8-3-1.7-3 .3z',
};

/** The sign of a group, for beside its name. */
export function groupGlyph(group: AdvocacyGroup): SVGTemplateResult {
  return svg`<svg class="glyph ${group}" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path fill-rule="evenodd" d=${PATHS[group]}></path></svg>`;
}
