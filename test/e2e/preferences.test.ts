import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { serveDemo } from '../../demo/server.mjs';
import { inside, installed, troubles, untilText } from '../support/browsers.js';

const CENTRE = 'cx-preference-center';

for (const { name, launch } of installed) {
  describe(`"Your preferences" in ${name}`, () => {
    let demo: Awaited<ReturnType<typeof serveDemo>>;
    let browser: Browser;

    before(async () => {
      demo = await serveDemo({ port: 0, collector: 'http://127.0.0.1:9' });
      browser = await launch();
    });
    after(async () => {
      await browser?.close();
      await demo?.close();
    });

    async function open(path: string, width = 1080): Promise<[Page, string[]]> {
      const page = await browser.newPage();
      const heard = troubles(page);
      await page.setViewport({ width, height: 800 });
      await page.goto(demo.url + path, { waitUntil: 'load' });
      await untilText(page, [CENTRE, '[part=sentence], h4'], Boolean);
      return [page, heard];
    }

    /** What has the focus, through shadows. */
    const focused = (page: Page): Promise<string> =>
      page.evaluate(() => {
        let at: Element | null = document.activeElement;
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
        const data = (at as HTMLElement | null)?.dataset ?? {};
        const topic = at?.closest<HTMLElement>('[data-topic]')?.dataset['topic'];
        return topic ? `${topic} ${data['channel'] ?? 'no'}` : (at?.getAttribute('part') ?? at?.textContent?.trim() ?? '');
      });
    async function tabTo(page: Page, what: string): Promise<void> {
      for (let i = 0; i < 80; i++) {
        if ((await focused(page)) === what) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`Tab does not come to ${what}; it is at ${await focused(page)}`);
    }
    const sideways = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

    it('is reached from the shop window', async () => {
      const page = await browser.newPage();
      await page.goto(`${demo.url}/shop/`, { waitUntil: 'load' });
      await (await page.waitForSelector('main a[href="/preferences/index.html"]'))!.focus();
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
      await untilText(page, [CENTRE, '[part=sentence]'], (text) => text.startsWith('Email about Offers'));
      await page.close();
    });

    it('is used with the keyboard alone, under a strict policy, without a word on the console', async () => {
      const [page, heard] = await open('/preferences/?nothing');
      await untilText(page, [CENTRE, '[part=sentence]'], (text) => text.includes('App message about Savings tips'));
      await tabTo(page, 'offers app');
      await page.keyboard.press(' ');
      await untilText(page, [CENTRE, '[part=sentence]'], (text) => text.includes('App message about Offers and Savings tips'));
      await untilText(page, [CENTRE, '[role=status]'], (text) => text === 'Saved');
      await tabTo(page, 'savings no');
      await page.keyboard.press(' ');
      await untilText(page, [CENTRE, '[part=sentence]'], (text) => !text.includes('Savings tips'));
      await tabTo(page, 'How many, and what kind');
      await page.keyboard.press('Enter');
      await inside(page, CENTRE, 'form.cap');
      await page.keyboard.press('Tab');
      await page.keyboard.type('3');
      await page.keyboard.press('Enter');
      await untilText(page, [CENTRE, '[part=sentence]'], (text) => text.includes('at most 3 a month'));
      assert.deepEqual(heard, []);
      await page.close();
    });

    it('brings the month ahead, why something came, and the history, each from its own file', async () => {
      const [page, heard] = await open('/preferences/');
      for (const [n, selector, expected] of [[5, '.figure', /^In a normal month/], [6, '[part=section]:nth-child(6) li span', /./], [7, '[part=section]:nth-child(7) ol li', /^Offers You said yes/]] as const) {
        await (await inside(page, CENTRE, `[part=section]:nth-child(${n}) summary`)).click();
        await untilText(page, [CENTRE, selector], (text) => expected.test(text));
      }
      assert.deepEqual(heard, []);
      await page.close();
    });

    for (const [language, sentence, pause] of [['index', 'Email about Offers', 'Everything is paused'], ['de', 'E-Mail zu Angebote', 'Alles ruht'], ['ar', 'البريد الإلكتروني عن العروض', 'كل شيء متوقف']] as const) {
      it(`is touched at 320 pixels, page ${language}`, async () => {
        const [page, heard] = await open(`/preferences/${language}.html`, 320);
        assert.ok((await untilText(page, [CENTRE, '[part=sentence]'], Boolean)).includes(sentence));
        assert.equal(await sideways(page), 0);
        const pauseButton = await inside(page, CENTRE, '[part=pause]');
        if (name === 'chromium') await pauseButton.tap();
        else await pauseButton.click();
        await untilText(page, [CENTRE, '[part=sentence]'], (text) => text.startsWith(pause));
        await (await inside(page, CENTRE, '[part=section]:nth-child(2) summary')).click();
        await inside(page, CENTRE, '[role=grid]');
        assert.equal(await sideways(page), 0);
        assert.deepEqual(heard, []);
        await page.close();
      });
    }

    it('shows one topic for a link in a mail, and stops all in one action', async () => {
      const [page] = await open('/preferences/?topic=offers', 320);
      assert.equal(await page.evaluate((tag) => document.querySelector(tag)!.shadowRoot!.querySelectorAll('[data-topic]').length, CENTRE), 1);
      await (await inside(page, CENTRE, '[part=stop]')).click();
      await inside(page, CENTRE, '[part=restart]');
      await untilText(page, [CENTRE, '[role=status]'], (text) => text === 'Saved');
      await page.close();
    });
  });
}
