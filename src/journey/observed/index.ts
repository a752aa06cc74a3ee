export { caseCount, eventCount, type EventColumns, type EventLog, type Outcome } from './log/event-log.js';
export { orderLog, type Ordered as OrderedLog } from './log/order.js';
export { EventLogBuilder, type LogOptions, type LogReport, type RawEvent, type ReadLog } from './log/builder.js';
export { groupActivities, MOST_ACTIVITIES, OTHER, type GroupOptions } from './log/group.js';
export { csvLogSteps, guessColumns, ndjsonLogSteps, type LogColumns, type TableOptions } from './read/table.js';
export { detectLogFormat, readLogSteps, type LogFormat, type ReadLogOptions } from './read/read-log.js';
export { observeInSteps, observeSteps, type Observing, type ObserveResult, type ObserveTask } from './observe.js';
export { xesLogSteps, type XesOptions } from './read/xes.js';
export { ocelLogSteps, type OcelOptions, type ReadOcel } from './read/ocel.js';
export { cxEventLogSteps, type CxEventsOptions } from './read/cx-events.js';

export { discover, discoverInSteps, discoverSteps, type DiscoverOptions, type Discovering, type ObservedJourney } from './discover/discover.js';
export { graphSteps, type DirectlyFollows, type Durations, type GraphOptions, type ObservedActivity, type ObservedEdge } from './discover/graph.js';
export { limitEdges, type LimitedEdges } from './discover/limit.js';
export { variantSteps, type Variant, type VariantOptions, type Variants } from './discover/variants.js';
export { positionSteps } from './discover/positions.js';
export { reworkSteps, type Rework } from './discover/rework.js';
export { dropOffSteps, type DropOff, type DropOffAt, type DropOffOptions } from './discover/drop-off.js';
export { caseNamesBehind, casesBehind, type Behind } from './discover/cases.js';
export { outcomeOf, type OutcomeOf } from './discover/outcomes.js';

export { matchActivities, type Match } from './conformance/match.js';
export { casesThat, conformance, conformanceSteps, longestWaits, neverTaken, type Conformance, type StepTaken, type Transition, type UndrawnStep } from './conformance/conformance.js';
export { addObservedStep, addObservedWay } from './conformance/promote.js';
export { journeyOfObserved, type ObservedMapOptions } from './conformance/to-journey.js';
