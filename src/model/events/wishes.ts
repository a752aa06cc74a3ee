import * as z from 'zod/mini';
import { context, envelope } from '../envelope.js';
import { date, line, moment, slug } from '../text.js';

const provenance = {
  /** How the customer said it. */
  via: z.enum(['widget', 'form', 'mail-link', 'one-click', 'agent', 'import', 'api']),
  /** Which text the customer had before them. */
  notice: z.optional(line(80)),
};

/** The customer set one preference: `key` is a path such as `topics.offers` or `quiet`. */
export const preferenceChanged = envelope(
  'cx.preference.changed',
  1,
  z.strictObject({ key: line(200), to: z.json(), from: z.optional(z.json()), ...provenance, ...context }),
);
/** The customer allowed a purpose. */
export const consentGiven = envelope(
  'cx.consent.given',
  1,
  z.strictObject({ purpose: slug(), expires: z.optional(moment()), ...provenance, ...context }),
);
/** The customer took a permission back. */
export const consentWithdrawn = envelope('cx.consent.withdrawn', 1, z.strictObject({ purpose: slug(), ...provenance, ...context }));
/** The customer told of an event in their life. */
export const lifeEventReported = envelope(
  'cx.lifeevent.reported',
  1,
  z.strictObject({ occasion: slug(), date: z.optional(date()), purposes: z.array(slug()).check(z.maxLength(50)), ...context }),
);
/** The customer took it back. */
export const lifeEventWithdrawn = envelope('cx.lifeevent.withdrawn', 1, z.strictObject({ occasion: slug(), ...context }));
