export { SHARED_LIMITS } from './limits.js';
export { SharedJourney, type GoneRecord, type SharedChange } from './shared-journey.js';
export type { Alive, Stamp } from './keys.js';
export { asCustomer, customerView, participantOf, ROLES, whyNotChange, type Participant, type Role } from './roles.js';
export { frame, FRAME, readFrame, readFromRoom, readPerson, readToRoom, ROOM_PROTOCOL, type FromRoom, type Person, type Spot, type ToRoom } from './wire.js';
