import type { Moderation, Standing } from '../../src/voice/moderation/moderate.js';
import type { Verbatim } from '../../src/voice/verbatim.js';
import { CxDomainEvent } from '../base/events.js';

/** What a moderator does. */
export interface ModerationAct {
  readonly verbatim: Verbatim;
  /** How it stood, and how it stands then. */
  readonly before: Standing;
  readonly after: Standing;
  /** All rules and decisions as they are then: what is to be kept. */
  readonly moderation: Moderation;
}

/** `cx-moderate` (about to be done, can be cancelled) and `cx-moderated` (done on this page; who keeps decisions calls `waitUntil`). */
export class CxModerationEvent extends CxDomainEvent<ModerationAct> {}

declare global {
  interface HTMLElementEventMap {
    'cx-moderate': CxModerationEvent;
    'cx-moderated': CxModerationEvent;
  }
}
