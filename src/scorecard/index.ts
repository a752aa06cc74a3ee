export * from './document/index.js';
export { readBenchmark } from './read/benchmark.js';
export type { ScorecardOptions } from './read/frame.js';
export { readScorecardGroups, type GroupedFigure, type GroupFigure, type ScorecardGroups } from './read/groups.js';
export { lossesOf, type Losses, type LossReason, type Lost, type Missing, type Sized, type Span } from './read/missing.js';
export type { FigureNote, PartNote, ScorecardNote } from './read/notes.js';
export type {
  AnnotationReading, BenchmarkReading, Compared, FigureChange, FigureReading, PartReading, ScorecardPeriod, ScorecardReading, StatusCounts,
} from './read/reading.js';
export { readScorecard, ScorecardReader } from './read/scorecard.js';
export { statusOf, type Against, type Status } from './read/status.js';
export { readScorecardMix, type Driver, type FigureMix } from './read/mix.js';
export { summarise } from './summary/summarise.js';
export type { Statement, StatementCode, TestedChange } from './summary/statement.js';
export { SCORECARD_TEMPLATES, scorecardTemplate, type ScorecardTemplate, type TemplateSettings } from './templates/index.js';
