import type { Database } from 'libsql';
import type { CxEvent, CxEventOf } from '../../model/event.js';

/**
 * Which event of a response counts. A customer may send a response again, then the latest counts; or take it back, then none does,
 * whatever comes late. `event` is the one that counts; null once the response is taken back.
 */
export const RESPONSE_TABLES = `
  CREATE TABLE IF NOT EXISTS response (response TEXT PRIMARY KEY, event TEXT, time TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS response_event (response TEXT NOT NULL, event TEXT NOT NULL, PRIMARY KEY (response, event)) WITHOUT ROWID;
`;

/** The events of a store that count: of those of one response, one. */
export const COUNTING = "(type <> 'cx.response.submitted' OR id IN (SELECT event FROM response))";

/** What an event changes. */
export interface Settled {
  /** Does it count? */
  readonly counts: boolean;
  /** What counted until now, and no longer does. */
  readonly before?: CxEvent | undefined;
}

/** The types whose events hold what a customer said in a response. */
type OfResponse = CxEventOf<'cx.response.submitted'> | CxEventOf<'cx.response.saved'> | CxEventOf<'cx.followup.requested'>;
const isOfResponse = (event: CxEvent): event is OfResponse => event.type === 'cx.response.submitted' || event.type === 'cx.response.saved' || event.type === 'cx.followup.requested';

export interface Responses {
  /** Has the customer taken back the response that this event belongs to? Then it is not stored any more. */
  isWithdrawn(event: CxEvent): boolean;
  /** Notes an event that has just been stored, within the same transaction. */
  settle(event: CxEvent): Settled;
  /** Notes the events of a store that an older collector wrote. */
  adopt(): void;
}

/** @param db with {@link RESPONSE_TABLES} */
export function responsesIn(db: Database): Responses {
  const find = db.prepare('SELECT event, time FROM response WHERE response = ?');
  const set = db.prepare('INSERT INTO response VALUES (?, ?, ?) ON CONFLICT (response) DO UPDATE SET event = excluded.event, time = excluded.time');
  const note = db.prepare('INSERT INTO response_event VALUES (?, ?) ON CONFLICT DO NOTHING');
  const eventsOf = db.prepare('SELECT id, body FROM event JOIN response_event ON event = id WHERE response = ?');
  const bodyOf = db.prepare('SELECT body FROM event WHERE id = ?');
  const rewrite = db.prepare('UPDATE event SET body = ? WHERE id = ?');

  type Row = { readonly event: string | null; readonly time: string } | undefined;
  const read = (id: string): CxEvent | undefined => {
    const row = bodyOf.get(id) as { body: string } | undefined;
    return row && (JSON.parse(row.body) as CxEvent);
  };

  const settleSubmitted = ({ id, time, data: { response } }: CxEventOf<'cx.response.submitted'>): Settled => {
    const standing = find.get(response) as Row;
    // the order in which they come must not matter
    const later = !standing || Date.parse(time) > Date.parse(standing.time) || (Date.parse(time) === Date.parse(standing.time) && id > standing.event!);
    if (!later) return { counts: false };
    set.run(response, id, time);
    return { counts: true, before: standing ? read(standing.event!) : undefined };
  };

  const settleWithdrawn = ({ time, data: { response } }: CxEventOf<'cx.response.withdrawn'>): Settled => {
    const standing = find.get(response) as Row;
    const before = standing?.event ? read(standing.event) : undefined;
    set.run(response, null, time);
    for (const { id, body } of eventsOf.all(response) as { id: string; body: string }[]) rewrite.run(JSON.stringify(empty(JSON.parse(body) as OfResponse)), id);
    return { counts: true, before };
  };

  return {
    isWithdrawn: (event) => isOfResponse(event) && (find.get(event.data.response) as Row)?.event === null,
    settle(event) {
      if (isOfResponse(event)) note.run(event.data.response, event.id);
      if (event.type === 'cx.response.submitted') return settleSubmitted(event);
      return event.type === 'cx.response.withdrawn' ? settleWithdrawn(event) : { counts: true };
    },
    adopt() {
      for (const { body } of db.prepare("SELECT body FROM event WHERE type IN ('cx.response.submitted', 'cx.response.saved') ORDER BY seq").iterate() as Iterable<{ body: string }>) {
        this.settle(JSON.parse(body) as CxEvent);
      }
    },
  };
}

/** Takes out what the customer said and who they are: that there was an event, and its id, stay, so that it cannot come again. */
function empty(event: OfResponse): OfResponse {
  delete event.subject;
  if (event.type === 'cx.followup.requested') {
    delete event.data.name;
    delete event.data.email;
    delete event.data.phone;
  } else {
    delete event.data.fields;
    delete event.data.scores;
    delete event.data.segments;
    event.data.answers = [];
  }
  return event;
}
