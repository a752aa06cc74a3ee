import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { branch, Hosted, renewal } from '../collector/surveys/support.js';
import { installed } from '../support/browsers.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

for (const { name, launch } of installed) {
  describe(`the plain page of a hosted survey in ${name}`, () => {
    let bank: Hosted;
    let browser: Browser;
    before(async () => {
      // without the elements' files, so that the page is what it is without a script
      bank = await Hosted.open({ surveys: { surveys: [renewal, branch], elements: 'nowhere' } });
      browser = await launch();
    });
    after(async () => {
      await browser?.close();
      await bank?.close();
    });

    it('has nothing that axe objects to, and nothing that is cut off at 320 pixels, before and after a mistake and at the end', async () => {
      for (const path of ['/s/renewal?score=9', '/s/renewal?lang=ar', '/s/branch', '/s/nothing']) {
        for (const scheme of ['light', 'dark']) {
          const page = await browser.newPage();
          if (name === 'chromium') {
            await page.setBypassCSP(true);
            await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
          }
          await page.setViewport({ width: 320, height: 800 });
          await page.goto(bank.url + path);
          const look = async (): Promise<void> => {
            assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), true, path);
            if (name !== 'chromium') return;
            await page.evaluate(axe);
            const found = await page.evaluate(async () => (await (globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } }).axe.run()).violations.map(({ id }) => id));
            assert.deepEqual(found, [], `${path} ${scheme} ${page.url()}`);
          };
          await look();
          for (let step = 0; step < 2; step++) {
            const button = await page.$('button');
            if (!button) break;
            await Promise.all([page.waitForNavigation(), button.click()]);
            await look();
          }
          await page.close();
        }
      }
    });
  });
}
