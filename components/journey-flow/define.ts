import { CxJourneyFlow } from './journey-flow.js';

CxJourneyFlow.define('cx-journey-flow');

export { CxJourneyFlow };
export { CxJourneyDrillEvent, type JourneyDrill } from './events.js';
export { CxErrorEvent } from '../base/events.js';
