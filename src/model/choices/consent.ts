import * as z from 'zod/mini';
import { language, line, moment } from '../text.js';
import { keyName, region, sha256 } from './names.js';

/** The hash before the first event of a ledger. */
export const NO_EVENT_BEFORE = '0'.repeat(64);

/** Everything in an event of consent but its place in the chain. */
export const consentDraftSchema = z.strictObject({
  id: line(80),
  topic: keyName(),
  /** The channels it is for; all if not given. */
  channels: z.optional(z.array(keyName()).check(z.minLength(1), z.maxLength(100))),
  state: z.enum(['given', 'refused', 'withdrawn']),
  at: moment(),
  /** From then on it no longer holds. */
  expiresAt: z.optional(moment()),
  /** When the second step of a double opt-in was taken. */
  confirmedAt: z.optional(moment()),
  /** The text the customer had before them. */
  notice: z.strictObject({ id: keyName(), version: z.int().check(z.gte(1)), sha256: sha256(), locale: language() }),
  /** How it was asked and answered. */
  method: z.strictObject({
    kind: z.enum(['switch', 'form', 'one-click', 'sms-keyword', 'verbal', 'import', 'signal']),
    uiSource: line(200),
    uiVersion: line(40),
    /** Was the box ticked before the customer came? Then it is no consent (GDPR, recital 32). */
    preTicked: z.boolean(),
    /** Was saying no as easy as saying yes (11 CCR 7004)? */
    symmetric: z.boolean(),
  }),
  jurisdiction: z.optional(region()),
  /** Who asked: the company that is answerable. */
  controller: line(200),
  actor: z.enum(['subject', 'agent', 'delegate', 'system']),
  /** The customer was shown that their browser says "do not share", and agreed nevertheless. */
  ackGpc: z.optional(z.boolean()),
});
export type ConsentDraft = z.infer<typeof consentDraftSchema>;

/** An event in the ledger of a customer's consents: never changed, never taken out, each holding the hash of the one before. */
export const consentEventSchema = z.extend(consentDraftSchema, { prevSha256: sha256(), sha256: sha256() });
export type ConsentEvent = z.infer<typeof consentEventSchema>;
