import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Frame, Page } from 'puppeteer-core';
import type { CxEvent } from '../../src/model/index.js';
import { Hosted, branch, renewal } from '../collector/surveys/support.js';
import { installed, troubles } from '../support/browsers.js';
import { Site } from './embed-site.js';

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

for (const { name, launch } of installed) {
  describe(`hosted surveys in frames in ${name}`, () => {
    let bank: Hosted;
    let site: Site;
    let stranger: Site;
    let browser: Browser;
    before(async () => {
      site = await Site.open();
      stranger = await Site.open();
      bank = await Hosted.open({ surveys: { surveys: [renewal, branch], frames: [site.url] } });
      browser = await launch();
    });
    after(async () => {
      await browser?.close();
      await bank?.close();
      await site?.close();
      await stranger?.close();
    });
    const script = (): string => `<script type="module" src="${bank.url}/s/-/embed.js"></script>`;
    const frame = (attributes = '', survey = 'renewal'): string => `<iframe src="${bank.url}/s/${survey}" title="Your renewal" height="150" ${attributes}></iframe>`;
    const open = async (address: string): Promise<{ readonly page: Page; readonly heard: string[] }> => {
      const page = await browser.newPage();
      const heard = troubles(page);
      await page.goto(address);
      return { page, heard };
    };
    const inside = async (page: Page): Promise<Frame> => {
      for (let i = 0; i < 200; i++) {
        const found = page.frames().find((one) => one.url().startsWith(`${bank.url}/s/`));
        if (found && (await found.evaluate(() => document.readyState === 'complete').catch(() => false))) return found;
        await wait(50);
      }
      throw new Error('there is no frame of a survey');
    };
    const height = (page: Page): Promise<number> => page.$eval('iframe', (one) => one.clientHeight);
    const fits = async (page: Page): Promise<void> => {
      const within = await inside(page);
      for (let i = 0; i < 100; i++) {
        const needed = await within.evaluate(() => Math.ceil(document.querySelector('main')!.getBoundingClientRect().bottom));
        if (Math.abs((await height(page)) - needed) <= 1 && needed > 100 && (await within.evaluate(() => document.documentElement.scrollHeight <= innerHeight + 1))) return;
        await wait(50);
      }
      assert.fail(`the frame is ${await height(page)} pixels high`);
    };

    it('get the height they need, the theme and language of the page, and tell what was answered', async () => {
      const { page, heard } = await open(
        site.page(`${frame()}<script>window.told=[];for(const type of ['cx-answer','cx-submitted'])document.querySelector('iframe').addEventListener(type,(event)=>told.push(event.detail.type+' '+event.target.localName));addEventListener('cx-submitted',()=>told.push('reached the window'))</script>`, {
          head: `<style>:root{color-scheme:dark;--cx-accent:#ffcc00}</style>${script()}`, lang: 'de',
        }),
      );
      await fits(page);
      const before = await height(page);
      const within = await inside(page);
      await within.waitForFunction(() => document.documentElement.dataset['theme'] === 'dark');
      assert.equal(await within.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--cx-accent').trim()), '#ffcc00');
      await within.waitForFunction(() => document.querySelector('cx-nps-survey')?.shadowRoot?.querySelector('form')?.lang === 'de');
      await (await within.waitForSelector('cx-nps-survey >>> [value="9"]'))!.click();
      await fits(page);
      assert.ok((await height(page)) > before, 'a second question needs more room');
      await (await within.waitForSelector('cx-nps-survey >>> [part=send]'))!.click();
      await within.waitForFunction(() => document.querySelector('cx-nps-survey')?.shadowRoot?.querySelector('[part=thanks]'));
      await page.waitForFunction(() => (globalThis as unknown as { told: string[] }).told.length >= 2);
      assert.deepEqual(await page.evaluate(() => (globalThis as unknown as { told: string[] }).told), ['cx.response.saved iframe', 'cx.response.submitted iframe']);
      assert.equal(await bank.count(), 1);
      await page.evaluate(() => (document.documentElement.style.colorScheme = 'light'));
      await within.waitForFunction(() => document.documentElement.dataset['theme'] === 'light');
      assert.deepEqual(heard, []);
      await page.close();
    });

    it('are reached by a script that comes late, and spoken with by one alone if it comes twice', async () => {
      const { page } = await open(site.page(`${frame()}<script>window.told=[]</script>`));
      await inside(page);
      await page.evaluate(() => document.querySelector('iframe')!.addEventListener('cx-answer', () => (globalThis as unknown as { told: number[] }).told.push(1)));
      for (const src of [`${bank.url}/s/-/embed.js`, `${bank.url}/s/-/embed.js?ver=2`]) await page.addScriptTag({ url: src, type: 'module' });
      await fits(page);
      await (await (await inside(page)).waitForSelector('cx-nps-survey >>> [value="9"]'))!.click();
      await page.waitForFunction(() => (globalThis as unknown as { told: number[] }).told.length > 0);
      await wait(200);
      assert.equal(await page.evaluate(() => (globalThis as unknown as { told: number[] }).told.length), 1);
      await page.close();
    });

    it('take the place of a link when it is nearly in sight, and leave it where they cannot be shown', async () => {
      const link = (survey: string): string => `<p><a class="cx-frame" data-cx="frame" href="${bank.url}/s/${survey}">Rate us</a></p>`;
      const { page } = await open(site.page(`<div style="block-size:4000px">far</div>${link('renewal')}`, { head: script() }));
      await wait(600);
      assert.equal(await page.$('iframe'), null, 'nothing is loaded that nobody is about to see');
      await page.focus('a');
      await fits(page);
      assert.equal(await page.$eval('a', (one) => one.checkVisibility()), false);
      assert.equal(await page.evaluate(() => document.activeElement!.localName), 'iframe');
      assert.equal(await page.$eval('iframe', (one) => one.title), 'Rate us');
      await page.close();
      const strange = await open(stranger.page(link('renewal'), { head: script() }));
      await wait(1500);
      assert.equal(await strange.page.$eval('a', (one) => one.checkVisibility()), true, 'a site that is not listed has a link');
      await strange.page.close();
    });

    it('are not shown by sites that are not listed', async () => {
      const { page } = await open(stranger.page(frame()));
      await wait(800);
      const texts = await Promise.all(page.frames().filter((one) => one !== page.mainFrame()).map((one) => one.evaluate(() => document.body?.innerText ?? '').catch(() => '')));
      assert.ok(texts.every((text) => !/recommend/.test(text)), texts.join());
      await page.close();
    });

    it('listen to nobody but the page around them, and the page to nobody but them', async () => {
      const { page } = await open(
        site.page(
          `${frame('id="survey"')}<iframe id="other" srcdoc="<script>addEventListener('message',()=>{});
            const say=(message)=>parent.frames[0].postMessage(message,'*',[new MessageChannel().port2]);
            setInterval(()=>{say({cx:'embed',v:1,type:'connect'});parent.postMessage({cx:'embed',type:'hello',versions:[1]},'*')},50)</script>"></iframe>
          <script>window.told=[];document.querySelector('#other').addEventListener('cx-submitted',()=>told.push('fooled'));document.querySelector('#survey').addEventListener('cx-submitted',()=>told.push('fooled'));</script>`,
          { head: script() },
        ),
      );
      await fits(page);
      await wait(400);
      const within = await inside(page);
      // guessed shapes, from the right window: refused by their form
      await page.evaluate(() => {
        const target = (document.querySelector('#survey') as HTMLIFrameElement).contentWindow!;
        for (const message of [null, 'connect', { cx: 'embed', v: 2, type: 'connect' }, { cx: 'embed', v: 1, type: 'settings', theme: 'dark' }, { cx: 'embed', v: 1, type: 'height', height: 9 }, { cx: 'embed', type: '__proto__' }]) target.postMessage(message, '*');
      });
      await wait(200);
      assert.equal(await within.evaluate(() => document.documentElement.dataset['theme']), 'light');
      await (await within.waitForSelector('cx-nps-survey >>> [value="9"]'))!.click();
      await fits(page);
      assert.deepEqual(await page.evaluate(() => (globalThis as unknown as { told: string[] }).told), []);
      assert.equal(await page.$eval('#other', (one) => (one as HTMLElement).style.height), '');
      await page.close();
    });

    it('work on isolated pages (COEP)', async () => {
      const { page } = await open(site.page(frame(), { head: script(), headers: { 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-opener-policy': 'same-origin' } }));
      assert.equal(await page.evaluate(() => crossOriginIsolated), true);
      await fits(page);
      await page.close();
    });

    it('are answered in frames without an origin of their own, as WordPress and some editors make them', async () => {
      const before = await bank.count();
      const { page } = await open(
        site.page(`${frame('sandbox="allow-scripts"').replace('/s/renewal"', '/s/renewal#?secret=abc123"')}<script>window.heights=[];addEventListener('message',({data})=>data&&data.secret==='abc123'&&heights.push(data.value))</script>`, { head: script() }),
      );
      await fits(page);
      const within = await inside(page);
      await (await within.waitForSelector('cx-nps-survey >>> [value="3"]'))!.click();
      await (await within.waitForSelector('cx-nps-survey >>> [part=send]'))!.click();
      await within.waitForFunction(() => document.querySelector('cx-nps-survey')?.shadowRoot?.querySelector('[part=thanks]'));
      assert.equal(await bank.count(), before + 1);
      assert.ok((await page.evaluate(() => (globalThis as unknown as { heights: number[] }).heights)).length > 0, 'and tell WordPress their height as it asks');
      await page.close();
    });

    it('are answered without any script, by their form', async () => {
      const before = await bank.count();
      const { page } = await open(site.page(frame('sandbox="allow-forms"')));
      const within = await inside(page);
      await within.click('[value="8"]');
      await Promise.all([page.waitForResponse((response) => response.request().method() === 'POST'), within.click('button')]);
      for (let i = 0; i < 50 && (await bank.count()) === before; i++) await wait(50);
      assert.equal(await bank.count(), before + 1);
      await page.close();
    });

    it('tell the page the answers of every survey element', async () => {
      const { page } = await open(site.page(`${frame('', 'branch')}<script>window.told=[];document.querySelector('iframe').addEventListener('cx-submitted',({detail})=>told.push(detail))</script>`, { head: script() }));
      const within = await inside(page);
      await (await within.waitForSelector('cx-survey >>> [type=radio][value="5"]'))!.click();
      await (await within.waitForSelector('cx-survey >>> [part=next], cx-survey >>> [part=send]'))!.click();
      await page.waitForFunction(() => (globalThis as unknown as { told: unknown[] }).told.length > 0, { timeout: 15_000 });
      const [event] = await page.evaluate(() => (globalThis as unknown as { told: CxEvent[] }).told);
      assert.deepEqual([event!.type, (event!.data as { survey: string }).survey], ['cx.response.submitted', 'branch']);
      await page.close();
    });
  });
}
