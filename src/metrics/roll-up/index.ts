export { rollUp, type ScorecardFigure, type ScorecardGroup, type ScorecardNode, type ScorecardScore } from './rollup.js';
export { benchmark, type Benchmark } from './benchmark.js';
