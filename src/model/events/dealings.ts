import * as z from 'zod/mini';
import { LONGEST_TEXT } from '../answer.js';
import { context, envelope } from '../envelope.js';
import { amount, currency, date, line, slug, text } from '../text.js';

/** The customer met the company somewhere. */
export const interactionRecorded = envelope(
  'cx.interaction.recorded',
  1,
  z.strictObject({ activity: line(120), channel: z.optional(slug()), case: z.optional(line(120)), agent: z.optional(line(120)), ...context }),
);

const aboutCase = { case: line(120), ...context };
/** A question, an issue or a complaint came in. */
export const caseOpened = envelope(
  'cx.case.opened',
  1,
  z.strictObject({
    ...aboutCase,
    /** `inquiry`, `product-issue`, `service-issue`, `renewal`, `return`, or one of the host. */
    category: slug(),
    complaint: z.optional(z.boolean()),
    channel: z.optional(slug()),
    text: z.optional(text(LONGEST_TEXT)),
    /** What would put it right, in the customer's words. */
    wanted: z.optional(text(LONGEST_TEXT)),
    /** How the customer wants to hear of it. */
    name: z.optional(line(200)),
    email: z.optional(line(254)),
    phone: z.optional(line(40)),
    /** The day by which the company promised to answer. */
    due: z.optional(date()),
  }),
);
/** It was resolved, by the account of `by`. */
export const caseResolved = envelope(
  'cx.case.resolved',
  1,
  z.strictObject({ ...aboutCase, by: z.optional(z.enum(['customer', 'agent', 'system'])), firstContact: z.optional(z.boolean()) }),
);
/** It was not resolved after all. */
export const caseReopened = envelope('cx.case.reopened', 1, z.strictObject({ ...aboutCase, text: z.optional(text(LONGEST_TEXT)) }));

const contract = { contract: line(120), value: z.optional(amount()), currency: z.optional(currency()), ...context };
/** Signed; `due` is the date on which the term ends, `origin` how the customer came: `referral`, `campaign`, or one of the host. */
export const contractStarted = envelope('cx.contract.started', 1, z.strictObject({ ...contract, due: z.optional(date()), origin: z.optional(slug()) }));
/** Renewed; `due` is the date on which the old term ended, `next` the end of the new one. */
export const contractRenewed = envelope('cx.contract.renewed', 1, z.strictObject({ ...contract, due: date(), next: z.optional(date()) }));
export const contractEnded = envelope('cx.contract.ended', 1, z.strictObject({ ...contract, due: z.optional(date()), reason: z.optional(line(200)) }));

/** The customer paid (or was refunded: below zero). */
export const spendRecorded = envelope(
  'cx.spend.recorded',
  1,
  z.strictObject({ amount: amount(), currency: currency(), order: z.optional(line(120)), ...context }),
);
