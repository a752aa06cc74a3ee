import { CxJourneyMap } from './journey-map.js';

CxJourneyMap.define('cx-journey-map');

export { CxJourneyMap };
export { CxErrorEvent } from '../base/events.js';
