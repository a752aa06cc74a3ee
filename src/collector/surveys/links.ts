import * as z from 'zod/mini';
import { uuidv7 } from '../../core/uuid.js';
import { openToken, signToken, type LinkKey } from '../signed-token.js';

const USE = 'cx-survey/1';
/** How long an invitation holds if nobody says: thirty days. */
const USUAL_TERM = 30 * 86_400_000;

const signedSchema = z.object({ v: z.string(), a: z.uuid(), s: z.optional(z.string()), t: z.optional(z.string()), e: z.number() });

/** An invitation of one person to one survey: one answer counts. */
export interface Invitation {
  readonly survey: string;
  /** The id of the answer that will be given: an event is counted once by its id, so an invitation is answered once. */
  readonly answer: string;
  /** A pseudonym of the customer. */
  readonly subject?: string | undefined;
  /** The point of the journey it is about, if another than the survey's. */
  readonly touchpoint?: string | undefined;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Whom to invite to what. */
export type Invited = Pick<Invitation, 'survey' | 'subject' | 'touchpoint'> & {
  /** Default: in thirty days. Milliseconds since 1970. */
  readonly expiresAt?: number;
};

export type OpenedInvitation = { readonly kind: 'good' | 'expired'; readonly invitation: Invitation } | { readonly kind: 'forged' };

/** Signs and opens the links of invitations, which stand in e-mails. Who holds one may answer once, until it runs out; opening it answers nothing. */
export class SurveyLinks {
  readonly #keys: readonly LinkKey[];
  readonly #baseUrl: () => string;
  readonly #now: () => number;

  /**
   * @param keys the first signs, all are accepted: put a new one in front, and take the old one out once its links have run out
   * @param baseUrl the address under which customers reach the collector
   */
  constructor(keys: readonly LinkKey[], baseUrl: string | (() => string), now: () => number = Date.now) {
    if (keys.length === 0) throw new RangeError('Invitations need a key that signs.');
    this.#keys = keys;
    this.#baseUrl = typeof baseUrl === 'string' ? () => baseUrl.replace(/\/+$/, '') : baseUrl;
    this.#now = now;
  }

  /** The token of a new invitation. */
  token({ survey, subject, touchpoint, expiresAt = this.#now() + USUAL_TERM }: Invited): string {
    return signToken(USE, this.#keys, { v: survey, a: uuidv7(), s: subject, t: touchpoint, e: expiresAt });
  }

  /** The address of a new invitation; each call invites anew. With a score: `?score=9`, which is shown as chosen and not sent. */
  url(invited: Invited): string {
    return `${this.#baseUrl()}/s/${invited.survey}/${this.token(invited)}`;
  }

  /** Reads a token for one survey; of another survey it is no better than a forged one. */
  open(token: string, survey: string): OpenedInvitation {
    const signed = signedSchema.safeParse(openToken(USE, this.#keys, token));
    if (!signed.success || signed.data.v !== survey) return { kind: 'forged' };
    const { v, a, s, t, e } = signed.data;
    return { kind: e <= this.#now() ? 'expired' : 'good', invitation: { survey: v, answer: a, subject: s, touchpoint: t, expiresAt: e } };
  }
}
