import type { LineState } from './room/session.js';
import type { Person } from '../../src/journey/shared/wire.js';

/** How it stands with the others. */
export interface JourneySessionDetail {
  readonly line: LineState;
  /** Acts done here that are not confirmed yet. */
  readonly waiting: number;
  readonly people: readonly Person[];
}

/** A session has connected, lost its line, or somebody came or left. */
export class CxJourneySessionEvent extends CustomEvent<JourneySessionDetail> {
  constructor(detail: JourneySessionDetail) {
    super('cx-journey-session', { detail });
  }
}
