import { allStored, type HttpForm } from '../http-transport.js';
import { signWebhook } from './sign-webhook.js';

/** One event a request, a CloudEvent in JSON. The id of the event is that of the message, so the other side can tell one that comes again. */
export const webhookForm = (secrets: string, now: () => number): HttpForm => ({
  most: 1,
  type: 'application/cloudevents+json',
  body: ([parcel]) => parcel!.text,
  headers: ([parcel], body) => {
    const timestamp = String(Math.floor(now() / 1000));
    return { 'webhook-id': parcel!.event.id, 'webhook-timestamp': timestamp, 'webhook-signature': signWebhook(secrets, parcel!.event.id, timestamp, body) };
  },
  read: allStored,
});
