import type { Audience, Group } from '../../src/scorecard/index.js';

/** Where somebody is about to look. */
export interface DrillPlace {
  readonly level: 'scorecard' | 'part' | 'figure' | 'group' | 'verbatims';
  /** The id of the part or figure; that of the document for the whole. */
  readonly id: string;
  /** Its place in the scorecard: the ids on the way to it, with `/` between. */
  readonly path: string;
  /** The metric of a figure. */
  readonly metric: string | null;
  /** The group that is looked at. */
  readonly segment: Group | null;
  /** The period, as `2026-11`; null for all there is. */
  readonly period: string | null;
  readonly audience: Audience | null;
}

/** `cx-drill`: somebody looks closer, or goes back up; can be cancelled, for a page that shows it elsewhere. Bubbles out of every shadow. */
export class CxDrillEvent extends CustomEvent<DrillPlace> {
  constructor(detail: DrillPlace) {
    super('cx-drill', { detail, bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'cx-drill': CxDrillEvent;
  }
}
