import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { deep, inside, installed, troubles, untilText } from '../support/browsers.js';

const NONCE = 'bm9uY2U';
/** As strict as it gets: nothing but what carries the nonce, and no markup from strings. */
const STRICT = `default-src 'none'; script-src 'nonce-${NONCE}'; style-src 'nonce-${NONCE}'; connect-src 'none'; base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'; trusted-types lit-html`;

const script = (name: string): string => `<script type="module" nonce="${NONCE}" src="/cdn/${name}.js"></script>`;
const PLAIN = `<form method="post" action="/answer"><cx-nps-survey><fieldset><legend>Would you recommend us?</legend>
  ${Array.from({ length: 11 }, (_, i) => `<label><input type="radio" name="nps" value="${i}"> ${i}</label>`).join('\n  ')}
  </fieldset></cx-nps-survey><button id="send">Send</button></form>`;

const PAGES: Record<string, string> = {
  '/survey': `${script('nps-survey')}<cx-nps-survey></cx-nps-survey>`,
  '/all': `${script('cx-elements')}<cx-nps-survey value="9"></cx-nps-survey><cx-scorecard heading="x"></cx-scorecard><cx-import></cx-import><cx-delivery></cx-delivery>`,
  '/plain': `${script('nps-survey')}${PLAIN}`,
  '/twice': `${script('nps-survey')}${script('cx-elements')}<script type="module" nonce="${NONCE}" src="/cdn/nps-survey.js?again"></script><cx-nps-survey></cx-nps-survey>`,
  '/auto': `${script('autoloader')}<div lang="de"><cx-nps-survey></cx-nps-survey></div>`,
  '/rude': `<script nonce="${NONCE}">Array.prototype.toJSON = () => 'gone'; Array.prototype.extra = 1; Object.prototype.polluted = true; addEventListener('load', () => (window.CustomEvent = window.Event = window.customElements.define = null));</script>${script('nps-survey')}<cx-nps-survey></cx-nps-survey>`,
};

for (const { name, launch } of installed) {
  describe(`on a stranger's page in ${name}`, () => {
    let server: Server;
    let url = '';
    let browser: Browser;
    const posted: string[] = [];
    /** A file that does not come. */
    let missing = '';

    before(async () => {
      server = createServer((request, response) => {
        const path = new URL(request.url ?? '/', 'http://x').pathname;
        if (request.method === 'POST') {
          let body = '';
          request.on('data', (chunk: Buffer) => void (body += String(chunk)));
          request.on('end', () => {
            posted.push(body);
            response.setHeader('content-type', 'text/html').end('<!doctype html><title>thanks</title><p id="done">Thanks</p>');
          });
        } else if (missing !== '' && path.includes(missing)) {
          response.writeHead(404).end();
        } else if (path.startsWith('/cdn/')) {
          response.setHeader('content-type', 'text/javascript').end(readFileSync(`dist${path}`));
        } else {
          // several files with a copy of Lit each need the policy to allow its name more than once
          const policy = path === '/twice' ? `${STRICT} 'allow-duplicates'` : path === '/auto' ? `${STRICT.replace(`'nonce-${NONCE}'`, `'nonce-${NONCE}' 'strict-dynamic'`)} 'allow-duplicates'` : STRICT;
          response.setHeader('content-type', 'text/html').setHeader('content-security-policy', policy);
          response.end(`<!doctype html><html lang="en"><meta charset="utf-8"><title>x</title><link rel="icon" href="data:,"><body>${PAGES[path] ?? ''}</body></html>`);
        }
      });
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
      url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      browser = await launch();
    });

    after(async () => {
      await browser?.close();
      server.close();
    });

    const open = async (path: string): Promise<[Page, string[]]> => {
      const page = await browser.newPage();
      const heard = troubles(page);
      await page.goto(url + path, { waitUntil: 'load' });
      return [page, heard.filter((text) => !text.includes('data:,'))];
    };
    const ownTroubles = (heard: readonly string[]): string[] => heard.filter((text) => !/favicon|data:,|img-src/.test(text));

    it('sends a comment only with personal data hidden: where what hides it does not come, it says so, and sends the score without the comment', async () => {
      missing = '/cdn/nps-survey/';
      const [page] = await open('/survey');
      const sent = (): Promise<unknown[]> => page.evaluate(() => (window as unknown as { sent: unknown[] }).sent);
      await page.evaluate(() => {
        const list: unknown[] = ((window as unknown as { sent: unknown[] }).sent = []);
        for (const type of ['cx-submitted', 'cx-answer']) addEventListener(type, (event) => list.push(...(event as CustomEvent<{ data: { answers: { kind: string }[] } }>).detail.data.answers.map(({ kind }) => kind)));
      });
      await (await inside(page, 'cx-nps-survey', 'label:has([value="8"])')).click();
      const comment = await inside(page, 'cx-nps-survey', 'textarea');
      await comment.type('4111 1111 1111 1111');
      await (await inside(page, 'cx-nps-survey', '[part=send]')).click();
      assert.equal(await untilText(page, ['cx-nps-survey', '[part=error]'], (text) => text !== ''), 'Your answer could not be stored. Please try again.');
      assert.deepEqual(await sent(), ['score']);
      assert.equal(await comment.evaluate((one) => (one as HTMLTextAreaElement).value), '4111 1111 1111 1111');
      await comment.evaluate((one) => (one as HTMLTextAreaElement).select());
      await page.keyboard.press('Backspace');
      await (await inside(page, 'cx-nps-survey', '[part=send]')).click();
      await untilText(page, ['cx-nps-survey', '[part=thanks]'], Boolean);
      assert.deepEqual(await sent(), ['score', 'score']);
      missing = '';
      await page.close();
    });

    it('asks, takes an answer and thanks under a nonce policy with Trusted Types, and refuses nothing', async () => {
      const [page, heard] = await open('/survey');
      await (await inside(page, 'cx-nps-survey', 'label:has([value="8"])')).click();
      const height = await page.evaluate(() => document.querySelector('cx-nps-survey')!.shadowRoot!.querySelector('label')!.getBoundingClientRect().height);
      assert.ok(height >= 44, 'styles apply');
      await (await inside(page, 'cx-nps-survey', '[part=send]')).click();
      await untilText(page, ['cx-nps-survey', '[part=thanks]'], Boolean);
      assert.deepEqual(ownTroubles(heard), []);
      await page.close();
    });

    it('shows every element under it', async () => {
      const [page, heard] = await open('/all');
      await untilText(page, ['cx-scorecard', 'h2'], (text) => text === 'x');
      assert.ok(await deep(page, 'cx-import', '[part=drop]'));
      assert.deepEqual(ownTroubles(heard), []);
      await page.close();
    });

    if (name === 'chromium') { // the only one whose JavaScript a test can switch off
      it('is a plain form that posts where there is no JavaScript', async () => {
        const page = await browser.newPage();
        await page.setJavaScriptEnabled(false);
        await page.goto(`${url}/plain`);
        await (await page.waitForSelector('input[value="7"]'))!.click();
        await Promise.all([page.waitForNavigation(), (await page.$('#send'))!.click()]);
        assert.equal(posted.pop(), 'nps=7');
        await page.close();
      });
    }

    it('posts the same, once, where there is', async () => {
      const [page] = await open('/plain');
      await (await inside(page, 'cx-nps-survey', 'label:has([value="7"])')).click();
      const comment = await inside(page, 'cx-nps-survey', 'textarea');
      await comment.type('ok');
      await Promise.all([page.waitForNavigation(), (await page.$('#send'))!.click()]);
      assert.equal(decodeURIComponent(posted.pop() ?? ''), 'nps=7&nps-comment=ok');
      await page.close();
    });

    it('keeps an answer over going back and forth in the history', async () => {
      const [page] = await open('/plain');
      await (await inside(page, 'cx-nps-survey', 'label:has([value="4"])')).click();
      await page.goto(`${url}/survey`);
      await page.evaluate(() => history.back());
      await page.waitForFunction(() => location.pathname === '/plain');
      await inside(page, 'cx-nps-survey', '[part=choices]');
      const value = await page.evaluate(() => (document.querySelector('cx-nps-survey') as unknown as { value: number | null }).value);
      assert.ok(value === 4 || value === null, String(value)); // whether forms are restored is the browser's own choice
      await page.close();
    });

    it('may be loaded twice and beside another build', async () => {
      const [page, heard] = await open('/twice');
      assert.equal(await untilText(page, ['cx-nps-survey', 'legend'], Boolean), 'How likely are you to recommend us to a friend or colleague?');
      assert.deepEqual(ownTroubles(heard), []);
      await page.close();
    });

    it('is loaded when it appears, with its language', async () => {
      const [page, heard] = await open('/auto');
      await untilText(page, ['cx-nps-survey', 'legend'], (text) => text.startsWith('Wie wahrscheinlich'));
      await page.evaluate(() => document.body.append(document.createElement('cx-scorecard')));
      await untilText(page, ['cx-scorecard', 'cx-metric', '[part=label]'], Boolean);
      assert.deepEqual(ownTroubles(heard), []);
      await page.close();
    });

    it('works on a page that has broken its own JavaScript', async () => {
      const [page, heard] = await open('/rude');
      await (await inside(page, 'cx-nps-survey', 'label:has([value="8"])')).click();
      assert.equal(await page.evaluate(() => (document.querySelector('cx-nps-survey') as unknown as { value: number }).value), 8);
      await (await inside(page, 'cx-nps-survey', '[part=send]')).click();
      await untilText(page, ['cx-nps-survey', '[part=thanks]'], Boolean);
      assert.deepEqual(ownTroubles(heard), []);
      await page.close();
    });
  });
}
