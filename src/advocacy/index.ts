export { ADVOCACY_GROUPS, ADVOCACY_SEGMENTS, directionOf, type AdvocacyGroup, type AdvocacySegment } from './segments.js';
export { ADVOCACY_FACTS, type AdvocacyFact, type CustomerFacts } from './facts.js';
export {
  advocacyDocumentSchema, advocacyRuleSchema, advocacySignalsSchema, thresholdSchema, treatmentSchema,
  type AdvocacyDocument, type AdvocacyRule, type AdvocacySignals, type AdvocacyThreshold, type AdvocacyTreatment,
} from './document.js';
export { parseAdvocacy } from './parse.js';
export { DEFAULT_ADVOCACY } from './default-rules.js';
export { readAdvocacyExpression } from './expressions.js';
export { classifierOf, meets, type Classified, type Classifier, type ReadCondition } from './rules.js';
export { type Stretch } from './customer-facts.js';
export { stretchOfPeriod } from './period.js';
export { classifyCustomers, moversOf, type AdvocacyCustomer, type ClassifyOptions, type InPeriod, type Mover } from './classify.js';
export { advocacyCountsSchema, parseAdvocacyCounts, type AdvocacyCounts } from './counts.js';
export { countAdvocacy, NOT_SEEN } from './flows.js';
export {
  readAdvocacy, type AdvocacyFlow, type AdvocacyReading, type AdvocacyReadOptions, type GroupFigures, type GroupShare, type Moved, type PeopleCount,
} from './read.js';
export { ON_RAMPS, USUAL_ON_RAMPS, type OnRamp } from './treatments.js';
export * from './recognition/index.js';
