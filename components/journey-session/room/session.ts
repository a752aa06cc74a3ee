import type { Problem } from '../../../src/core/problem.js';
import type { Journey } from '../../../src/journey/document/journey.js';
import type { Person, Role, Spot } from '../../../src/journey/shared/wire.js';
import type { Operation } from '../../../src/journey/edit/operation.js';
import type { LinkDoor } from './link-door.js';
import type { GoneRecord } from '../../../src/journey/shared/shared-journey.js';

/** How it stands with the others. */
export type LineState = 'connecting' | 'online' | 'offline' | 'over';

/** What a session shows. */
export interface SessionState {
  readonly line: LineState;
  /** Why it is over. */
  readonly why?: Problem | undefined;
  readonly me: Person | undefined;
  readonly people: readonly Person[];
  /** Acts done here that are not confirmed yet. */
  readonly waiting: number;
  /** They survive the page. */
  readonly isKept: boolean;
  /** What was refused or set aside, the latest last. */
  readonly problems: readonly Problem[];
}

/** What an element needs of a session, whatever the role. */
export interface Session {
  readonly state: SessionState;
  /** Undefined until something has come. */
  readonly journey: Journey | undefined;
  /** The journey as it was when this page came in. */
  readonly before: Journey | undefined;
  role(): Role | undefined;
  /** Where links to the room are listed and taken back, if anywhere; who may do it is held to elsewhere. */
  readonly links?: LinkDoor | undefined;
  /** Somebody here has changed the map: this is how it is now. */
  share(journey: Journey): void;
  /** A customer adds something of their own. */
  add(operations: readonly Operation[]): void;
  spot(spot: Spot | null): void;
  /** Who has changed a record since this page came in. */
  authorsOf(id: string): readonly string[];
  gone(): readonly GoneRecord[];
  restore(id: string): void;
  forget(problem: Problem): void;
  dispose(): void;
}

export interface SessionEvents {
  /** The journey is another, by what somebody else did (`by` says who, as far as it is known) or by what was refused. */
  changed(journey: Journey, by: readonly string[]): void;
  /** Anything else that is shown. */
  told(): void;
}
