export * from './document/index.js';
export type { FigureNote, PartNote, ScorecardNote } from './read/notes.js';
export type {
  AnnotationReading, BenchmarkReading, Compared, FigureChange, FigureReading, PartReading, ScorecardPeriod, ScorecardReading, StatusCounts,
} from './read/reading.js';
export { statusOf, type Against, type Status } from './read/status.js';
