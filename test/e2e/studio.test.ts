import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { serveDemo } from '../../demo/server.mjs';
import { startCollector, type Collector } from '../../src/collector/index.js';
import { deep, inside, installed, troubles, untilText } from '../support/browsers.js';
import { Site } from './embed-site.js';

const KEY = 'a-key-of-an-author-for-the-end-to-end-tests';
const STUDIO = 'cx-survey-studio';
/** "A person who has never seen it publishes a survey in three minutes": a step of a person who reads takes them so long. */
const SECONDS_A_STEP = 8;

/** What a person does, counted. */
class Person {
  readonly page: Page;
  steps = 0;
  readonly began = Date.now();

  constructor(page: Page) {
    this.page = page;
  }

  async click(selector: string): Promise<void> {
    this.steps += 1;
    await (await inside(this.page, STUDIO, selector)).click();
  }

  async type(text: string): Promise<void> {
    this.steps += 1;
    await this.page.keyboard.type(text);
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      this.steps += 1;
      await this.page.keyboard.press(key as 'Enter');
    }
  }

  /** What the focus is on, through shadows: its own name. */
  focused(): Promise<string> {
    return this.page.evaluate(() => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      const input = at as HTMLInputElement | null;
      return (at?.getAttribute('aria-label') || input?.labels?.[0]?.textContent || at?.textContent || at?.localName || '').replace(/\s+/g, ' ').trim();
    });
  }

  /** Goes on by a key until the focus is on something whose name begins so. Going along counts as one step: it takes a glance and a held key. */
  async along(key: 'Tab' | 'ArrowRight' | 'ArrowLeft' | 'ArrowDown', name: string): Promise<void> {
    this.steps += 1;
    for (let i = 0; i < 120; i += 1) {
      if ((await this.focused()).startsWith(name)) return;
      await this.page.keyboard.press(key);
    }
    throw new Error(`${key} never comes to "${name}"; it is on "${await this.focused()}"`);
  }

  /** The code that is to be pasted. */
  code(id: string): Promise<string> {
    return this.page.evaluate((id) => document.querySelector('cx-survey-studio')!.shadowRoot!.querySelector<HTMLTextAreaElement>(`#${id}`)!.value, id);
  }
}

for (const { name, launch } of installed) {
  describe(`the survey studio in ${name}`, () => {
    let browser: Browser;
    let collector: Collector;
    let demo: Awaited<ReturnType<typeof serveDemo>>;
    let site: Site;
    let folder: string;

    before(async () => {
      folder = mkdtempSync(join(tmpdir(), 'cx-studio-'));
      collector = await startCollector({ port: 0, origins: ['*'], surveys: { surveys: [], frames: ['*'], publishing: { keys: [KEY], folder } } });
      demo = await serveDemo({ port: 0, collector: collector.url, author: KEY });
      site = await Site.open();
      browser = await launch();
    });
    after(async () => {
      await browser?.close();
      await site?.close();
      await demo?.close();
      await collector?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    async function open(): Promise<[Person, string[]]> {
      const page = await (await browser.createBrowserContext()).newPage();
      const heard = troubles(page);
      await page.setViewport({ width: 1280, height: 900 });
      await page.goto(`${demo.url}/studio/`, { waitUntil: 'load' });
      await page.waitForSelector('[data-ready]');
      await inside(page, STUDIO, '[data-template]');
      return [new Person(page), heard];
    }

    /** A page of the author's site with what was copied: the survey is there, takes an answer, and the collector has it. */
    async function answerOn(code: string, once: string, title: string): Promise<void> {
      const before = await collector.count();
      const page = await (await browser.createBrowserContext()).newPage();
      await page.goto(site.page(`<p>${code}</p>`, { head: once }), { waitUntil: 'load' });
      await untilText(page, ['cx-survey', 'form'], (text) => text.includes(title));
      await (await inside(page, 'cx-survey', 'label:has(input[value="9"])')).click();
      for (let i = 0; i < 3; i += 1) {
        if (await deep(page, 'cx-survey', '[part=ending]')) break;
        await (await inside(page, 'cx-survey', '.actions button:not([type=button])')).click();
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      await untilText(page, ['cx-survey', '[part=ending]'], Boolean);
      for (let i = 0; i < 200 && (await collector.count()) === before; i += 1) await new Promise((resolve) => setTimeout(resolve, 25));
      assert.ok((await collector.count()) > before, 'the collector has the answer');
      await page.close();
    }

    function told(person: Person, how: string): void {
      const seconds = person.steps * SECONDS_A_STEP;
      console.log(`  ${how} in ${name}: ${person.steps} steps, ${((Date.now() - person.began) / 1000).toFixed(1)} s by machine, ${seconds} s at ${SECONDS_A_STEP} s a step`);
      assert.ok(seconds <= 180, `${person.steps} steps take a person more than three minutes`);
    }

    it('goes from a template to a page that takes an answer, by mouse', async () => {
      const [person, heard] = await open();
      await person.click('[data-template="nps-relationship"]');
      await inside(person.page, STUDIO, '.stage cx-survey >>> form');
      await person.click('[id="at:/title"]');
      await person.page.keyboard.down('Control');
      await person.page.keyboard.press('a');
      await person.page.keyboard.up('Control');
      await person.type('Tell us how we do');
      await person.click('.opener');
      await person.click('[id="at:/pages/0/questions/0/title"]');
      await person.page.keyboard.down('Control');
      await person.page.keyboard.press('a');
      await person.page.keyboard.up('Control');
      await person.type('Would you recommend Tidewell?');
      await untilText(person.page, [STUDIO, '.stage cx-survey', '[part=title]'], (text) => text.startsWith('Would you recommend Tidewell?'));
      await person.click('#studio-tab-publish');
      await person.click('.publish .primary');
      await inside(person.page, STUDIO, '#studio-snippet');
      await person.click('.code-box button');
      const [code, once] = [await person.code('studio-snippet'), await person.code('studio-once')];
      told(person, 'by mouse');
      assert.match(code, /Tell us how we do/);
      await answerOn(code, once, 'Would you recommend Tidewell?');
      assert.deepEqual(heard, []);
      await person.page.close();
    });

    it('goes the same way by keyboard alone', async () => {
      const [person, heard] = await open();
      await person.along('Tab', 'Recommendation, in general');
      await person.press('Enter');
      await inside(person.page, STUDIO, '.stage cx-survey >>> form');
      await person.along('Tab', 'Title of the survey');
      await person.page.keyboard.down('Control');
      await person.page.keyboard.press('a');
      await person.page.keyboard.up('Control');
      await person.type('Written by keyboard');
      await person.along('Tab', 'Questions');
      await person.press('End'); // the last panel is for publishing
      await person.along('Tab', 'Publish now');
      await person.press('Enter');
      await inside(person.page, STUDIO, '#studio-snippet');
      await person.along('Tab', 'Copy');
      await person.press('Enter');
      const [code, once] = [await person.code('studio-snippet'), await person.code('studio-once')];
      told(person, 'by keyboard');
      assert.match(code, /Written by keyboard/);
      await answerOn(code, once, 'recommend');
      assert.deepEqual(heard, []);
      await person.page.close();
    });
  });
}
