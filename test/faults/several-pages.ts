// Several pages of one site: put away, frozen, of different releases.
import type { Page } from 'puppeteer-core';
import { NotHere, pause, until, type BrowserFault, type Lab } from './lab.js';

/** All is sent: no page holds a lock, or asks for one. */
const AT_REST = '0 held, 0 asked for';

/** Who leads the pages, and how many wait for it: by the locks of the outbox. */
const leaders = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const { held = [], pending = [] } = await navigator.locks.query();
    const [has, asks] = [held, pending].map((all) => all.filter(({ name }) => name?.startsWith('cx-outbox ')).length);
    return `${has} held, ${asks} asked for`;
  });

async function leading(page: Page, expected: string, when: string): Promise<void> {
  let seen = '';
  await until(async () => (seen = await leaders(page)) === expected, `${when}, the lead is`, 10_000).catch(() => {
    throw new Error(`${when}, the lead is ${seen}, not ${expected}`);
  });
}

async function arrive(lab: Lab, count: number, when: string, patience = 30_000): Promise<void> {
  await until(async () => (await lab.backend.marks()).length === count, `${count} have arrived ${when}`, patience);
}

/** Notes whether the page came out of the back/forward cache. */
const COUNTING_RETURNS = `addEventListener('pageshow', (event) => { if (event.persisted) globalThis.returns = (globalThis.returns ?? 0) + 1; });`;

/** Goes back by history; into the very page that was left, or else nothing can be tried. */
async function comeBack(page: Page): Promise<void> {
  await page.evaluate(() => history.back());
  const state = (): Promise<readonly [path: string, returns: number, why: string]> =>
    page.evaluate(() => {
      const [navigation] = performance.getEntriesByType('navigation') as (PerformanceEntry & { readonly notRestoredReasons?: unknown })[];
      return [location.pathname, (globalThis as { readonly returns?: number }).returns ?? 0, JSON.stringify(navigation?.notRestoredReasons ?? null)] as const;
    });
  await until(async () => (await state().catch(() => ['']))[0] === '/page', 'going back');
  await pause(200);
  const [, returns, why] = await state();
  if (returns === 0) throw new NotHere(`the browser keeps no page in its back/forward cache here (pageshow.persisted is false; ${why})`);
}

export const SEVERAL_PAGES: readonly BrowserFault[] = [
  {
    name: 'a page that has sent all lies in the back/forward cache',
    promised: 'sent',
    browsers: ['chromium', 'firefox'],
    peers: false,
    async run(lab) {
      lab.before = COUNTING_RETURNS;
      const first = await lab.open();
      const second = await lab.open();
      await leading(first, AT_REST, 'with nothing to send');
      await lab.capture(first, 3);
      await arrive(lab, 3, 'from the first page');
      await leading(first, AT_REST, 'with all sent');
      await lab.go(first, '/other');
      await lab.capture(second, 5);
      await arrive(lab, 8, 'while one page is put away');
      await comeBack(first);
      await lab.capture(first, 5);
      await arrive(lab, 13, 'from the page that is back');
      await leading(first, AT_REST, 'with all acknowledged');
      await lab.gate.down();
      await lab.capture(second, 5);
      // looked up, since in Firefox the harness hears nothing of what pages tell once one came back
      await until(() => stored(second, 5), 'five stored by the other page');
      await leading(first, '1 held, 1 asked for', 'with answers that wait');
      await second.close();
      await leading(first, '1 held, 0 asked for', 'with the other closed');
      await lab.gate.up();
      await arrive(lab, 18, 'from the page that is back and took over');
      await leading(first, AT_REST, 'with all sent again');
    },
  },
  {
    name: 'the page that sends lies in the back/forward cache',
    promised: 'sent',
    browsers: ['chromium', 'firefox'],
    peers: false,
    async run(lab) {
      lab.before = COUNTING_RETURNS;
      const first = await lab.open();
      const second = await lab.open();
      await lab.gate.down();
      await lab.capture(first, 5);
      await lab.safe(5);
      await leading(first, '1 held, 1 asked for', 'with answers that wait');
      await lab.go(first, '/other');
      await leading(second, '1 held, 0 asked for', 'with one page put away');
      await lab.gate.up();
      await lab.capture(second, 5);
      await arrive(lab, 10, 'while one page is put away');
      await comeBack(first);
      await lab.gate.down();
      await lab.capture(first, 5);
      await lab.safe(15);
      await leading(second, '1 held, 1 asked for', 'with both back');
      await second.close();
      await leading(first, '1 held, 0 asked for', 'with the other closed');
      await lab.gate.up();
      await arrive(lab, 15, 'from the page that is back and leads');
    },
  },
  {
    name: 'the page that sends is frozen in the middle of it',
    promised: 'sent',
    browsers: ['chromium'],
    peers: false,
    async run(lab) {
      const first = await lab.open();
      const second = await lab.open();
      const tools = await first.createCDPSession();
      const freeze = (state: 'frozen' | 'active'): Promise<unknown> => tools.send('Page.setWebLifecycleState', { state });
      lab.gate.plan.push({ wait: 4000 });
      await lab.capture(first, 5);
      await until(() => lab.gate.requests > 0, 'a request under way');
      await leading(second, '1 held, 1 asked for', 'with a request under way');
      await freeze('frozen');
      await lab.capture(second, 5);
      await arrive(lab, 10, 'while one page is frozen');
      await leading(second, AT_REST, 'with one page frozen and all sent');
      await freeze('active');
      await lab.capture(first, 5);
      await arrive(lab, 15, 'from the page that woke up');
      await second.close();
      await lab.capture(first, 5);
      await arrive(lab, 20, 'from the page that woke up, alone');
    },
  },
  {
    name: 'the first release in another tab, with answers that wait',
    promised: 'sent',
    browsers: ['chromium', 'firefox'],
    peers: false,
    async run(lab) {
      const old = await lab.open({ path: '/first' });
      await lab.gate.down();
      await lab.capture(old, 5);
      await until(() => stored(old, 5), 'five stored by the first release');
      const today = await lab.open();
      await lab.capture(today, 5);
      await lab.safe(5);
      // its storage belongs to the newer one now: what it is given from here on it holds, says so, and sends as it is left
      await lab.capture(old, 5);
      await lab.gate.up();
      await arrive(lab, 10, 'of what was stored by both');
      await lab.go(old, '/other');
      await arrive(lab, 15, 'from both releases');
      await lab.capture(today, 5);
    },
  },
  {
    name: 'a later release in another tab, and on the same page',
    promised: 'sent',
    browsers: ['chromium', 'firefox'],
    peers: false,
    async run(lab) {
      const today = await lab.open();
      await lab.gate.down();
      await lab.capture(today, 5);
      await lab.safe(5);
      const later = await lab.open({ path: '/later' });
      await lab.capture(later, 5);
      await lab.capture(today, 5);
      await lab.safe(15);
      await lab.gate.up();
      await arrive(lab, 15, 'from both releases');
      const both = await lab.open({ path: '/both' });
      await lab.capture(both, 5);
      await arrive(lab, 20, 'from a page with both');
      await today.close();
      await lab.capture(later, 5);
      await arrive(lab, 25, 'from the later release');
    },
  },
];

/** Does so much wait in the database of the page, whoever made it? */
const stored = (page: Page, count: number): Promise<boolean> =>
  page.evaluate(async (expected) => {
    const [database] = (await indexedDB.databases()).filter(({ name }) => name?.startsWith('cx-outbox '));
    if (!database) return false;
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(database.name!);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const rows = await new Promise<number>((resolve) => {
      const counting = db.transaction('waiting').objectStore('waiting').count();
      counting.onsuccess = () => resolve(counting.result);
    });
    db.close();
    return rows === expected;
  }, count);
