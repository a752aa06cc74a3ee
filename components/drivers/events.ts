import type { DriverShift, WhatIf } from '../../src/metrics/statistics/drivers/what-if.js';

/** What somebody has asked, and what is to be expected. */
export interface WhatIfAsked {
  /** Changes of means, in the units of the drivers. */
  readonly shifts: readonly DriverShift[];
  /** The expected change of the outcome with its intervals, or why nothing is foretold. */
  readonly result: WhatIf;
}

/** `cx-what-if`: somebody has moved a driver and let go. For who makes an action of it. */
export class CxWhatIfEvent extends CustomEvent<WhatIfAsked> {
  constructor(detail: WhatIfAsked) {
    super('cx-what-if', { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'cx-what-if': CxWhatIfEvent;
  }
}
