import * as z from 'zod/mini';
import { uuidv7 } from '../../core/uuid.js';
import { ROLES, type Participant, type Role } from '../../journey/shared/index.js';
import { openToken, signToken, type LinkKey } from '../signed-token.js';

const USE = 'cx-journey-room/1';
/** How long a link holds if nobody says: thirty days. */
const USUAL_TERM = 30 * 86_400_000;

const short = () => z.string().check(z.minLength(1), z.maxLength(128));
const signedSchema = z.object({ i: z.optional(short()), j: short(), p: short(), r: z.enum(ROLES), n: z.string().check(z.maxLength(200)), s: z.optional(short()), e: z.number() });

/** Whom to invite to draw a journey, and as what. */
export interface JourneyInvited {
  readonly journey: string;
  readonly role: Role;
  /** The name that the others see. */
  readonly name: string;
  /** The persona whose lane a customer draws. */
  readonly persona?: string | undefined;
  /** A pseudonym of who takes part; a new one if not given. */
  readonly participant?: string | undefined;
  /** The link's own id, by which it can be taken back; a new one if not given. */
  readonly link?: string | undefined;
  /** Milliseconds since 1970. Default: in thirty days. */
  readonly expiresAt?: number | undefined;
}

export type OpenedJourneyLink = { readonly kind: 'good'; readonly link: string; readonly journey: string; readonly participant: Participant; readonly expiresAt: number } | { readonly kind: 'expired' | 'forged' };

/** Signs and opens the tokens with which people come into the room of a journey. Who holds one may do what its role may, under its name. */
export class JourneyLinks {
  readonly #keys: readonly LinkKey[];
  readonly #now: () => number;

  /** @param keys the first signs, all are accepted */
  constructor(keys: readonly LinkKey[], now: () => number = Date.now) {
    if (keys.length === 0) throw new RangeError('Links to journeys need a key that signs.');
    this.#keys = keys;
    this.#now = now;
  }

  token({ journey, role, name, persona, participant = uuidv7(), link = uuidv7(), expiresAt = this.#now() + USUAL_TERM }: JourneyInvited): string {
    return signToken(USE, this.#keys, { i: link, j: journey, p: participant, r: role, n: name, s: persona, e: expiresAt });
  }

  open(token: string): OpenedJourneyLink {
    const signed = signedSchema.safeParse(openToken(USE, this.#keys, token));
    if (!signed.success) return { kind: 'forged' };
    // links that were made before they had ids are known by whom they are for
    const { j, p, r, n, s, e, i = p } = signed.data;
    if (e <= this.#now()) return { kind: 'expired' };
    return { kind: 'good', link: i, journey: j, participant: { id: p, name: n, role: r, ...(s !== undefined && { persona: s }) }, expiresAt: e };
  }
}
