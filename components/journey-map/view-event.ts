import type { Heat } from './heat.js';
import type { CompareAs } from './layers/layer.js';

/** How somebody looks at a map. */
export interface JourneyViewDetail {
  readonly view: 'map' | 'outline';
  readonly compare: string | undefined;
  readonly compareAs: CompareAs;
  readonly segment: string | undefined;
  readonly heat: Heat | undefined;
  readonly timeAxis: boolean;
  readonly zoom: number;
}

/** Somebody looks at the map in another way. */
export class CxJourneyViewEvent extends CustomEvent<JourneyViewDetail> {
  constructor(detail: JourneyViewDetail) {
    super('cx-journey-view', { detail });
  }
}
