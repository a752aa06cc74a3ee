import { deviceStorage, type RoomStorage } from './storage.js';

/* All that a session of a customer needs; nothing of the shared document is in it. */
export { GuestSession } from './guest-session.js';
export { renderCustomer } from '../views/customer.js';

/** What a customer added and has not been sent yet. */
export const guestStorage = (room: string): Promise<RoomStorage> => deviceStorage(room, (states) => states.at(-1)!);
