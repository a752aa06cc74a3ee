export { eventSchemas, type CxEvent, type CxEventData, type CxEventOf, type CxEventType } from './event.js';
export { answerSchema, LONGEST_TEXT, type Answer, type AnswerOf, type ChoiceAnswer, type EmotionAnswer, type ScoreAnswer, type TextAnswer } from './answer.js';
export { instrumentSchema, scaleSchema, type Instrument, type Scale } from './instrument.js';
export { wordingHash } from './wording.js';
export { makeEvent, type EventOrigin } from './make-event.js';
export { parse, parseEvent, type Parsed } from './parse.js';
export {
  METRIC_UNITS, metricDefinitionSchema, metricFileSchema, metricReadoutSchema, metricSumSchema,
  type AnswerMetricDefinition, type EventMetricDefinition, type MetricDefinition, type MetricReadout, type MetricSum,
} from './metric.js';
export * from './choices/index.js';
export * from './questionnaire/index.js';
export {
  askKindSchema, askMomentSchema, askRecordSchema, clocksSchema, contactPolicySchema, pageRulesSchema, scheduleSchema,
  type AskKind, type AskMoment, type AskRecord, type Clocks, type ContactPolicy, type MetricRules, type PageRules, type Schedule, type SurveyRules,
} from './contact-policy.js';
