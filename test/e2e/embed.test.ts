import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { Hosted, branch, renewal } from '../collector/surveys/support.js';
import { installed, troubles } from '../support/browsers.js';
import { Site } from './embed-site.js';

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

for (const { name, launch } of installed) {
  describe(`a CMS page with surveys in ${name}`, () => {
    let bank: Hosted;
    let site: Site;
    let browser: Browser;
    before(async () => {
      site = await Site.open();
      bank = await Hosted.open({ surveys: { surveys: [renewal, branch], frames: [site.url], linkKeys: [{ id: 'k', secret: 'a-secret-for-the-invitations-of-the-test-1' }] } });
      browser = await launch();
    });
    after(async () => {
      await browser?.close();
      await bank?.close();
      await site?.close();
    });

    const open = async (address: string): Promise<{ readonly page: Page; readonly heard: string[] }> => {
      const page = await browser.newPage();
      const heard = troubles(page);
      await page.goto(address);
      return { page, heard };
    };
    const script = (): string => `<script type="module" src="${bank.url}/s/-/embed.js"></script>`;
    const link = (): string => `<p><a class="cx-nps-survey" data-cx="nps-survey" data-cx-survey="renewal" data-cx-business="Tidewell" href="${bank.url}/s/renewal">Rate us</a></p>`;
    const mounted = (page: Page, count = 1): Promise<unknown> => page.waitForFunction((wanted) => [...document.querySelectorAll('cx-nps-survey')].filter((one) => one.shadowRoot?.querySelector('fieldset')).length === wanted, { timeout: 15_000 }, count);
    const answer = async (page: Page, score: number): Promise<void> => {
      await (await page.waitForSelector(`cx-nps-survey >>> [value="${score}"]`))!.click();
      await (await page.waitForSelector('cx-nps-survey >>> [part=send]'))!.click();
      await page.waitForFunction(() => document.querySelector('cx-nps-survey')?.shadowRoot?.querySelector('[part=thanks]'), { timeout: 15_000 });
    };
    /** Waits for what is stored: the page thanks once it is, so this is at once. */
    const stored = async (count: number): Promise<void> => {
      for (let i = 0; i < 100 && (await bank.count()) < count; i++) await wait(50);
      assert.equal(await bank.count(), count);
    };

    it('turns a link into a survey whose answer reaches the collector, with one script and nothing else', async () => {
      const before = await bank.count();
      const { page, heard } = await open(site.page(`<h1>News</h1>${link()}`, { head: script() }));
      await mounted(page);
      assert.equal(await page.$eval('main', (main) => main.innerText.replace(/\s+/g, ' ').trim()).then((text) => text.includes('Rate us')), false, 'the link is not seen any more');
      assert.match((await page.$eval('cx-nps-survey', (one) => one.shadowRoot!.querySelector('legend')!.textContent))!, /Tidewell/);
      await answer(page, 9);
      await stored(before + 1);
      assert.deepEqual(heard, []);
      await page.close();
    });

    it('finds links whose attributes an editor has taken away, boxes, and elements, also those that come later', async () => {
      const bare = `${bank.url}/s/renewal#cx=nps-survey`;
      const { page, heard } = await open(
        site.page(
          `<p><strong><a href="${bare}">${bank.url}/s/renewal</a></strong>&nbsp;<br>\u200b</p>
          <p>More in our <a id="sentence" href="${bare}">survey</a>, if you like.</p>
          <nav><ul><li><a id="menu" href="${bare}">Survey</a></li></ul></nav>
          <div id="box" data-cx=" nps-survey\u00a0" data-cx-survey="”renewal″" data-cx-question="\u200bWould you?&nbsp;">&nbsp;</div>
          <p><cx-nps-survey id="plain" survey="renewal"></cx-nps-survey></p>
          <div contenteditable><p><a id="edited" href="${bare}">Survey</a></p></div>
          <p><a id="other" href="https://elsewhere.example/s/renewal#cx=nps-survey">Survey</a></p>`,
          { head: script() },
        ),
      );
      await mounted(page, 3);
      await page.evaluate((href) => {
        const late = document.createElement('div');
        late.dataset['cx'] = 'nps-survey';
        late.innerHTML = `<p><br></p>`;
        document.body.append(late);
        const filled = document.createElement('section');
        document.body.append(filled);
        setTimeout(() => (filled.innerHTML = `<p><a href="${href}">Late</a></p>`), 50);
      }, bare);
      await mounted(page, 5);
      assert.deepEqual(await page.$$eval('#sentence, #menu, #edited, #other', (links) => links.map((one) => one.parentElement!.localName)), ['p', 'li', 'p', 'p']);
      assert.deepEqual(await page.$eval('#box > cx-nps-survey', (one) => [one.getAttribute('survey'), one.getAttribute('question'), one.textContent]), ['renewal', 'Would you?', '\u00a0']);
      assert.deepEqual(heard, []);
      await page.close();
    });

    it('sets nothing that content may not set', async () => {
      const { page, heard } = await open(
        site.page(
          `<div data-cx="nps-survey" data-cx-subject="eve" data-cx-onclick="alert(1)" data-cx-segments='{"a":"b"}' data-cx-style="color:red" data-cx-src="https://evil.example/x.json" data-cx-name="n" data-cx-question="<img src=x onerror=alert(1)>" onclick="1">x</div>
          <a data-cx="frame" href="javascript:alert(1)" id="script">x</a><a data-cx="frame" href="https://evil.example/s/renewal" id="evil">x</a><div data-cx="script" id="tag">x</div><div data-cx="constructor">x</div><a class="cx-complaint" href="//evil.example">x</a>`,
          { head: script() },
        ),
      );
      await mounted(page);
      assert.deepEqual(await page.$eval('cx-nps-survey', (one) => one.getAttributeNames()), ['question']);
      assert.equal(await page.$eval('cx-nps-survey', (one) => one.shadowRoot!.querySelector('legend')!.textContent), '<img src=x onerror=alert(1)>');
      await wait(300);
      assert.equal(await page.$$eval('iframe, main script', (found) => found.length), 0);
      assert.deepEqual(heard, []);
      await page.close();
    });

    const WAYS: Readonly<Record<string, (tag: string, src: string) => { readonly head?: string; readonly foot?: string; readonly later?: (page: Page) => Promise<unknown> }>> = {
      'in the head': (tag) => ({ head: tag }),
      'at the end': (tag) => ({ foot: tag }),
      'twice, at both ends': (tag) => ({ head: tag, foot: tag }),
      'with async': (_tag, src) => ({ head: `<script type="module" async src="${src}"></script>` }),
      'put in by another script': (_tag, src) => ({ foot: `<script>addEventListener('load',()=>setTimeout(()=>{const s=document.createElement('script');s.type='module';s.src=${JSON.stringify(src)};document.head.append(s)},200))</script>` }),
      'only after the first touch of the page': (_tag, src) => ({
        foot: `<script>addEventListener('keydown',()=>{const s=document.createElement('script');s.type='module';s.src=${JSON.stringify(src)};document.body.append(s)},{once:true})</script>`,
        later: (page) => page.keyboard.press('Shift'),
      }),
      'in two versions': (tag) => ({ head: `${tag}<meta name="cx-hosted" content="${bank.url}/s/">`, foot: `<script type="module" src="${site.url}/cdn2/embed.js"></script><script type="module" src="${site.url}/cdn/embed.js"></script>` }),
      'with the other scripts of ours': (tag) => ({ head: `<script type="module" src="${site.url}/cdn/autoloader.js"></script><script type="module" src="${site.url}/cdn/nps-survey.js"></script>${tag}` }),
      'by import() of an optimiser, twice': (_tag, src) => ({ foot: `<script>import(${JSON.stringify(src)});import(${JSON.stringify(`${src}?ver=2`)})</script>` }),
    };
    for (const [how, parts] of Object.entries(WAYS)) {
      it(`gives each place its survey once when the script is loaded ${how}`, async () => {
        const { head = '', foot = '', later } = parts(script(), `${bank.url}/s/-/embed.js`);
        const { page, heard } = await open(site.page(`${link()}<div data-cx="nps-survey">x</div>${foot}`, { head }));
        await later?.(page);
        await mounted(page, 2);
        await wait(400);
        assert.equal(await page.$$eval('cx-nps-survey', (found) => found.length), 2);
        assert.equal(await page.$$eval('cx-delivery', (found) => found.length), 1);
        assert.deepEqual(heard, []);
        await page.close();
      });
    }

    it('leaves the link as it is where the script or the element does not come, or there is no JavaScript', async () => {
      const { page } = await open(site.page(link(), { head: `<script type="module" src="${site.url}/nothing/embed.js"></script>` }));
      await wait(300);
      await Promise.all([page.waitForNavigation(), page.click('a')]);
      assert.equal(page.url(), `${bank.url}/s/renewal`);
      assert.match(await page.content(), /Your renewal/);
      await page.close();
    });

    it('keeps the focus that was on the link, and a click that was on its way', async () => {
      const slow = site.page(`${link()}<script>addEventListener('keydown',()=>{const s=document.createElement('script');s.type='module';s.src=${JSON.stringify(`${bank.url}/s/-/embed.js`)};document.body.append(s)},{once:true})</script>`);
      const { page } = await open(slow);
      await page.focus('a');
      await page.keyboard.press('Shift');
      await mounted(page);
      await page.waitForFunction(() => document.activeElement?.localName === 'cx-nps-survey', { timeout: 3000 });
      assert.equal(await page.$eval('cx-nps-survey', (one) => one.shadowRoot!.activeElement!.getAttribute('type')), 'radio');
      await page.goto(slow);
      const box = (await (await page.$('a'))!.boundingBox())!;
      await page.mouse.move(box.x + 5, box.y + 5);
      await page.mouse.down();
      await page.keyboard.press('Shift');
      await wait(600);
      assert.equal(await page.$('cx-nps-survey'), null, 'pressed: it stays');
      await Promise.all([page.waitForNavigation(), page.mouse.up()]);
      assert.equal(page.url(), `${bank.url}/s/renewal`);
      await page.close();
    });
  });
}
