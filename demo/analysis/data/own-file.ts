import type { Cube, PeriodUnit } from '../../../src/metrics/index.js';
import type { SurveyFigure, SurveyStudy } from '../study.js';
import { spansOf } from './survey.js';

/** Stretches of a cube are told in the next longer unit; weeks have none that they divide. */
const LONGER: Readonly<Record<PeriodUnit, PeriodUnit>> = { day: 'month', week: 'week', month: 'quarter', quarter: 'year', year: 'year' };

/** What a visitor's own file says: its figures by period and group. Of single rows nothing is kept, so nothing is said of drivers. */
export function studyOfCube(cube: Cube): SurveyStudy {
  const spans = spansOf(cube, LONGER[cube.unit]);
  const figures = [...cube.metrics.values()]
    .filter(({ id }) => cube.measuresOf(id).length > 0)
    .map((metric): SurveyFigure => ({ metric, name: `figure.${metric.id}`, spans }));
  const [first, ...others] = figures;
  if (!first) throw new Error('No column of this file was counted.');
  return {
    kind: 'survey',
    cube,
    figures: [first, ...others],
    dimensions: cube.dimensions.filter((name) => name !== '').map((name) => ({ name, title: name })),
    attributes: null,
    verbatims: null,
    undated: 0,
  };
}
