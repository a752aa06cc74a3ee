import * as z from 'zod/mini';
import { LONGEST_TEXT } from '../answer.js';
import { context, envelope } from '../envelope.js';
import { line, slug, text } from '../text.js';

/** The customer joined an on-ramp such as the advisory board. */
export const membershipJoined = envelope('cx.membership.joined', 1, z.strictObject({ program: slug(), ...context }));
export const membershipLeft = envelope('cx.membership.left', 1, z.strictObject({ program: slug(), ...context }));

/** Somebody thanked an employee: a star. */
export const recognitionGiven = envelope(
  'cx.recognition.given',
  1,
  z.strictObject({
    /** The id of the employee where there is a list of them, else the name as it was written. */
    employee: line(120),
    by: z.enum(['customer', 'executive', 'colleague']),
    why: z.optional(text(LONGEST_TEXT)),
    /** The phase of the journey, where it is known; else that of its touchpoint. */
    phase: z.optional(slug()),
    ...context,
  }),
);

/** The customer voted on a decision before it was made. */
export const decisionVoted = envelope(
  'cx.decision.voted',
  1,
  z.strictObject({ decision: slug(), option: slug(), comment: z.optional(text(LONGEST_TEXT)), ...context }),
);

const employee = { employee: line(120), team: z.optional(line(120)) };
export const employeeJoined = envelope('cx.employee.joined', 1, z.strictObject(employee));
export const employeeLeft = envelope('cx.employee.left', 1, z.strictObject({ ...employee, voluntary: z.optional(z.boolean()) }));
