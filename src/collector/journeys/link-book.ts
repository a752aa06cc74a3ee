import type { Role } from '../../journey/shared/index.js';

/** A link that a facilitator made, as it is kept: never the token itself, which nobody could then take from the file. */
export interface KeptLink {
  readonly id: string;
  readonly role: Role;
  readonly name: string;
  readonly persona?: string | undefined;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  readonly expiresAt: number;
  /** When it was taken back, if it was. */
  readonly revokedAt?: number | undefined;
}

/** Which links to a journey were made, and which were taken back. */
export interface LinkBook {
  add(journey: string, link: KeptLink): Promise<void>;
  /** The latest first. */
  list(journey: string): Promise<readonly KeptLink[]>;
  /** Takes a link back for good, also one that is not in the book: a program may have signed it. */
  revoke(journey: string, id: string, at: number): Promise<void>;
  isRevoked(journey: string, id: string): Promise<boolean>;
}
