import { readMix, REST } from '../../metrics/analysis/mix.js';
import type { Cube } from '../../metrics/cube/cube.js';
import { latestInstrument } from '../../metrics/cube/read.js';
import type { MixRate, MixRateGroup } from '../../metrics/statistics/mix/mix-rate.js';
import type { Words } from '../../model/questionnaire/words.js';
import type { Scorecard } from '../document/scorecard.js';
import { inUnit } from './frame.js';
import type { FigureReading, ScorecardReading } from './reading.js';

/** The group that moved a figure most, in the direction in which it went. */
export interface Driver extends MixRateGroup {
  /** What it is called; null where only its value is known. */
  readonly name: Words | null;
  /** Rate and mix together, in the unit of the figure. */
  readonly effect: number;
  /** Which of the two is the larger: its own figure changed, or its share of the answers. */
  readonly by: 'rate' | 'mix';
}

/** The change of a figure divided among the groups of a dimension. */
export interface FigureMix {
  readonly figure: FigureReading;
  readonly dimension: string;
  readonly title: Words | null;
  readonly names: Readonly<Record<string, Words>>;
  readonly mix: MixRate;
  /** Null where the groups that can be named took no part in it. */
  readonly driver: Driver | null;
}

/**
 * For whom did the figures change that changed? Every figure whose change is real or may be, divided among the groups of the
 * dimensions that the document names: into what their own figures and what their shares did. Figures that cannot be
 * divided, such as medians, are left out, and so is what privacy hides.
 *
 * @param reading of the same document and cube, compared with another period
 */
export function readScorecardMix(document: Scorecard, cube: Cube, reading: ScorecardReading): FigureMix[] {
  const { period, compared, segment, privacyThreshold, unit } = reading;
  if (!period || !compared || compared.kind === 'group' || segment) return [];
  const by = inUnit(cube, unit, []);
  const [later, earlier] = [period.number, compared.period.number].map((number) => ({ from: number, to: number }));
  const moved = reading.figures.filter(({ change, segment: own }) => own === null && change.kind === 'change' && (change.verdict === 'real' || change.verdict === 'maybe'));
  const dimensions = (document.segments ?? []).filter(({ dimension }) => by.dimensions.includes(dimension));
  return moved.flatMap((figure) => {
    const instrument = latestInstrument(by, { metric: figure.metricId, from: figure.series[0]?.period ?? period.number, to: period.number });
    const asked = { metric: figure.metricId, ...(instrument === undefined ? {} : { instrument }) };
    return dimensions.flatMap(({ dimension, title, groups = {} }): FigureMix[] => {
      const mix = readMix(by, dimension, asked, later!, earlier!, { privacyThreshold });
      return mix ? [{ figure, dimension, title: title ?? null, names: groups, mix, driver: driverOf(mix, groups) }] : [];
    });
  });
}

function driverOf({ groups, change }: MixRate, names: Readonly<Record<string, Words>>): Driver | null {
  const along = ({ rate, mix }: MixRateGroup): number => (rate + mix) * Math.sign(change);
  const most = groups.filter(({ id }) => id !== REST).sort((a, b) => along(b) - along(a))[0];
  if (!most || along(most) <= 0) return null;
  const name = Object.hasOwn(names, most.id) ? names[most.id]! : null;
  return { ...most, name, effect: most.rate + most.mix, by: Math.abs(most.rate) >= Math.abs(most.mix) ? 'rate' : 'mix' };
}
