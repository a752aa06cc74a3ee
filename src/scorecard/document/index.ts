export { AUDIENCES, BENCHMARK_KINDS, type Audience, type BenchmarkDocument, type BenchmarkKind, type Figure, type Group } from './figure.js';
export { parseBenchmarks } from './benchmarks.js';
export { SCORECARD_FORMAT } from './format.js';
export { parseScorecard } from './parse.js';
export { ROLL_UP_RULES, type Include, type Part, type PartBody, type RollUpRule } from './part.js';
export type { Comparison } from './period.js';
export { scorecardSchema, type Annotation, type Link, type Scorecard, type SegmentDimension } from './scorecard.js';
export { partsOf, placesOf, type Place } from './walk.js';
