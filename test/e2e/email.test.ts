import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { emailBlock, type EmailMetric } from '../../src/survey/email/index.js';
import type { Survey } from '../../src/model/index.js';
import { Hosted, KEYS, renewal } from '../collector/surveys/support.js';
import { installed } from '../support/browsers.js';
import { Site } from './embed-site.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
/** What a program does that looks where everything leads. */
const PRESS_EVERYTHING = `
  const all = (root) => [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
  for (const one of all(document)) if (one.matches('a[href],button,input,label,[role=button]')) one.click();
  for (const form of document.forms) form.requestSubmit();
`;
/** One that is shown by `<cx-survey>`: it says more at the end. */
const long: Survey = { ...renewal, id: 'long', pages: [{ id: 'one', questions: [{ type: 'csat', id: 'csat', required: true }] }], endings: [{ id: 'end', title: 'Thank you very much' }] };

for (const { name, launch } of installed) {
  describe(`a survey in an e-mail in ${name}`, () => {
    let bank: Hosted;
    let site: Site;
    let browser: Browser;
    before(async () => {
      site = await Site.open();
      bank = await Hosted.open({ surveys: { surveys: [renewal, long], linkKeys: KEYS } });
      browser = await launch();
    });
    after(async () => {
      await browser?.close();
      await bank?.close();
      await site?.close();
    });
    const invite = (survey = 'renewal'): string => bank.collector.surveyLinks!.url({ survey, subject: 'ann' });
    const mail = (metric: EmailMetric, language: string, link = invite()): string => emailBlock({ metric, link, business: 'Tidewell', language }).html;
    const hrefs = (page: Page): Promise<string[]> => page.$$eval('a', (links) => links.map(({ href }) => href));

    it('has cells for fingers, in one row where there is room and cut off nowhere', async () => {
      for (const [metric, language] of [['nps', 'en'], ['nps', 'ar'], ['csat', 'de'], ['ces', 'en']] as const) {
        for (const width of [320, 640]) {
          const page = await browser.newPage();
          await page.setViewport({ width, height: 700 });
          await page.goto(site.page(mail(metric, language), { lang: language }));
          const cells = await page.$$eval('a', (links) => links.map((link) => link.getBoundingClientRect()).map(({ x, y, width, height }) => ({ x, y, width, height })));
          assert.ok(cells.every(({ width, height }) => width >= 44 && height >= 44), JSON.stringify(cells[0]));
          assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, `${metric} ${language} ${width}`);
          const rows = new Set(cells.map(({ y }) => Math.round(y))).size;
          assert.equal(rows, width === 320 && cells.length > 6 ? 2 : 1, `${metric} ${language} ${width}`);
          assert.equal(cells[0]!.x < cells[1]!.x, language !== 'ar', 'the lowest stands where reading begins');
          if (name === 'chromium') {
            await page.evaluate(axe);
            const found = await page.evaluate(async () => (await (globalThis as unknown as { axe: { run(context: string): Promise<{ violations: { id: string }[] }> } }).axe.run('main')).violations.map(({ id }) => id));
            assert.deepEqual(found, []);
          }
          await page.close();
        }
      }
    });

    it('is not answered by programs that open all links, run the pages and press everything by script', async () => {
      const before = await bank.count();
      const page = await browser.newPage();
      for (const [metric, survey] of [['nps', 'renewal'], ['csat', 'long']] as const) {
        await page.goto(site.page(mail(metric, 'en', invite(survey))));
        for (const href of await hrefs(page)) {
          await page.goto(href);
          await wait(60);
          await page.evaluate(PRESS_EVERYTHING).catch(() => undefined);
          await wait(150);
          // and once more, now that the element is there
          await page.evaluate(PRESS_EVERYTHING).catch(() => undefined);
        }
      }
      await wait(500);
      assert.equal(await bank.count(), before);
      await page.close();
    });

    for (const [survey, metric, tag] of [['renewal', 'nps', 'cx-nps-survey'], ['long', 'csat', 'cx-survey']] as const) {
      it(`shows what was chosen in ${tag}, and counts when a person sends it, once`, async () => {
        const before = await bank.count();
        const page = await browser.newPage();
        await page.goto(site.page(mail(metric, 'en', invite(survey))));
        const links = await hrefs(page);
        await page.goto(links[3]!);
        const score = metric === 'nps' ? '3' : '4';
        await page.waitForFunction((name, value) => document.querySelector(name)?.shadowRoot?.querySelector<HTMLInputElement>(`[type=radio][value="${value}"]`)?.checked, {}, tag, score);
        await (await page.waitForSelector(`${tag} >>> [part=send]`))!.click();
        for (let i = 0; i < 200 && (await bank.count()) === before; i++) await wait(50);
        assert.equal(await bank.count(), before + 1);
        await page.goto(links[4]!);
        assert.match(await page.$eval('main', (main) => main.innerText), /Your answer is in already/);
        await page.close();
      });
    }

    it('is answered without JavaScript, by keyboard', async () => {
      const before = await bank.count();
      const page = await browser.newPage();
      if (name === 'chromium') await page.setJavaScriptEnabled(false);
      await page.goto(`${invite()}?score=9`);
      if (name === 'chromium') {
        assert.equal(await page.$eval('[name=nps][value="9"]', (one) => (one as HTMLInputElement).checked), true);
        await page.focus('[name=nps][value="9"]');
        await page.keyboard.press('ArrowRight');
        await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
        assert.match(await page.content(), /Thank you/);
        assert.equal(await bank.count(), before + 1);
      }
      await page.close();
    });
  });
}
