export { GATES, type AskContext, type AskExplanation, type AskRequest, type Gate, type GateName, type MayAsk } from './ask.js';
export { BUILT_IN_POLICY, fullPolicy } from './defaults.js';
export { eligible, explain } from './explain.js';
export { lintAsking, type AskFinding, type AskFindingCode } from './lint.js';
export { drawOf } from './sample.js';
export { isAskRecord, memoryAskStore, mergeRecords, sharedAskStore, textAskStore, type AskStore, type TextPlace } from './store.js';
export { matchesGlob } from './pages.js';
