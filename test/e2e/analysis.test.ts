import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import { serveDemo } from '../../demo/server.mjs';
import { inside, installed, troubles } from '../support/browsers.js';

const DATA = resolve(process.env['CX_DATA_DIR'] ?? '../shared/data');
const ABSENT = existsSync(join(DATA, 'sfo')) ? false : `there is no real data in ${process.env['CX_DATA_DIR'] ?? '../shared/data'}`;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PATIENCE = 60_000;

/** What the page says below the choice of data, in one line. */
const said = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const study = document.querySelector('demo-analysis')!.shadowRoot!.querySelector('#study') as HTMLElement;
    // the text that is laid out knows no shadows
    const inner = [...study.querySelectorAll('cx-drivers')].map((one) => one.shadowRoot!.querySelector<HTMLElement>('article')?.innerText ?? '');
    return [study.innerText, ...inner].join(' ').replace(/\s+/g, ' ');
  });

async function until(page: Page, expected: RegExp): Promise<string> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const text = await said(page).catch(() => '');
    if (expected.test(text)) return text;
    if (Date.now() > end) throw new Error(`The page does not say ${expected}. It says: ${text.slice(0, 2000)}`);
    await new Promise((again) => setTimeout(again, 50));
  }
}

const deep = (page: Page, selector: string): Promise<ElementHandle<Element>> => inside(page, 'demo-analysis', selector);

/** Every rule once; then of the same page only what can be otherwise: colours in the dark, and all but colours elsewhere. */
const RULES = {
  all: { rules: { 'target-size': { enabled: true } } },
  colours: { runOnly: ['color-contrast', 'link-in-text-block'] },
  names: { rules: { 'target-size': { enabled: true }, 'color-contrast': { enabled: false }, 'link-in-text-block': { enabled: false } } },
};

/** Everything that axe finds on the page as it is. */
async function findings(page: Page, rules: keyof typeof RULES): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async (asked) => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<{ violations: { id: string; nodes: { target: unknown; failureSummary?: string }[] }[] }> } };
    const { violations } = await axe.run({ ...asked, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${JSON.stringify(target)} ${failureSummary ?? ''}`));
  }, RULES[rules]);
}

for (const { name, launch } of installed) {
  describe(`the analysis page in ${name}`, () => {
    let browser: Browser;
    let demo: { url: string; close(): Promise<void> };
    let bare: { url: string; close(): Promise<void> };
    const folder = mkdtempSync(join(tmpdir(), 'cx-analysis-'));

    before(async () => {
      demo = await serveDemo({ port: 0, collector: 'http://127.0.0.1:1', data: DATA });
      bare = await serveDemo({ port: 0, collector: 'http://127.0.0.1:1', data: join(folder, 'nothing') });
      browser = await launch();
    });

    after(async () => {
      await browser?.close();
      await demo?.close();
      await bare?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const open = async (url: string, path: string, width = 1080): Promise<[Page, string[]]> => {
      const page = await browser.newPage();
      await page.setViewport({ width, height: 800 });
      page.setDefaultTimeout(PATIENCE);
      const heard = troubles(page);
      await page.goto(url + path, { waitUntil: 'load' });
      return [page, heard];
    };

    it('answers every question on the invented bank, with a fresh clone and no data', async () => {
      const [page, heard] = await open(bare.url, '/analysis/');
      const text = await until(page, /What do they talk about\?/);
      for (const question of ['How are we rated?', 'Is the change real?', 'Is something changing?', 'For whom?', 'Did the people change, or their answers?', 'What goes along with it?']) {
        assert.ok(text.includes(question), question);
      }
      assert.match(text, /21\.9 306 answers · 95 ?% interval 13\.4 to 30\.0/);
      assert.match(text, /41\.18 ?% promoters \(126\) minus 19\.28 ?% detractors \(59\), of 306 answers: 21\.90/);
      assert.match(text, /\+4\.21 points is no more than noise/);
      assert.match(text, /Of 24 periods, 5 stand out/);
      const more = await until(page, /The intervals rest on 1,000 draws.*Detractors say/);
      assert.match(more, /\+7\.36 points because groups answer differently, −3\.15 points because other people answer/);
      assert.match(more, /The app goes along most with NPS/);
      assert.match(more, /Matters more than the others and is rated below them: The app, Waiting times/);
      assert.match(more, /Detractors say more than promoters: “app”, “crashed”/);
      assert.deepEqual(heard, []);
      await page.close();
    });

    it('compares other periods, or two groups, as somebody chooses', async () => {
      const [page] = await open(bare.url, '/analysis/?set=invented');
      await until(page, /is no more than noise/);
      await (await deep(page, '#earlier')).select('Q2 2026');
      assert.match(await until(page, /is a real change/), /points is a real change/);
      await (await deep(page, '#compare')).select('two groups');
      await (await deep(page, '#this-group')).select('North');
      await (await deep(page, '#other-group')).select('City');
      assert.match(await until(page, /City: −?\d/), /\+40\.\d\d points is a real change/);
      await (await deep(page, '#limits')).select('how it varies (XmR, NHS rules)');
      await until(page, /XmR chart, NHS rules/);
      await page.close();
    });

    it('draws intervals, foretells what goes along with a change, and shows what was written', async () => {
      const [page] = await open(bare.url, '/analysis/?set=invented');
      const text = await until(page, /The intervals rest on 1,000 draws/);
      assert.match(text, /24\.8 ?% \(\d\d\.\d ?% to \d\d\.\d ?%\)/);
      const slider = await inside(page, 'demo-analysis', 'cx-drivers', '#by-app');
      await slider.focus();
      for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowRight');
      await until(page, /If The app rose by 0\.5 scale points \(from 3\.46 to 3\.96\), expect NPS \+15\.\d to \+17\.\d points/);
      const word = await inside(page, 'demo-analysis', 'cx-drivers[show=words]', '.word');
      await word.focus();
      await page.keyboard.press('Enter');
      await until(page, /texts of detractors with “app” .* The app crashed again/);
      await page.close();
    });

    it('says plainly that data is absent, and takes the files from whoever has them', async () => {
      const [page] = await open(bare.url, '/analysis/?set=telco');
      assert.match(await until(page, /not on this machine/), /Telco-Customer-Churn\.csv in the folder that CX_DATA_DIR names/);
      const file = join(folder, 'mine.csv');
      writeFileSync(file, 'customerID,tenure,Contract,Churn\n1,5,One year,Yes\n2,9,One year,No\n3,2,Two year,No\n4,7,Two year,No\n');
      await ((await deep(page, '#files')) as ElementHandle<HTMLInputElement>).uploadFile(file);
      assert.match(await until(page, /How many leave\?/), /25\.00 ?% 4 customers .* 1 lost of 4 at the start: 25\.00 ?%/);

      await page.goto(`${bare.url}/analysis/?set=cdnow`);
      await until(page, /not on this machine/);
      await ((await deep(page, '#files')) as ElementHandle<HTMLInputElement>).uploadFile(file);
      await until(page, /mine\.csv has no column "customer_id", so it is another file/);
      await (await deep(page, '#see-invented')).click();
      await until(page, /How are we rated\?/);
      await page.close();
    });

    it("asks the same questions of a visitor's own file, and takes another", async () => {
      const rows = Array.from({ length: 600 }, (_, i) => `2026-0${1 + Math.floor(i / 100)}-1${i % 9},${i % 3 === 0 ? 'North' : 'South'},${i < 300 ? 10 - (i % 4) : 10 - (i % 8)}`);
      const file = join(folder, 'answers.csv');
      writeFileSync(file, `date,region,recommend\n${rows.join('\n')}\n`);
      const [page, heard] = await open(bare.url, '/analysis/?set=own');
      const input = (await inside(page, 'demo-analysis', 'cx-import', 'input[type=file]')) as ElementHandle<HTMLInputElement>;
      await input.uploadFile(file);
      await (await inside(page, 'demo-analysis', 'cx-import', 'form .primary')).click();
      const text = await until(page, /How are we rated\?/);
      assert.match(text, /Net Promoter Score, Q2 2026/);
      assert.match(text, /points is a real change/);
      assert.match(text, /These data have one rating a person/);
      await (await deep(page, '#another')).click();
      await inside(page, 'demo-analysis', 'cx-import', 'input[type=file]');
      assert.deepEqual(heard, []);
      await page.close();
    });

    it('can be used with the keyboard alone: another set, another period, a table', async () => {
      const [page] = await open(bare.url, '/analysis/?set=invented');
      await until(page, /How are we rated\?/);
      await (await deep(page, 'input[value=invented]')).focus();
      await page.keyboard.press('ArrowUp');
      await until(page, /Employees: not on this machine/);
      await page.keyboard.press('ArrowDown');
      await until(page, /How are we rated\?/);
      const summary = await deep(page, 'summary');
      await summary.focus();
      await page.keyboard.press('Enter');
      assert.equal(await summary.evaluate((element) => (element.parentElement as HTMLDetailsElement).open), true);
      await until(page, /Answer Number Share 0 0 0\.0 ?%/);
      await page.close();
    });

    it('writes its charts without styles in markup, and with marks mirrored from right to left', async () => {
      const places = async (path: string): Promise<{ first: number; last: number; styled: number }> => {
        const [page] = await open(bare.url, path);
        await deep(page, '#q-time');
        const found = await page.evaluate(() => {
          const root = document.querySelector('demo-analysis')!.shadowRoot!;
          const marks = [...root.querySelectorAll('section:has(#q-time) .mark')].map((mark) => mark.getBoundingClientRect().x);
          return { first: marks[0]!, last: marks.at(-1)!, styled: root.querySelectorAll('[style]').length };
        });
        await page.close();
        return found;
      };
      const english = await places('/analysis/?set=invented');
      const arabic = await places('/analysis/ar.html?set=invented');
      assert.ok(english.first < english.last && arabic.first > arabic.last);
      assert.equal(english.styled + arabic.styled, 0);
    });

    if (name === 'chromium') {
      for (const [variant, path, width, dark, rules] of [
        ['light', '/analysis/', 1080, false, 'all'], ['dark', '/analysis/', 1080, true, 'colours'], ['narrow', '/analysis/', 320, false, 'names'], ['in Arabic', '/analysis/ar.html', 1080, false, 'names'], ['narrow, in German', '/analysis/de.html', 320, true, 'names'],
      ] as const) {
        it(`has nothing for axe to find, and nothing scrolls sideways: ${variant}`, async () => {
          for (const set of ABSENT ? ['invented', 'own', 'sfo'] : ['invented', 'own', 'sfo', 'telco', 'cdnow', 'attrition', 'fft']) {
            const [page] = await open(ABSENT ? bare.url : demo.url, `${path}?set=${set}`, width);
            await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }]);
            await page.waitForFunction(() => (document.querySelector('demo-analysis')?.shadowRoot?.querySelector('#study[aria-busy=false]')?.childElementCount ?? 0) > 0);
            await page.evaluate(() => document.querySelector('demo-analysis')!.shadowRoot!.querySelectorAll('details').forEach((details) => (details.open = true)));
            assert.deepEqual(await findings(page, rules), [], set);
            assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), `${set} scrolls sideways`);
            await page.close();
          }
        });
      }
    }

    it('reads the airport survey: figure, change, mix and drivers', { skip: ABSENT }, async () => {
      const [page, heard] = await open(demo.url, '/analysis/?set=sfo');
      const text = await until(page, /What goes along with it\?/);
      assert.match(text, /31\.0 2,650 answers/);
      assert.match(text, /of 2,650 answers: 30\.98/);
      assert.match(text, /Code 11 stands for a blank, 159 times\. Counting it as a promoter would give 34\.89 in place of 30\.98/);
      assert.match(text, /−8\.86 points is a real change/);
      assert.match(text, /adjusted Wald test, p < 0\.001, z = −4\.51/);
      assert.match(await until(page, /Most comes from/), /Most comes from Boarding area A \(−5\.20 points\)/);
      assert.match(await until(page, /Together they explain/), /Signs inside goes along most with NPS: 30\.\d ?% of all that is explained\. Together they explain 25\.\d ?% of what varies/);
      await until(page, /If Signs inside alone rose by 0\.25 scale points, expect NPS \+3\.5 to \+5\.6 points/);
      await (await deep(page, '#period-of')).select('2017');
      const earlier = await until(page, /Net Promoter Score, 2017/);
      assert.match(earlier, /39\.8 2,746 answers · 95 ?% interval 37\.2 to 42\.4/);
      assert.match(earlier, /of 2,746 answers: 39\.84/);
      assert.match(earlier, /40\.40 \(37\.56 to 43\.23\) with the weights of the survey, which are worth 2,267 answers/);
      assert.deepEqual(heard, []);
      await page.close();
    });

    it('reads the telephone customers: churn by four bases, and how long they stay', { skip: ABSENT }, async () => {
      const [page] = await open(demo.url, '/analysis/?set=telco');
      const text = await until(page, /How long do they stay\?/);
      assert.match(text, /26\.54 ?% of those at the start, 36\.12 ?% of those retained, 30\.60 ?% of the mean/);
      assert.match(text, /Month-to-month 42\.71 ?%/);
      assert.match(text, /Still here after 12 months: All customers 84\.3 ?%, Month-to-month 70\.3 ?%/);
      await page.close();
    });

    it('reads the record buyers: same-customer spend, what is retained, cohorts', { skip: ABSENT }, async () => {
      const [page] = await open(demo.url, '/analysis/?set=cdnow');
      const text = await until(page, /Do they come back\?/);
      assert.match(text, /Same-customer spend −14\.4 ?%/);
      assert.match(text, /Net revenue retention 33\.3 ?%/);
      assert.match(text, /Gross revenue retention 22\.1 ?%/);
      assert.match(text, /Bought more than once 49\.5 ?%/);
      assert.match(text, /Of the 7,846 who first bought in January 1997, 14\.7 ?% bought again/);
      await page.close();
    });

    it('reads the employees as a cross-section, and the patients by month', { skip: ABSENT }, async () => {
      const [page] = await open(demo.url, '/analysis/?set=attrition');
      const text = await until(page, /Which roles stand out\?/);
      assert.match(text, /16\.12 ?% 1,470 employees/);
      assert.match(text, /It is not the turnover of a year/);
      assert.match(text, /The difference between Sales 20\.63 ?% and Research & Development 13\.84 ?% is real/);
      await page.goto(`${demo.url}/analysis/?set=fft`);
      assert.match(await until(page, /For whom\?/), /\+7\.37 percentage points is a real change/);
      await page.close();
    });
  });
}
