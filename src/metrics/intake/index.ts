export { CsvReader, LONGEST_RECORD, whyNotATable } from './csv.js';
export { likelyNoAnswer, suspiciousCodes, type SuspiciousCode } from './codes.js';
export { guessDateForm, parseDay, type DateForm } from './dates.js';
export { guessMapping, MAPPABLE, type MappableMetric, type Mapping, type ScoreMapping } from './mapping.js';
export { isBlank, TableProfiler, type ColumnProfile } from './profile.js';
export { ResponseCounter, type ResponseTable } from './responses.js';
export { parseScore, scoreCode } from './scores.js';
export { parseMoment } from './dates.js';
export {
  guessRoles, QualityChecker, qualityOf, type Effect, type Finding, type FindingCode, type QualityReport, type QualitySettings, type Roles,
} from './quality/index.js';
