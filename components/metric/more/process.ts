import type { NhsAssurance, NhsPoint } from '../../../src/metrics/statistics/control/nhs-xmr.js';
import { make, makeGlyph, type GlyphPaths } from '../../base/draw.js';
import type { Telling } from './door.js';

/** A level zigzag for chance; and else a line that leaves it for the side where the figure went, with a disc at its end where that is better and a square where it is worse. */
export function variationPaths(variation: NhsPoint, better: 'higher' | 'lower'): GlyphPaths {
  if (variation === 'common-cause') return [['', 'M2 9 7 6l5 4 5-4 5 3']];
  const good = variation === 'special-cause-improvement';
  const high = variation === 'special-cause-neutral-high' || (variation !== 'special-cause-neutral-low' && good === (better === 'higher'));
  const y = high ? 3 : 13;
  return [['', `M2 ${16 - y}h6L16 ${y}`], ['full', good ? `M16.4 ${y}a2.6 2.6 0 0 0 5.2 0a2.6 2.6 0 0 0-5.2 0z` : `M16.4 ${y - 2.6}h5.2v5.2h-5.2z`]];
}

/** The target as a dashed line, and where the figure lies to it as things are: all above, all below, or across. */
export function assurancePaths(assurance: NhsAssurance, better: 'higher' | 'lower'): GlyphPaths {
  const above = (assurance === 'consistent-pass') === (better === 'higher');
  const line = ['dashed', 'M1 8h22'] as const;
  return assurance === 'inconsistent' ? [line, ['', 'M4 4h16v8H4z']] : [line, ['full', above ? 'M4 2h16v3.5H4z' : 'M4 10.5h16V14H4z']];
}

/** Is something changing, and will the target be met? Shape and word, by the rules of the NHS's "Making data count". */
export function renderProcess({ view: { control, metric }, texts }: Telling): readonly Node[] {
  if (!control) return [];
  const { variation, assurance } = control;
  const line = (name: string, paths: GlyphPaths, text: string): Node => make('p', { class: name }, makeGlyph('sign', paths, '0 0 24 16'), make('span', {}, texts.text(text)));
  const lines = [line(variation, variationPaths(variation, metric.better), `metric.variation.${variation}`)];
  if (assurance) lines.push(line(assurance, assurancePaths(assurance, metric.better), `metric.assurance.${assurance}`));
  return lines;
}
