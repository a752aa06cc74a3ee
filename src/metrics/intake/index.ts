export { CsvReader, LONGEST_RECORD, whyNotATable } from './csv.js';
export { likelyNoAnswer, suspiciousCodes, type SuspiciousCode } from './codes.js';
export { guessDateForm, parseDay, parseMoment, type DateForm } from './dates.js';
export { EventCounter, looksLikeEvent, type EventShape } from './events.js';
export { INTERCHANGE_FIELDS, isInterchange, isPersonal } from './interchange.js';
export { guessMapping, MAPPABLE, type MappableMetric, type Mapping, type ScoreMapping } from './mapping.js';
export { isNdjson, JsonRows, NdjsonReader, type JsonRecord } from './ndjson.js';
export { isBlank, TableProfiler, type ColumnProfile } from './profile.js';
export { ResponseCounter, type ResponseTable } from './responses.js';
export { parseScore, scoreCode } from './scores.js';
export {
  guessRoles, QualityChecker, qualityOf, type Effect, type Finding, type FindingCode, type QualityReport, type QualitySettings, type Roles,
} from './quality/index.js';
