import type { Platform } from '../../src/host/keys/chord.js';

/** The platform of this browser, as far as keys differ. */
export function platformHere(): Platform {
  return /mac|iphone|ipad/i.test(navigator.platform) ? 'mac' : /win/i.test(navigator.platform) ? 'win' : 'linux';
}
