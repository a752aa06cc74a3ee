export { JOURNEY_FORMAT, LIMITS } from './document/format.js';
export { blankJourney, journeySchema, type Journey, type JourneyHead } from './document/journey.js';
export { DEFAULT_SCALE, scaleOf, type EmotionScale } from './document/scale.js';
export { RECORD_TYPES, recordSchema, type JourneyRecord, type Lane, type Observation, type Phase, type RecordOf, type RecordType, type Touchpoint } from './document/records.js';
export { BANDS, LANE_KINDS, LINK_KINDS, SERIES, type Band, type Series } from './document/kinds.js';
export { namedBy, REFERENCES, type Named, type Reference } from './document/references.js';
export { statSchema, type CountedStat, type Stat, type StatKind, type StatOf } from './document/stat.js';
export { parseJourney, type ParsedJourney } from './document/parse.js';
export { REPAIRED } from './document/repair.js';
export { writeJourney } from './document/write.js';

export { JourneyIndex, type AttachedType, type Wanted } from './map/journey-index.js';
export { keysBetween, placeAt, type Placed } from './map/order.js';
export { byOrder, type Ordered } from './map/row.js';

export { areComparable, compareStats, figureOf, type Asserted, type JourneyFigure } from './figures/figure.js';
export { JOURNEY_METRICS, journeyMetric, type JourneyMetric } from './figures/metrics.js';
export { mergeAll, mergeStats, sizeOf, type MergedStats } from './figures/merge.js';
export { evidenceAt, observedAt, type ObservedAt, type View } from './figures/observed-at.js';
export { gapAt, gapOf, type Gap, type GapState } from './figures/gap.js';
export { rollUpJourney, type RolledUp } from './figures/roll-up.js';
export { isLive, statOfReading, withLive, type LiveFigure } from './figures/from-reading.js';
export { crossed, journeyWithLive, liveDimensions, readLive, type LiveOptions, type LivePlace, type LiveReadings } from './figures/live.js';
export { curveOf, gapsBetween, type Curve, type CurveOptions, type CurvePoint, type CurveRun } from './figures/curve.js';

export { applyOperations, type Applied, type ApplyOptions, type Fields, type Operation } from './edit/operation.js';
export { diffJourneys, operationsBetween, type ChangedRecord, type JourneyDiff } from './edit/diff.js';
export { keepOrder } from './edit/keep-order.js';
export { doAct, historyOf, redo, takeIn, undo, type Act, type History } from './edit/history.js';
export {
  addInRow, addPhase, addRecord, addTouchpoint, moveInRow, moveTouchpoint, observe, placeOfTouchpoint, removeRecord, setCell, setFields, shiftToPhase, shiftTouchpoint, whyNotObserve,
  type Draft, type NewId, type TouchpointPlace,
} from './edit/acts.js';
export { acceptSuggestion, rejectSuggestion, suggest } from './edit/suggestions.js';

export { JOURNEY_LINT, type JourneyLintCode, type JourneySeverity } from './lint/codes.js';
export type { JourneyFinding } from './lint/finding.js';
export { lintJourney, type JourneyLintOptions } from './lint/lint.js';
export { journeySentences, type JourneyStatement, type SentencesOptions, type Spot } from './told/statements.js';
export { touchpointStatement, type ToldMetric, type TouchpointStatement } from './told/touchpoint.js';
export { journeyChanges, type ChangeStatement } from './told/changes.js';
