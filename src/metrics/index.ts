export { defineMetric, type Metric, type ReadOptions, type Source } from './definition.js';
export {
  EXCLUSIONS, histogram, histogramOf, histogramOfCounts, level, quantities, readSums, slotOf, sum, weighted,
  type Excluded, type Exclusion, type Field, type Fields, type Histogram, type Layout, type Level, type Quantities, type Sums, type WeightedHistogram,
} from './partial.js';
export {
  verdictOf, type Change, type Distribution, type Measured, type Note, type Reading, type Unit, type Unmeasured, type Verdict,
} from './reading.js';
export {
  INTERVALS, TESTS, type Compared, type IntervalMethod, type Kind, type Observations, type ShareCounts, type TestMethod,
} from './methods/index.js';
export { instrumentKey } from './comparability.js';
export { contributionsOf, groupOf, type Contribution, type CountOptions } from './observe.js';
export type { Added, Counted } from './add.js';
export type { AnyFact, Fact, FactType } from './facts/fact.js';

export { Cube, type CubeShape, type Measure } from './cube/cube.js';
export { latestInstrument, read, readChange, readSeries, type Query, type SeriesPoint } from './cube/read.js';
export { readGroup, readGroups, type GroupReading } from './cube/groups.js';
export { addColumns, addColumnsInSteps } from './cube/columns.js';
export {
  SCORE_CODES, type Codes, type Columns, type DictionaryColumn, type Numbers, type QuantityColumn, type ScoreColumn, type WeightedColumn,
} from './cube/column.js';
export { type InSteps, type StopSignal } from './steps.js';
export { decodeCube, encodeCube } from './cube/binary.js';
export { cubeOf, snapshotOf, type CubeSnapshot, type SnapshotSelection } from './cube/snapshot.js';
export { cubeSnapshotSchema, parseCube } from './cube/parse.js';

export { dayNumber, firstDay, parsePeriod, periodKey, periodOfDay, PERIOD_UNITS, utcDay, type PeriodUnit } from './period/calendar.js';
export { dayCounter } from './period/zone.js';

export { defineNps, nps, npsCounts, type NpsSettings } from './scales/nps.js';
export { npsWeightedCounts } from './scales/nps-weighted.js';
export { defineWeightedNps, weightedNpsGroups } from './scales/weighted-nps.js';
export { defineMean, defineQuantile, type MeanOfSettings, type QuantileOfSettings } from './scales/quantity.js';
export { NPS_BREAKS, npsGroup, type NpsBreaks, type NpsGroup } from './scales/nps-groups.js';
export { csat, defineCsat, type CsatSettings } from './scales/csat.js';
export { ces, defineCes, effortScores, type CesSettings, type EffortBands, type EffortRule, type EffortScores } from './scales/ces.js';

export { acsi, type AcsiAnswers, type AcsiIndex } from './scales/acsi.js';
export { starRating, type StarPrior, type StarRating } from './scales/stars.js';
export {
  satisfactionByAttribute, satisfactionIndex, type AttributeReport, type AttributeSatisfaction, type RatedAttribute, type SatisfactionIndex,
} from './scales/csat-index.js';
export { sentimentBalance, type SentimentBalance, type SentimentCounts } from './scales/sentiment.js';

export { type Share } from './share.js';
export * from './relationship/index.js';
export * from './service/index.js';
export * from './people/index.js';
export * from './roll-up/index.js';

export * from './analysis/index.js';
export * from './statistics/index.js';
