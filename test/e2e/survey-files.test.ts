import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { serveDemo } from '../../demo/server.mjs';
import { inside, installed, troubles, untilText } from '../support/browsers.js';

for (const { name, launch } of installed) {
  describe(`files in the demo workbench, read and written by a plugin in the sandbox, in ${name}`, () => {
    let demo: Awaited<ReturnType<typeof serveDemo>>;
    let browser: Browser;
    const folder = mkdtempSync(join(tmpdir(), 'cx-files-'));

    before(async () => {
      demo = await serveDemo({ port: 0, collector: 'http://127.0.0.1:0' });
      browser = await launch();
    });
    after(async () => {
      await browser?.close();
      await demo?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    it('reads an export of Qualtrics, tells what stays behind, counts it, and writes the figures', async () => {
      const page = await browser.newPage();
      const heard = troubles(page);
      await page.goto(`${demo.url}/workbench/`);
      await page.waitForSelector('html[data-ready]');
      assert.deepEqual(
        await page.evaluate(() => (document.querySelector('cx-workbench') as unknown as { host: { plugins: { id: string; tier: string; problem?: object }[] } }).host.plugins.filter(({ id }) => id.startsWith('cx-examples.')).map(({ id, tier, problem }) => `${id} ${tier}${problem ? ' with a problem' : ''}`).sort()),
        ['cx-examples.answers-tile isolated', 'cx-examples.contrast-and-french trusted', 'cx-examples.emotion-question trusted', 'cx-examples.ga4 trusted', 'cx-examples.survey-files isolated', 'cx-examples.webhook isolated'],
      );
      await page.evaluate(() => {
        const tabs = [...document.querySelector('cx-workbench')!.shadowRoot!.querySelectorAll<HTMLElement>('[role=tab]')];
        tabs.find(({ textContent }) => textContent.includes('Files'))!.click();
      });
      await (await page.waitForSelector('button.sample'))!.click();
      assert.match(await untilText(page, ['cx-import', '[part=left-out] summary'], (text) => text !== '', 20_000), /^6 things were not carried over$/);
      assert.match(await untilText(page, ['cx-import', '[part=left-out] ul'], (text) => text !== ''), /IPAddress: says who somebody is/);
      await (await inside(page, 'cx-import', 'form .primary')).click();
      await untilText(page, ['cx-import', 'cx-scorecard', 'cx-metric[metric=nps]', '[part=value]'], (text) => /\d/.test(text));
      if (name === 'chromium') {
        const session = await page.createCDPSession();
        await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
      }
      await (await inside(page, 'cx-import', '[part=export] button')).click();
      await untilText(page, ['cx-import', '[part=export] [role=status]'], (text) => text === 'figures.csv is saved where this browser saves files.');
      if (name === 'chromium') {
        for (let i = 0; i < 200 && !readdirSync(folder).includes('figures.csv'); i++) await new Promise((resolve) => setTimeout(resolve, 25));
        const lines = readFileSync(join(folder, 'figures.csv'), 'utf8').trimEnd().split(/\r?\n/);
        assert.match(lines[0]!, /^metric,period,dimension,group,value,unit,n,lower,upper,level/);
        assert.ok(lines.some((line) => line.startsWith('nps,2026-')) && lines.some((line) => line.startsWith('csat,2026-')));
      }
      assert.deepEqual(heard, []);
      await page.close();
    });

    it('has the tile drawn from outside the page, and the question of a plugin', async () => {
      const page = await browser.newPage();
      await page.goto(`${demo.url}/workbench/`);
      await untilText(page, ['cx-tile cx-plugin-surface', '[part=provider]'], (text) => text.includes('Trust and its answers'), 20_000);
      await page.evaluate(() => {
        const tabs = [...document.querySelector('cx-workbench')!.shadowRoot!.querySelectorAll<HTMLElement>('[role=tab]')];
        tabs.find(({ textContent }) => textContent.includes('How it felt'))!.click();
      });
      await untilText(page, ['cx-survey fieldset legend'], (text) => text === 'How did your last visit feel?');
      assert.equal(await page.evaluate(() => document.querySelector('cx-survey fieldset')!.querySelectorAll('input[type=radio]').length), 6);
      await page.close();
    });
  });
}
