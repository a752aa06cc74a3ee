import type { FastifyInstance } from 'fastify';
import type { Log } from '../operations/log.js';
import type { JourneyRooms } from './rooms.js';
import type { JourneySettings } from './settings.js';
import { sqliteJourneyStore } from './store.js';

/** Opens rooms for journeys on a collector, if it has any. What they need is loaded only then. */
export async function openJourneys(settings: JourneySettings | undefined, { app, db, origins, now, log }: { readonly app: FastifyInstance; readonly db: string; readonly origins: readonly string[]; readonly now: () => number; readonly log: Log }): Promise<JourneyRooms | undefined> {
  if (!settings) return undefined;
  const [{ JourneyRooms: Rooms }, { addJourneyRoutes }] = await Promise.all([import('./rooms.js'), import('./routes.js')]);
  const rooms = new Rooms(settings, { store: settings.store ?? sqliteJourneyStore(db), origins, now, log });
  addJourneyRoutes(app, rooms, now);
  rooms.listen(app.server);
  return rooms;
}
