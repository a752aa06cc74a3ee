import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { Bank } from '../collector/preferences/support.js';
import { installed } from '../support/browsers.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const STATES = ['p', 'p?lang=de', 'p?lang=ar', 'u', 'c', 'p/erase', 'forged'] as const;

for (const { name, launch } of installed) {
  describe(`the pages of the collector in ${name}`, () => {
    let bank: Bank;
    let browser: Browser;
    const paths: Record<string, string> = { forged: '/u/nothing' };
    before(async () => {
      bank = await Bank.open();
      await bank.welcome('ann');
      await (await bank.device('ann')).set({ quiet: [{ start: '22:00', end: '07:00' }], 'topics.events.on': true });
      Object.assign(paths, { p: await bank.link('ann', 'preferences'), u: await bank.link('ann', 'unsubscribe', { topic: 'tips' }), c: await bank.link('ann', 'confirm', { topic: 'events' }) });
      browser = await launch();
    });
    after(async () => {
      await browser?.close();
      await bank?.close();
    });
    const address = (state: string): string => {
      const [, link, rest] = /^(\w+)(.*)$/.exec(state)!;
      return `${bank.collector.url}${paths[link!]}${rest}`;
    };
    const open = async (state: string, width: number): Promise<Page> => {
      const page = await browser.newPage();
      await page.setViewport({ width, height: 800 });
      await page.goto(address(state));
      return page;
    };

    it('have nothing that axe objects to, and nothing that is cut off at 320 pixels', async () => {
      for (const state of STATES) {
        const page = await browser.newPage();
        if (name === 'chromium') await page.setBypassCSP(true);
        await page.setViewport({ width: 320, height: 800 });
        await page.goto(address(state));
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), true, state);
        if (name === 'chromium') {
          await page.evaluate(axe);
          const found = await page.evaluate(async () => (await (globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } }).axe.run()).violations.map(({ id }) => id));
          assert.deepEqual(found, [], state);
        }
        await page.close();
      }
    });

    it('show their style under a policy that allows nothing else', async () => {
      const page = await open('u', 700);
      const [first, ...others] = await page.$$eval('button', (buttons) => buttons.map((button) => ({ width: button.offsetWidth, height: button.offsetHeight, border: getComputedStyle(button).borderTopWidth })));
      assert.equal(first!.border, '2px');
      // a no, fewer, a pause and an end of all have one weight
      for (const other of others) assert.deepEqual(other, first);
      await page.close();
    });

    it('work by keyboard, without scripts', async () => {
      const page = await browser.newPage();
      // Firefox cannot be told to; there the policy of the page is what allows none
      if (name === 'chromium') await page.setJavaScriptEnabled(false);
      await page.goto(address('p'));
      await page.focus('input[name="topics.tips.on"]');
      await page.keyboard.press('ArrowRight');
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
      assert.match(await page.content(), /Saved\./);
      assert.equal(await bank.may('ann', 'tips'), 'topic-opt-out');
      await page.close();
    });
  });
}
