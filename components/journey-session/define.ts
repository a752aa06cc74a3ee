import { CxJourneySession, CxJourneySessionEvent } from './journey-session.js';

CxJourneySession.define('cx-journey-session');

export { CxJourneySession, CxJourneySessionEvent };
export type { JourneyTransport, KeptLink, LinkDoor, LinksRead, NoLinks, LineEvents, RoomLine } from './journey-session.js';
export { CxErrorEvent } from '../base/events.js';
