import { html, type TemplateResult } from 'lit';
import { readMix } from '../../../src/metrics/analysis/mix.js';
import type { Cube } from '../../../src/metrics/cube/cube.js';
import type { Stretch } from '../../../src/metrics/analysis/group-changes.js';
import { namedStretch, stretchName, type NamedStretch } from '../../base/charts/element/stretch.js';
import { capital } from '../../base/charts/told/teller.js';
import { tellMix } from '../../base/charts/told/mix.js';
import { periodName } from '../../base/periods.js';
import { section, type DriversView } from './view.js';

/** Whose change is to be told, and between which periods. */
export interface ChangeAsked {
  readonly cube: Cube;
  readonly metric: string;
  readonly dimension: string;
  readonly later: NamedStretch | Stretch;
  readonly earlier: NamedStretch | Stretch;
  readonly privacyThreshold: number;
}

/**
 * The change that attributes ask for: of the first dimension, and between the last period that has answers and the one
 * before, if they say nothing else. Null where there is nothing to compare.
 */
export function changeAsked(
  cube: Cube, { metric, dimension, later, earlier, privacyThreshold }: { readonly metric: string; readonly dimension?: string | undefined; readonly later?: string | undefined; readonly earlier?: string | undefined; readonly privacyThreshold: number },
): ChangeAsked | null {
  const by = dimension || cube.dimensions.find((name) => name !== '');
  const ends = cube.periods.ends;
  if (!by || !ends) return null;
  const single = (period: number): Stretch => ({ from: period, to: period });
  const now = later ? namedStretch(later, cube.unit) : single(ends.last);
  const before = earlier ? namedStretch(earlier, cube.unit) : now && single(now.from - 1);
  return now && before && metric ? { cube, metric, dimension: by, later: now, earlier: before, privacyThreshold } : null;
}

/** Where a change comes from: what each group's answers did to it, and what other people did. Groups that are too small are one. */
export function changeSection(view: DriversView, asked: ChangeAsked | null): TemplateResult {
  return section(view, 'change', (asked && content(view, asked)) ?? html`<p class="quiet">${view.texts.text('drivers.no-change')}</p>`);
}

function content(view: DriversView, { cube, metric: id, dimension, later, earlier, privacyThreshold }: ChangeAsked): TemplateResult | null {
  const metric = cube.metrics.get(id);
  const mix = metric && readMix(cube, dimension, { metric: id, instrument: 'latest' }, later, earlier, { privacyThreshold });
  if (!mix) return null;
  const { texts } = view;
  const nameOf = (stretch: NamedStretch | Stretch): string => ('names' in stretch ? stretchName(texts, stretch) : capital(periodName(texts, cube.unit, stretch.from), texts.locale));
  return tellMix(view, mix, {
    unit: metric.unit, better: metric.better, later: nameOf(later), earlier: nameOf(earlier), nameOf: (group) => (group === '' ? texts.text('chart.not-known') : view.nameOf(group)),
  });
}
