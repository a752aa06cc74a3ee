// What customers who do not exist did when their package was to be renewed, the same every time but for the day it ends on.
import { dice } from './dice.mjs';

const DAY = 86_400_000;
/** How customers went about a renewal: the hours from step to step; and how many of a hundred went so. */
const WAYS = [
  [31, [['letter sent', 0], ['price viewed', 22], ['advice given', 70], ['package renewed', 28], ['thanked', 1]]],
  [19, [['letter sent', 0], ['price viewed', 9], ['question asked', 3], ['advice given', 90], ['package renewed', 12], ['thanked', 1]]],
  [17, [['letter sent', 0], ['package renewed', 52], ['thanked', 1]]],
  [12, [['letter sent', 0], ['price viewed', 30], ['hotline called', 2], ['hotline called', 26], ['price viewed', 1], ['package renewed', 3], ['thanked', 1]]],
  [8, [['letter sent', 0], ['hotline called', 6], ['question asked', 20], ['package renewed', 40], ['thanked', 1]]],
  [7, [['letter sent', 0], ['price viewed', 14], ['question asked', 4], ['question asked', 30], ['account closed', 160]]],
  [6, [['letter sent', 0], ['price viewed', 40]]],
];
const HOUR = 3_600_000;

/** The renewals of the last three months as the bank's systems have them: `case,activity,time`, a customer a case. */
export function renewalLog(now = Date.now()) {
  const random = dice(20261127);
  const lines = ['case,activity,time'];
  for (let customer = 1; customer <= 640; customer++) {
    let [at, left] = [now - 90 * DAY + Math.floor(random() * 60 * DAY), random() * 100];
    const [, way] = WAYS.find(([share]) => (left -= share) < 0) ?? WAYS[0];
    for (const [activity, hours] of way) {
      at += Math.floor(hours * HOUR * (0.4 + 1.4 * random()));
      lines.push(`customer ${customer},${activity},${new Date(at).toISOString()}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
