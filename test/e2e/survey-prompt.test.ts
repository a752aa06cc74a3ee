import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import { installed, troubles } from '../support/browsers.js';

/** As strict as it gets, with two copies of Lit: nothing but the site's own files, and no markup from strings. */
const STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'";
const POLICY = '{ "schema": "cx-contact-policy/1", "pages": { "exclude": ["/checkout/**"] } }';

const scripts = ['nps-survey', 'survey-prompt'].map((name) => `<script type="module" src="/cdn/${name}.js"></script>`).join('');
const body = (attributes: string, storage = 'storage="allowed"'): string =>
  `<h1>A shop</h1><a id="next" href="/next">Next</a><cx-survey-policy ${storage}><script type="application/json">${POLICY}</script></cx-survey-policy>
  <cx-survey-prompt ${attributes}><cx-nps-survey survey="shop" dismissible></cx-nps-survey></cx-survey-prompt><p>After it.</p>`;

const PAGES: Record<string, string> = {
  '/': body(''),
  '/next': body(''),
  '/checkout/pay': body(''),
  '/slow': body('after="3"'),
  '/slow-next': body('after="3"'),
  '/unstored': body('', ''),
  '/inline': body('mode="inline" reserve="18em"'),
  '/inline-none': body('mode="inline" reserve="18em" sample="0"'),
};

type Standing = { readonly standing: string };
const standing = (page: Page): Promise<string> => page.evaluate(() => (document.querySelector('cx-survey-prompt') as unknown as Standing).standing);
async function until(page: Page, wanted: string, patience = 15_000): Promise<void> {
  const end = Date.now() + patience;
  for (let now = ''; (now = await standing(page)) !== wanted; ) {
    if (Date.now() > end) throw new Error(`it is ${now}, not ${wanted}: ${JSON.stringify(await shut(page))}`);
    await new Promise((wait) => setTimeout(wait, 30));
  }
}
/** The reasons of the gates that are shut. */
const shut = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const prompt = document.querySelector('cx-survey-prompt') as unknown as { explain(): Promise<{ gates: { passed: boolean; code: string }[] }> };
    return (await prompt.explain()).gates.filter(({ passed }) => !passed).map(({ code }) => code);
  });
const press = async (page: Page, part: string): Promise<void> => {
  await page.waitForFunction((name: string) => document.querySelector('cx-survey-prompt')!.shadowRoot?.querySelector(`[part=${name}]`), {}, part);
  await page.evaluate((name: string) => document.querySelector('cx-survey-prompt')!.shadowRoot!.querySelector<HTMLElement>(`[part=${name}]`)!.click(), part);
};

for (const { name, launch } of installed) {
  describe(`a survey that asks at the right moment, in ${name}`, () => {
    let server: Server;
    let url = '';
    let browser: Browser;
    let context: BrowserContext;

    before(async () => {
      server = createServer((request, response) => {
        const path = new URL(request.url ?? '/', 'http://x').pathname;
        const file = `dist${path}`;
        // the room is kept before the script is there
        if (path === '/site.css') response.setHeader('content-type', 'text/css').end('cx-survey-prompt[reserve] { display: block; min-block-size: 18em; } cx-survey-prompt:not(:defined) { visibility: hidden; }');
        else if (path.startsWith('/cdn/') && existsSync(file)) response.setHeader('content-type', 'text/javascript').end(readFileSync(file));
        else response.setHeader('content-type', 'text/html').setHeader('content-security-policy', STRICT).end(`<!doctype html><html lang="en"><meta charset="utf-8"><title>x</title><link rel="stylesheet" href="/site.css">${scripts}<body>${PAGES[path] ?? ''}</body></html>`);
      });
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
      url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      browser = await launch();
    });
    after(async () => {
      await browser?.close();
      server.close();
    });

    /** A browser of its own: nothing stored. */
    async function visitor(): Promise<void> {
      await context?.close();
      context = await browser.createBrowserContext();
    }
    async function open(path: string): Promise<Page> {
      const page = await context.newPage();
      await page.goto(url + path, { waitUntil: 'load' });
      return page;
    }
    const own = (heard: readonly string[]): string[] => heard.filter((text) => !/favicon|img-src/.test(text));

    it('comes under a strict policy with Trusted Types, and nothing is refused', async () => {
      await visitor();
      const page = await context.newPage();
      const heard = troubles(page);
      await page.goto(`${url}/`, { waitUntil: 'load' });
      await until(page, 'open');
      assert.deepEqual(own(heard), []);
    });

    it('asks in one of two tabs, and then in neither', async () => {
      await visitor();
      const first = await open('/');
      await until(first, 'open');
      const second = await open('/next');
      await second.waitForFunction(() => (document.querySelector('cx-survey-prompt') as unknown as Standing).standing !== 'waiting');
      assert.notEqual(await standing(second), 'open');
      const reasons = await shut(second);
      assert.ok(reasons.includes('open-elsewhere'), reasons.join());
      await first.bringToFront();
      await press(first, 'close');
      await until(first, 'closed');
      await second.bringToFront();
      const end = Date.now() + 5000;
      while ((await shut(second)).includes('open-elsewhere') && Date.now() < end) await new Promise((wait) => setTimeout(wait, 50));
      const then = await shut(second);
      assert.ok(!then.includes('open-elsewhere') && then.includes('clock-running') && then.includes('session-full'), then.join());
      assert.notEqual(await standing(second), 'open');
    });

    it('asks again in no later page, and comes back as its tab where it was put aside', async () => {
      await visitor();
      const page = await open('/');
      await until(page, 'open');
      await press(page, 'aside');
      await until(page, 'minimised');
      await page.goto(`${url}/next`, { waitUntil: 'load' });
      await until(page, 'minimised');
      await page.goto(`${url}/checkout/pay`, { waitUntil: 'load' });
      await new Promise((wait) => setTimeout(wait, 400));
      assert.equal(await standing(page), 'held', 'not on a page that the policy leaves out');
      await page.goto(`${url}/`, { waitUntil: 'load' });
      await press(page, 'tab');
      await until(page, 'open');
      await press(page, 'close');
      await until(page, 'closed');
      await page.reload({ waitUntil: 'load' });
      await new Promise((wait) => setTimeout(wait, 400));
      assert.ok((await shut(page)).includes('clock-running'));
    });

    it('follows a page that changes its address by itself, and people who go back and forth', async () => {
      await visitor();
      const page = await open('/');
      await until(page, 'open');
      const patched = await page.evaluate(() => /native code/.test(history.pushState.toString()));
      assert.ok(patched, 'the history of the page is left alone');
      await page.evaluate(() => history.pushState(null, '', '/checkout/pay'));
      const hasNavigation = await page.evaluate(() => 'navigation' in globalThis);
      if (hasNavigation) await until(page, 'held');
      await page.evaluate(() => history.pushState(null, '', '/checkout/done'));
      await page.evaluate(() => history.back());
      await until(page, 'held');
      await page.evaluate(() => history.back());
      await until(page, 'minimised');
    });

    it('counts a delay over two pages', async () => {
      await visitor();
      const page = await open('/slow');
      await new Promise((wait) => setTimeout(wait, 2200));
      assert.equal(await standing(page), 'waiting');
      const began = Date.now();
      await page.goto(`${url}/slow-next`, { waitUntil: 'load' });
      await until(page, 'open');
      const took = Date.now() - began;
      assert.ok(took < 2900, `${took} ms on the second page: less than the whole delay`);
    });

    it('is right after going back to a page that the browser kept', async () => {
      await visitor();
      const page = await open('/');
      await until(page, 'open');
      await press(page, 'close');
      await until(page, 'closed');
      await page.goto(`${url}/next`, { waitUntil: 'load' });
      await page.evaluate(() => history.back());
      await page.waitForFunction(() => location.pathname === '/' && document.querySelector('cx-survey-prompt'));
      await new Promise((wait) => setTimeout(wait, 500));
      assert.notEqual(await standing(page), 'open');
      const other = await open('/next');
      await new Promise((wait) => setTimeout(wait, 300));
      assert.ok(!(await shut(other)).includes('open-elsewhere'), 'no page that is kept has the turn');
    });

    it('stores nothing where that is not allowed', async () => {
      await visitor();
      const page = await open('/unstored');
      await until(page, 'open');
      await press(page, 'close');
      await until(page, 'closed');
      assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]), [0, 0, '']);
    });

    if (name === 'chromium') {
      it('shifts nothing in the page, whether it comes or not', async () => {
        for (const [path, wanted] of [['/inline', 'open'], ['/inline-none', 'held']] as const) {
          await visitor();
          const page = await context.newPage();
          await page.evaluateOnNewDocument(() => {
            const shifts: number[] = [];
            Object.assign(globalThis, { shifts });
            new PerformanceObserver((list) => shifts.push(...list.getEntries().map((entry) => (entry as PerformanceEntry & { value: number }).value))).observe({ type: 'layout-shift', buffered: true });
          });
          await page.goto(url + path, { waitUntil: 'load' });
          await until(page, wanted);
          await new Promise((wait) => setTimeout(wait, 500));
          assert.deepEqual(await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts), [], path);
        }
      });
    }
  });
}
