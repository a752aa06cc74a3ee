import { isDeepStrictEqual } from 'node:util';
import type { CxEvent, CxEventOf } from '../../model/event.js';
import { asReported } from '../intake/as-reported.js';
import type { Incoming, Observation, Outcome } from './store.js';

/**
 * What becomes of a batch, told from what is known of its events, responses and people: the same for all stores, which read and write only. Of the events of
 * one response one counts: a customer may send a response again, then the latest counts; or take it back, then none does, whatever comes late.
 */

/** Which event of a response counts; null once it is taken back or erased. */
export interface Standing {
  readonly event: string | null;
  readonly time: string;
}

/** What a store knows about the events of a batch. */
export interface Known {
  /** Of ids in the batch, and of events that stand: the event as JSON. */
  readonly bodies: Map<string, string>;
  /** Ids of the batch whose events are gone. */
  readonly gone: ReadonlySet<string>;
  /** Until when what came of a person is erased, by what {@link personKey} makes of them. */
  readonly erased: ReadonlyMap<string, number>;
  readonly standing: Map<string, Standing>;
  /** The events of responses that are taken back in the batch. */
  readonly said: Map<string, string[]>;
}

/** What is to be looked up before a batch can be settled. */
export interface Needed {
  readonly ids: readonly string[];
  readonly responses: readonly string[];
  readonly takenBack: readonly string[];
  readonly people: readonly string[];
}

/** A new event as it is written. */
export interface Added {
  readonly event: CxEvent;
  readonly received: number;
  readonly response: string | null;
  /** As JSON; what was taken back within the batch it came with is never written as it was. */
  body: string;
  subject: string | null;
  /** Of the events of one response, one does. */
  counts: boolean;
}

/** What is to be written. */
export interface Settled {
  readonly outcomes: Outcome[];
  readonly added: Added[];
  /** Events that were stored before and no longer count. */
  readonly unseated: string[];
  /** Responses that are taken back, and when. */
  readonly takenBack: Map<string, string>;
  /** Events that were stored before, whose content was taken out. */
  readonly emptied: Map<string, string>;
  readonly observed: Observation[];
}

/** The types whose events hold what a customer said in a response. */
type OfResponse = CxEventOf<'cx.response.submitted'> | CxEventOf<'cx.response.saved'> | CxEventOf<'cx.followup.requested'>;
const isOfResponse = (event: CxEvent): event is OfResponse => event.type === 'cx.response.submitted' || event.type === 'cx.response.saved' || event.type === 'cx.followup.requested';

/** The response that an event is part of. */
export const responseOfEvent = (event: CxEvent): string | null => (isOfResponse(event) ? event.data.response : null);

/** @param keyOf null where nobody is erased, so nobody has to be looked for */
export function neededFor(batch: readonly Incoming[], keyOf: ((subject: string) => string) | null): Needed {
  const responses = new Set<string>();
  const takenBack = new Set<string>();
  const people = new Set<string>();
  for (const { event } of batch) {
    if (isOfResponse(event)) responses.add(event.data.response);
    if (event.type === 'cx.response.withdrawn') {
      responses.add(event.data.response);
      takenBack.add(event.data.response);
    }
    if (keyOf && event.subject !== undefined) people.add(keyOf(event.subject));
  }
  return { ids: [...new Set(batch.map(({ event }) => event.id))], responses: [...responses], takenBack: [...takenBack], people: [...people] };
}

/** Goes through a batch in order. What it finds out goes into `known` too, so that an event finds what came before it in the same batch. */
export function settle(batch: readonly Incoming[], known: Known, keyOf: (subject: string) => string): Settled {
  const settled: Settled = { outcomes: [], added: [], unseated: [], takenBack: new Map(), emptied: new Map(), observed: [] };
  for (const incoming of batch) settled.outcomes.push(settleOne(incoming, known, settled, keyOf));
  for (const one of settled.added) {
    const { event, response } = one;
    if (event.type === 'cx.response.submitted') one.counts = known.standing.get(response!)?.event === event.id;
    const empty = settled.emptied.get(event.id);
    if (empty === undefined) continue;
    settled.emptied.delete(event.id);
    one.body = empty;
    one.subject = null;
  }
  return settled;
}

function settleOne(incoming: Incoming, known: Known, settled: Settled, keyOf: (subject: string) => string): Outcome {
  const { event } = incoming;
  const response = responseOfEvent(event);
  if (known.gone.has(event.id) || (response !== null && known.standing.get(response)?.event === null)) return 'duplicate';
  const erasedUntil = event.subject === undefined || known.erased.size === 0 ? undefined : known.erased.get(keyOf(event.subject));
  if (erasedUntil !== undefined && Date.parse(event.time) <= erasedUntil) return 'duplicate';
  const body = JSON.stringify(event);
  const stored = known.bodies.get(event.id);
  if (stored !== undefined) return isSame(stored, body) ? 'duplicate' : 'conflict';
  known.bodies.set(event.id, body);
  settled.added.push({ event, received: incoming.received, response, body, subject: event.subject ?? null, counts: true });
  if (response !== null && known.said.has(response)) known.said.get(response)!.push(event.id);

  const { counts, before } = event.type === 'cx.response.submitted' ? submitted(event, known, settled) : event.type === 'cx.response.withdrawn' ? withdrawn(event, known, settled) : { counts: true, before: undefined };
  if (before !== undefined) settled.observed.push(...incoming.retract(before));
  if (counts) settled.observed.push(...incoming.observe());
  return 'stored';
}

/** Was the same told, in whatever order? What the collector found out about clocks on the way may differ from one time to the next. */
const isSame = (stored: string, body: string): boolean =>
  stored === body || isDeepStrictEqual(asReported(JSON.parse(stored) as CxEvent), asReported(JSON.parse(body) as CxEvent));

interface Change {
  /** Does it count? */
  readonly counts: boolean;
  /** What counted until now, and no longer does. */
  readonly before: CxEvent | undefined;
}

function put(known: Known, settled: Settled, response: string, standing: Standing): void {
  const before = known.standing.get(response)?.event;
  if (typeof before === 'string') settled.unseated.push(before);
  if (standing.event === null) settled.takenBack.set(response, standing.time);
  known.standing.set(response, standing);
}

function submitted({ id, time, data: { response } }: CxEventOf<'cx.response.submitted'>, known: Known, settled: Settled): Change {
  const standing = known.standing.get(response);
  if (standing) {
    // the order in which they come must not matter
    const [at, stood] = [Date.parse(time), Date.parse(standing.time)];
    if (at < stood || (at === stood && id <= standing.event!)) return { counts: false, before: undefined };
  }
  const before = standing ? known.bodies.get(standing.event!) : undefined;
  // what counts is past its time, and cannot be taken away any more: the response goes on counting as it did
  if (standing && before === undefined) return { counts: false, before: undefined };
  put(known, settled, response, { event: id, time });
  return { counts: true, before: before === undefined ? undefined : (JSON.parse(before) as CxEvent) };
}

function withdrawn({ time, data: { response } }: CxEventOf<'cx.response.withdrawn'>, known: Known, settled: Settled): Change {
  const standing = known.standing.get(response);
  const before = standing?.event ? known.bodies.get(standing.event) : undefined;
  put(known, settled, response, { event: null, time });
  const counted = before === undefined ? undefined : (JSON.parse(before) as CxEvent);
  for (const id of known.said.get(response) ?? []) {
    const body = JSON.stringify(empty(JSON.parse(known.bodies.get(id)!) as OfResponse));
    known.bodies.set(id, body);
    settled.emptied.set(id, body);
  }
  return { counts: true, before: counted };
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
