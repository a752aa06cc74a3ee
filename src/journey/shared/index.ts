export { SHARED_LIMITS } from './limits.js';
export { SharedJourney, type GoneRecord, type SharedChange } from './shared-journey.js';
export type { Alive, Stamp } from './keys.js';
export { readLinkList, type ListedLink } from './link-list.js';
export { ROLES, type Role } from './roles-list.js';
export { asCustomer, customerView, participantOf, whyNotChange, type Held, type Participant } from './roles.js';
export { frame, FRAME, readFrame, readFromRoom, readPerson, readToRoom, ROOM_PROTOCOL, type FromRoom, type Person, type Spot, type ToRoom } from './wire.js';
