import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { snippet, type SnippetTarget } from '../../src/survey/snippets/index.js';
import { Hosted, renewal } from '../collector/surveys/support.js';
import { installed } from '../support/browsers.js';
import { Site } from './embed-site.js';
import { readTable, sanitizers, tableOf, writeTable, type Outcome, type Sanitizer } from './survival.js';

const DOCS = 'docs/embedding.md';
/** Those of our snippets that go into the text of a page; the last two are for WordPress and mean nothing elsewhere. */
const SNIPPETS: Readonly<Partial<Record<SnippetTarget, string>>> = {
  link: 'link', 'data-attributes': 'box', html: 'element', iframe: 'frame', 'wordpress-block': 'WordPress block', 'wordpress-shortcode': 'WordPress shortcode',
};
const EVERYWHERE = ['link', 'data-attributes'];
const chromium = installed.find(({ name }) => name === 'chromium');

// one engine is enough: what is tried is what is left of the markup
describe('what is left of the snippets', { skip: !chromium && 'not run: there is no Chromium' }, () => {
  let bank: Hosted;
  let site: Site;
  let browser: Browser;
  let all: readonly Sanitizer[];
  before(async () => {
    site = await Site.open();
    bank = await Hosted.open({ surveys: { surveys: [renewal], frames: [site.url] } });
    browser = await chromium!.launch();
    all = await sanitizers(browser);
  });
  after(async () => {
    await browser?.close();
    await bank?.close();
    await site?.close();
  });

  const settled = async (page: Page): Promise<void> => {
    await page.waitForFunction(() => [...document.querySelectorAll('cx-nps-survey')].some((one) => one.shadowRoot?.querySelector('fieldset')), { timeout: 2500 }).catch(() => undefined);
  };
  /** Answers as a visitor would, and tells with what. */
  const answered = async (html: string, scripted: boolean): Promise<Outcome> => {
    const before = await bank.count();
    const page = await browser.newPage();
    const head = scripted ? `<script type="module" src="${bank.url}/s/-/embed.js"></script>` : '';
    await page.goto(site.page(html, { head }));
    if (scripted) await settled(page);
    const element = await page.$('cx-nps-survey >>> [value="9"]');
    const frame = page.frames().find((one) => one.url().startsWith(`${bank.url}/s/`));
    const link = await page.$('main a[href]');
    const words = await page.$eval('main', (main) => main.innerText.trim());
    let how: Outcome = words.includes('Rate us') ? 'words' : 'nothing';
    if (element) {
      how = 'survey';
      await element.click();
      await (await page.waitForSelector('cx-nps-survey >>> [part=send]'))!.click();
    } else if (frame) {
      how = 'frame';
      await (await frame.waitForSelector('cx-nps-survey >>> [value="9"]'))!.click();
      await (await frame.waitForSelector('cx-nps-survey >>> [part=send]'))!.click();
    } else if (link) {
      how = 'link';
      await Promise.all([page.waitForNavigation(), link.click()]);
      await (await page.waitForSelector('cx-nps-survey >>> [value="9"]'))!.click();
      await (await page.waitForSelector('cx-nps-survey >>> [part=send]'))!.click();
    }
    const isAnswered = how === 'survey' || how === 'frame' || how === 'link';
    const patience = isAnswered ? 100 : 0;
    for (let i = 0; i < patience && (await bank.count()) === before; i++) await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal((await bank.count()) - before, isAnswered ? 1 : 0, `${how}: ${html}`);
    await page.close();
    return how;
  };

  it('is answered, as the table in the docs says', async () => {
    const rows = new Map<string, readonly Outcome[]>();
    const options = { kind: 'nps-survey', survey: 'renewal', address: `${bank.url}/s/renewal`, text: 'Rate us', attributes: { business: 'Tidewell' } } as const;
    for (const [target, name] of Object.entries(SNIPPETS) as [SnippetTarget, string][]) {
      const { code } = snippet(target, options);
      const outcomes: Outcome[] = [];
      for (const { clean } of all) {
        const html = await clean(code, bank.url);
        outcomes.push(await answered(html, true));
        if (EVERYWHERE.includes(target)) assert.equal(await answered(html, false), 'link', `without a script: ${html}`);
      }
      if (EVERYWHERE.includes(target)) assert.ok(outcomes.every((one) => one === 'survey' || one === 'link'), `${name}: ${outcomes.join()}`);
      rows.set(name, outcomes);
    }
    const names = all.map(({ name }) => name);
    if (process.env['CX_WRITE']) writeFileSync(DOCS, writeTable(readFileSync(DOCS, 'utf8'), tableOf(names, rows)));
    const said = readTable(readFileSync(DOCS, 'utf8'));
    for (const [snippet, outcomes] of rows) outcomes.forEach((outcome, i) => assert.equal(said.get(`${snippet}, ${names[i]}`), outcome, `${snippet}, ${names[i]}: docs/embedding.md says otherwise; CX_WRITE=1 writes it anew`));
  });
});
