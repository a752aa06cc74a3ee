import { VERSION } from '../../core/version.js';
import { allStored, type HttpForm } from '../http-transport.js';
import { factsOf, type Included } from './facts.js';

/** `cx.response.submitted` is "CX Response Submitted", as names of events are written there. */
const titleOf = (type: string): string => type.split('.').map((part) => (part === 'cx' ? 'CX' : part[0]!.toUpperCase() + part.slice(1))).join(' ');

/**
 * `track` calls in a batch, as Segment, RudderStack and Jitsu take them. The id of the event is that of the message, by which they
 * let go of what comes again. `text/plain`, so that a browser does not ask first.
 */
export const trackForm = (writeKey: string, include: readonly Included[], now: () => number): HttpForm => ({
  type: 'text/plain;charset=UTF-8',
  body: (parcels) =>
    JSON.stringify({
      batch: parcels.map(({ event }) => ({
        type: 'track',
        event: titleOf(event.type),
        messageId: event.id,
        timestamp: event.time,
        ...(event.subject === undefined ? { anonymousId: 'response' in event.data ? event.data.response : event.id } : { userId: event.subject }),
        properties: Object.fromEntries(factsOf(event, include)),
        context: { library: { name: 'cx-elements', version: VERSION } },
      })),
      writeKey,
      sentAt: new Date(now()).toISOString(),
    }),
  read: allStored,
});

const SNOWPLOW = 'iglu:com.snowplowanalytics.snowplow';

/** Self-describing events to a Snowplow collector, by its tracker protocol 2. The id of the event is theirs. */
export const snowplowForm = (appId: string, vendor: string, now: () => number): HttpForm => ({
  type: 'application/json; charset=UTF-8',
  body: (parcels) =>
    JSON.stringify({
      schema: `${SNOWPLOW}/payload_data/jsonschema/1-0-4`,
      data: parcels.map(({ event }) => ({
        e: 'ue',
        eid: event.id,
        p: 'web',
        tv: `cx-${VERSION}`,
        aid: appId,
        dtm: String(Date.parse(event.time)),
        stm: String(now()),
        ...(event.subject !== undefined && { uid: event.subject }),
        ue_pr: JSON.stringify({ schema: `${SNOWPLOW}/unstruct_event/jsonschema/1-0-0`, data: { schema: `iglu:${vendor}/${event.type.slice(3).replace(/[^a-z0-9]/g, '_')}/jsonschema/1-0-0`, data: event.data } }),
      })),
    }),
  read: allStored,
});
