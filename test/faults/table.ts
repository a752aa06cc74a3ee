import type { Tally } from './ledger.js';

const WIDTH = 52;

export const HEAD = `${'fault'.padEnd(WIDTH)} ${'browser'.padEnd(9)} ${['sent', 'acked', 'stored', 'refused', 'told', 'lost', 'twice', 's'].map((name) => name.padStart(7)).join('')}`;

/** One fault on one line. */
export function line({ fault, browser, sent, acked, stored, refused, told, lost, twice, seconds }: Tally): string {
  const toldOf = Object.values(told).reduce((a, b) => a + b, 0);
  const reasons = Object.entries(told).map(([reason, count]) => `${count} ${reason}`);
  return `${fault.padEnd(WIDTH)} ${browser.padEnd(9)} ${[sent, acked, stored, refused, toldOf, lost, twice, seconds].map((n) => String(n).padStart(7)).join('')}${reasons.length > 0 ? `  (${reasons.join(', ')})` : ''}`;
}
