import { CxJourneySession, CxJourneySessionEvent } from './journey-session.js';

CxJourneySession.define('cx-journey-session');

export { CxJourneySession, CxJourneySessionEvent };
export type { JourneyTransport, LineEvents, RoomLine } from './journey-session.js';
export { CxErrorEvent } from '../base/events.js';
