import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { Hosted, renewal } from '../collector/surveys/support.js';
import { installed } from '../support/browsers.js';
import { Site } from './embed-site.js';

/** The blocks of HTML under a heading of a page of the docs, up to the next heading of its level. */
function blocks(page: string, heading: string): string[] {
  const markdown = readFileSync(page, 'utf8');
  const from = markdown.indexOf(`\n## ${heading}\n`);
  assert.ok(from >= 0, heading);
  const to = markdown.indexOf('\n## ', from + 4);
  return [...markdown.slice(from, to < 0 ? undefined : to).matchAll(/^```html\n([^]*?)^```$/gm)].map(([, code]) => code!);
}

for (const { name, launch } of installed) {
  describe(`what the docs show works in ${name}`, () => {
    let bank: Hosted;
    let site: Site;
    let browser: Browser;
    before(async () => {
      site = await Site.open();
      bank = await Hosted.open({ surveys: { surveys: [renewal], frames: [site.url] } });
      browser = await launch();
    });
    after(async () => {
      await browser?.close();
      await bank?.close();
      await site?.close();
    });
    const here = (code: string): string => site.page(code.replaceAll('https://surveys.bank.example', bank.url));

    it('in a CMS: the link, the box and the frame', async () => {
      const [link, others, ...more] = blocks('docs/embedding.md', 'In a CMS');
      assert.equal(more.length, 0);
      const page = await browser.newPage();
      await page.goto(here(link!));
      await page.waitForSelector('cx-nps-survey >>> fieldset');
      assert.match((await page.$eval('cx-nps-survey', (one) => one.shadowRoot!.querySelector('legend')!.textContent))!, /Tidewell/);
      await page.goto(here(others!));
      await page.waitForSelector('div > cx-nps-survey >>> fieldset');
      await page.waitForFunction(() => document.querySelector('iframe')?.style.width === '100%', { timeout: 15_000 });
      await page.close();
    });

    it('the embed protocol: a frame alone, and the ten lines', async () => {
      const [alone] = blocks('docs/embed-protocol.md', 'Without anything');
      const [lines] = blocks('docs/embed-protocol.md', 'In ten lines');
      const page = await browser.newPage();
      await page.goto(here(alone!));
      assert.equal(await page.$eval('iframe', (one) => one.clientHeight), 420);
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      await page.goto(here(lines!));
      await page.waitForFunction(() => /^\d+px$/.test(document.querySelector('iframe')!.style.height), { timeout: 15_000 });
      const frame = page.frames().find((one) => one.url().startsWith(bank.url))!;
      await (await frame.waitForSelector('cx-nps-survey >>> [value="9"]'))!.click();
      for (let i = 0; i < 100 && !said.some((text) => text.includes('answered')); i++) await new Promise((resolve) => setTimeout(resolve, 50));
      assert.ok(said.includes('answered cx.response.saved'), said.join());
      await page.close();
    });
  });
}
