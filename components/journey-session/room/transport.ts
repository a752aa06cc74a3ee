import type { Problem } from '../../../src/core/problem.js';
import type { FromRoom, ToRoom } from '../../../src/journey/shared/wire.js';
import type { LinkDoor } from './link-door.js';

/** What a line tells a session. */
export interface LineEvents {
  /** What is sent from now on arrives, as far as anybody can know. */
  opened(): void;
  /** A change that somebody made. `isWhole`, as far as it is known: it is the answer to `have` of who has nothing, and holds all there is. */
  update(update: Uint8Array, isWhole?: boolean): void;
  /** What the other side has; it wants what it lacks. */
  have(vector: Uint8Array): void;
  message(message: FromRoom): void;
  /** It broke, and comes back by itself unless it is over. */
  closed(problem?: Problem, over?: boolean): void;
}

/** An open line of a session. Nothing it does throws. */
export interface RoomLine {
  update(update: Uint8Array): void;
  have(vector: Uint8Array): void;
  message(message: ToRoom): void;
  close(): void;
}

/**
 * How a journey reaches the others. Give your own where pages of yours already have a way to each other: three kinds of message are all there is.
 */
export interface JourneyTransport {
  /** `checked`: the other side answers each update with `taken` or `refused`. `direct`: what is sent has arrived. */
  readonly kind: 'checked' | 'direct';
  open(room: string, events: LineEvents): RoomLine;
  /** Where links to the room are listed and taken back, by facilitators. Without it nothing is said of links. */
  links?(room: string): LinkDoor;
}
