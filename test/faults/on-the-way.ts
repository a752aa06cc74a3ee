// What goes wrong between a customer's page and the collector.
import type { BrowserFault, Lab } from './lab.js';
import { pause, until } from './lab.js';
import type { Step } from './gate.js';

const BOTH = ['chromium', 'firefox'] as const;
const CHROMIUM = ['chromium'] as const;

/** Five answers while the next requests go wrong. */
const during = (name: string, plan: readonly Step[], more: Partial<BrowserFault> = {}): BrowserFault => ({
  name,
  promised: 'sent',
  browsers: CHROMIUM,
  peers: false,
  ...more,
  async run(lab) {
    const page = await lab.open();
    lab.gate.plan.push(...plan);
    await lab.capture(page, 5);
  },
});

/** Five answers without a network, then the browser goes, and comes back when the network is. */
const offlineThen = (name: string, leave: (lab: Lab) => Promise<void>): BrowserFault => ({
  name,
  promised: 'sent',
  browsers: BOTH,
  peers: true,
  async run(lab) {
    const page = await lab.open({ own: true });
    await lab.gate.down();
    await lab.capture(page, 5);
    await lab.safe(5);
    await leave(lab);
    await lab.gate.up();
    await lab.open({ own: true });
  },
});

export const ON_THE_WAY: readonly BrowserFault[] = [
  during('503 twice, then well', [{ status: 503 }, { status: 503 }], { browsers: BOTH, peers: true }),
  during('429 with Retry-After', [{ status: 429, headers: { 'retry-after': '2' } }, { status: 429, headers: { 'retry-after': '2' } }], { browsers: BOTH, peers: true }),
  offlineThen('offline, browser killed, reopened', (lab) => lab.kill()),
  offlineThen('offline, browser closed, reopened', (lab) => lab.quit()),
  {
    name: 'two tabs, offline, left and returned to',
    promised: 'sent',
    browsers: BOTH,
    peers: true,
    async run(lab) {
      const tabs = [await lab.open(), await lab.open()];
      await lab.gate.down();
      for (const tab of tabs) await lab.capture(tab, 5);
      await lab.safe(10);
      for (const tab of tabs) await lab.go(tab, '/other');
      await lab.gate.up();
      // back by history, so that pages come out of the back/forward cache where there is one
      for (const tab of tabs) await tab.evaluate(() => history.back());
    },
  },
  during('ack lost after commit (TCP reset)', ['reset after', 'reset after'], { browsers: BOTH, peers: true }),
  {
    name: 'one that a filter on the way refuses (400)',
    promised: 'sent',
    browsers: BOTH,
    peers: true,
    async run(lab) {
      const page = await lab.open();
      lab.gate.poison = 'XPOISONX';
      lab.gate.plan.push({ status: 503 }); // so that they stand in one batch
      await lab.captureAll(page, [[3, {}], [1, { words: 'XPOISONX' }], [3, {}]]);
    },
  },
  {
    name: 'one that the collector rejects',
    promised: 'sent',
    browsers: CHROMIUM,
    peers: false,
    async run(lab) {
      const page = await lab.open();
      lab.gate.plan.push({ status: 503 });
      await lab.captureAll(page, [[3, {}], [1, { value: 99 }], [3, {}]]);
    },
  },
  {
    name: 'navigation right after submit',
    promised: 'sent',
    browsers: BOTH,
    peers: true,
    async run(lab) {
      const page = await lab.open();
      await lab.captureAndLeave(page, 40);
      await lab.go(page, '/page');
    },
  },
  {
    name: 'a backlog larger than keepalive allows',
    promised: 'sent',
    browsers: CHROMIUM,
    peers: true,
    async run(lab) {
      const page = await lab.open();
      await lab.gate.down();
      await lab.capture(page, 60, { padding: 4000 });
      await lab.safe(60);
      await lab.gate.up();
      await lab.go(page, '/other');
      await lab.go(page, '/page');
    },
  },
  during('answers that break off', ['half an answer', 'half an answer'], { browsers: BOTH }),
  during('answers that mean nothing', ['nonsense', 'empty promise', 'nonsense']),
  {
    name: 'a server that is slow',
    promised: 'sent',
    browsers: CHROMIUM,
    peers: false,
    async run(lab) {
      const page = await lab.open();
      lab.gate.plan.push({ wait: lab.soak ? 40_000 : 4000 });
      await lab.capture(page, 3);
      await until(() => lab.gate.requests > 0, 'a request');
      await lab.capture(page, 3);
      await lab.go(page, '/other');
      await lab.go(page, '/page');
    },
  },
  during('requests that arrive twice at once', ['twice', 'twice', 'twice']),
  during('requests that arrive late and out of order', ['later', 'pass', 'later', 'pass']),
  {
    name: 'the clock of the device jumps',
    promised: 'sent',
    browsers: CHROMIUM,
    peers: false,
    async run(lab) {
      lab.before = `{ const now = Date.now, Real = Date; let shift = 0; addEventListener('clock', (event) => (shift = event.detail));
        Real.now = () => now.call(Real) + shift;
        globalThis.Date = new Proxy(Real, { construct: (target, list, self) => Reflect.construct(target, list.length === 0 ? [target.now()] : list, self) }); }`;
      const page = await lab.open();
      for (const days of [0, 1000, -1000, 2, -2, 0]) {
        await page.evaluate((shift) => void dispatchEvent(new CustomEvent('clock', { detail: shift })), days * 86_400_000);
        lab.gate.plan.push({ status: 503 });
        await lab.capture(page, 2);
        await pause(200);
      }
    },
  },
  {
    name: 'more answers than the device has room for',
    promised: 'sent',
    browsers: CHROMIUM,
    peers: false,
    async run(lab) {
      const page = await lab.open();
      await lab.gate.down();
      for (let i = 0; i < 11; i++) await lab.capture(page, 100);
      await lab.told(() => lab.ledger.lost.size >= 100, 'that 100 find no room');
      await lab.gate.up();
      await lab.go(page, '/page');
    },
  },
  {
    name: 'the quota of the browser is used up',
    promised: 'sent',
    browsers: CHROMIUM,
    peers: false,
    async run(lab) {
      const page = await lab.open();
      const tools = await page.createCDPSession();
      await tools.send('Storage.overrideQuotaForOrigin', { origin: new URL(page.url()).origin, quotaSize: 100_000 });
      await lab.gate.down();
      for (let i = 0; i < 6; i++) await lab.capture(page, 10, { padding: 6000 });
      await pause(2000);
      await lab.gate.up();
    },
  },
  {
    name: 'consent withdrawn while answers wait',
    promised: 'sent',
    browsers: CHROMIUM,
    peers: false,
    async run(lab) {
      const page = await lab.open();
      await lab.capture(page, 2);
      await lab.safe(2);
      await until(async () => (await lab.backend.marks()).length === 2, 'two arrive');
      await pause(500); // the page is told too
      await lab.gate.down();
      await lab.capture(page, 5);
      await lab.safe(7);
      await page.evaluate(() => document.querySelector('cx-delivery')?.withdraw());
      await lab.gate.up(); // nothing stays on the device, so the page that was told tells the collector
    },
  },
  {
    name: 'browser killed in the middle of submitting',
    promised: 'acked',
    browsers: CHROMIUM,
    peers: false,
    async run(lab) {
      const times = lab.soak ? 200 : 8;
      for (let i = 0; i < times; i++) {
        const page = await lab.open({ own: true });
        const submitting = page.evaluate(async () => {
          for (;;) {
            window.capture(1);
            await new Promise((resolve) => setTimeout(resolve, 3));
          }
        });
        submitting.catch(() => undefined); // it goes with the browser
        await pause(30 + Math.random() * 500);
        await lab.kill();
        if (i % 10 < 9 || i + 1 === times) continue;
        await lab.open({ own: true }); // what waits is sent now and then, or the device has no room left
        await lab.keptPromises();
        await lab.kill();
      }
      await lab.open({ own: true });
    },
    patience: 20_000,
  },
];
