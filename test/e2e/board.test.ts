import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { startLoop } from '../../demo/loop.mjs';
import { inside, installed, troubles } from '../support/browsers.js';

const DATA = resolve(process.env['CX_DATA_DIR'] ?? '../shared/data');
const absent = (set: string): string | false => (existsSync(join(DATA, set)) ? false : `there is no real data in ${join(DATA, set)}`);
const PATIENCE = 60_000;

/** All that the board says, with what is in the shadows of its elements, in one line. */
const said = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const texts: string[] = [];
    // no function within: what builds the tests gives functions names, by a helper that pages do not have
    const next: Node[] = [document.querySelector('demo-board')!];
    for (let node = next.pop(); node; node = next.pop()) {
      if (node.nodeType === Node.TEXT_NODE) texts.push(node.textContent!);
      if (node instanceof Element && (node.matches('style, script') || getComputedStyle(node).display === 'none')) continue;
      const slotted = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
      const inside = slotted.length > 0 ? slotted : [...((node as Element).shadowRoot ?? node).childNodes];
      next.push(...inside.reverse());
    }
    return texts.join(' ').replace(/[\s\u00a0]+/g, ' ');
  });

async function until(page: Page, expected: RegExp): Promise<string> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const text = await said(page).catch(() => '');
    if (expected.test(text)) return text;
    if (Date.now() > end) throw new Error(`The page does not say ${expected}. It says: ${text.slice(0, 3000)}`);
    await new Promise((again) => setTimeout(again, 100));
  }
}

/** What has the focus, through all shadows. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.getAttribute('value') ?? active?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  });

async function tabTo(page: Page, expected: RegExp): Promise<void> {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    if (expected.test(await focused(page))) return;
  }
  throw new Error(`Tab does not come to ${expected}.`);
}

for (const { name, launch } of installed) {
  describe(`the board in ${name}`, () => {
    let browser: Browser;
    let loop: { url: string; close(): Promise<void> };

    before(async () => {
      loop = await startLoop({ db: ':memory:', port: 4300 });
      browser = await launch();
    });

    after(async () => {
      await browser?.close();
      await loop?.close();
    });

    const open = async (path: string, width = 1080): Promise<[Page, string[]]> => {
      const page = await browser.newPage();
      await page.setViewport({ width, height: 900 });
      page.setDefaultTimeout(PATIENCE);
      const heard = troubles(page);
      await page.goto(loop.url + path, { waitUntil: 'load' });
      return [page, heard];
    };

    it('shows the bank as it is, in words and figures, to three people', async () => {
      const [page, heard] = await open('/board/');
      const executive = await until(page, /The whole scores [\d.]+ out of 10/);
      assert.match(executive, /Net Promoter Score/);
      assert.doesNotMatch(executive, /Our branches in the city/);
      assert.match(executive, /The best bank.{1,3} is \d+ months old/); // a benchmark older than a year
      await page.goto(`${loop.url}/board/?who=line`);
      const agent = await until(page, /Our branches in the city/);
      assert.doesNotMatch(agent, /Answers for it: A\. Haddad/);
      assert.deepEqual(heard, []);
      await page.close();
    });

    it('moves as a customer answers', async () => {
      const [page] = await open('/board/?who=manager');
      const sizes = (text: string): string[] => [...text.matchAll(/([\d,]+) answers/g)].map(([, n]) => n!);
      const first = sizes(await until(page, /answers/));
      const [shop] = await open('/shop/');
      await (await inside(shop, 'cx-nps-survey', 'label:has([value="9"])')).click();
      await (await inside(shop, 'cx-nps-survey', '[part=send]')).click();
      await page.bringToFront(); // some browsers let one window be seen at a time
      const end = Date.now() + PATIENCE;
      while (sizes(await said(page)).join() === first.join()) {
        if (Date.now() > end) throw new Error('Nothing moves.');
        await new Promise((again) => setTimeout(again, 100));
      }
      await shop.close();
      await page.close();
    });

    it('tells the airport: 39.84 to 30.98, most of it from area A', { skip: absent('sfo') }, async () => {
      const [page, heard] = await open('/board/?who=manager&set=sfo');
      const text = await until(page, /In plain words.*Net Promoter Score has got worse/);
      assert.match(text, /2018, compared with 2017\./);
      assert.match(text, /Net Promoter Score has got worse: \u22128\.86 points since 2017, now 30\.98 \(2,650 answers/);
      assert.match(text, /Most of it comes from Area A \(Boarding area\): \u22125\.20 points of \u22128\.86 points, because its own figure changed\./);
      assert.match(text, /Customer satisfaction/);
      assert.deepEqual(heard, []);
      await page.close();
    });

    it('tells the hospitals by service, and the telephone company by contract', { skip: absent('nhs-fft') || absent('telco') }, async () => {
      const [page, heard] = await open('/board/?who=manager&set=telco');
      const telco = await until(page, /Customers who left/);
      assert.match(telco, /26\.54%/);
      assert.match(telco, /42\.7%/);
      assert.match(telco, /is above its target of 25%/);
      await page.goto(`${loop.url}/board/?who=manager&set=fft`);
      const fft = await until(page, /In plain words.*Friends and Family/);
      assert.match(fft, /quarter \d of 20\d\d, compared with quarter/i);
      assert.deepEqual(heard, []);
      await page.close();
    });

    it('speaks German and Arabic, and fits into 320 pixels', async () => {
      for (const [path, words] of [['/board/de.html', /Das Ganze erreicht [\d,]+ von 10/], ['/board/ar.html', /المجموع [\d.]+ من 10/], ['/board/de.html?who=manager', /In einfachen Worten.*Das Ganze erreicht/]] as const) {
        const [page] = await open(path, 320);
        await until(page, words);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(overflow <= 0, `${path} is ${overflow} px too wide`);
        await page.close();
      }
    });

    it('can be used by keyboard alone: who looks, a look closer, and back', async () => {
      const [page] = await open('/board/');
      await until(page, /The whole scores/);
      await tabTo(page, /^executive$/);
      await page.keyboard.press('ArrowRight');
      await until(page, /Layout/); // the manager chooses what is shown
      assert.match(page.url(), /who=manager/);
      await tabTo(page, /^Loyalty/);
      await page.keyboard.press('Enter');
      await until(page, /Where you are|Loyalty.*Net Promoter Score/);
      const deep = await page.evaluate(() => document.querySelector('demo-board')!.shadowRoot!.querySelector('cx-scorecard')!.shadowRoot!.activeElement?.id ?? '');
      assert.equal(deep, 'where');
      await page.keyboard.press('Escape');
      await until(page, /Service/);
      await page.close();
    });
  });
}
