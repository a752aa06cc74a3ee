import type { Browser, Page } from 'puppeteer-core';
import type { Sight } from './lab.js';
import type { attacker, hostSite } from './site.js';
import type { Outcome } from './table.js';

/** Where attempts are made. */
export interface Field {
  /** The name of the browser. */
  readonly name: string;
  readonly browser: Browser;
  readonly evil: Awaited<ReturnType<typeof attacker>>;
  readonly site: Awaited<ReturnType<typeof hostSite>>;
  /** The text of a hostile plugin with the addresses filled in. */
  hostile(name: string): string;
  /** Is this attempt to be made? */
  wanted(n: number): boolean;
}

/** A page that stands still for longer, in milliseconds, is a page that a plugin has frozen. */
export const LONGEST_GAP = 100;
const TRIES = 5;

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The least time that the same work ever took, by browser: that is when the machine had nothing else to do. */
const quickest = new Map<string, number>();

/** How much slower the machine is just now than it can be, by the same work: other processes take their share. */
async function slowdown(page: Page, browser: string): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 5; i++) times.push(await page.evaluate(() => window.lab.work()));
  const best = Math.min(quickest.get(browser) ?? Infinity, ...times);
  quickest.set(browser, best);
  return times.sort((a, b) => a - b)[2]! / best;
}

/**
 * Makes an attempt again if the page stood still, and gives the run in which it did least: what a plugin does to a page comes
 * again, what a busy machine does to it does not. A control tells how slow the machine is meanwhile: on one that is shared by three, 100 ms take 300.
 */
export async function steadily(page: Page, run: () => Promise<Outcome>): Promise<Outcome> {
  let best = await run();
  if (!quickest.has(best.browser)) await slowdown(page, best.browser);
  for (let i = 1; i < TRIES && best.gap > LONGEST_GAP; i++) {
    const next = await run();
    best = { ...(next.gap < best.gap ? next : best), faults: [...best.faults, ...next.faults], hits: best.hits + next.hits };
  }
  if (best.gap <= LONGEST_GAP) return best;
  const factor = await slowdown(page, best.browser);
  return best.gap > LONGEST_GAP * factor ? { ...best, faults: [...best.faults, `the page stood still for ${Math.round(best.gap)} ms, each of ${TRIES} times, on a machine slowed down ${factor.toFixed(1)} times`] } : best;
}

/** What of the page is not as it was. */
export function sightChanges(before: Sight, after: Sight): string[] {
  const faults: string[] = [];
  if (after.href !== before.href) faults.push('the address of the page changed');
  if (after.focus !== before.focus) faults.push(`focus went to ${after.focus}`);
  if (after.history !== before.history) faults.push('the history changed');
  if (after.broadcasts.length > before.broadcasts.length) faults.push('a broadcast reached the page');
  if (after.messages > before.messages) faults.push('a message reached the window');
  if (after.polluted.length > 0) faults.push(`polluted: ${after.polluted.join(', ')}`);
  if (after.locks < before.locks) faults.push('a lock was stolen');
  if (after.frames > before.frames) faults.push('a frame was left');
  return faults;
}
