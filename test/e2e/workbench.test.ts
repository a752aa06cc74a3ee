import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { serveDemo } from '../../demo/server.mjs';
import { deep, installed, troubles, untilText } from '../support/browsers.js';

/** What the focus is on, inside all shadow roots: its text or its label. */
const focus = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    const input = at as HTMLInputElement | null;
    return (at?.getAttribute('aria-label') || input?.labels?.[0]?.textContent || at?.textContent || at?.localName || '').replace(/\s+/g, ' ').trim();
  });

async function until(page: Page, test: () => Promise<boolean>, what: string): Promise<void> {
  for (let i = 0; i < 400; i++) {
    if (await test()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`${what} did not happen; the focus is on "${await focus(page)}"`);
}

/** Presses Tab until the focus is on something of that name. */
async function tabTo(page: Page, name: string, step = () => page.keyboard.press('Tab')): Promise<void> {
  for (let i = 0; i < 80; i++) {
    if ((await focus(page)) === name) return;
    await step();
  }
  throw new Error(`Tab never comes to ${name}; it is on "${await focus(page)}"`);
}

/** The same, backwards. */
function backTo(page: Page, name: string): Promise<void> {
  return tabTo(page, name, async () => {
    await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    await page.keyboard.up('Shift');
  });
}

async function command(page: Page, query: string): Promise<void> {
  await page.keyboard.press('F1');
  await until(page, async () => (await focus(page)) === 'Type a command', 'the palette');
  await page.keyboard.type(query);
  await until(page, async () => /^1 command|^[2-9] commands/.test((await deep(page, 'cx-workbench', 'cx-command-palette', '[part=count]')) ?? ''), `a command for "${query}"`);
  await page.keyboard.press('Enter');
}

const notices = (page: Page): Promise<string | null> => deep(page, 'cx-workbench', '[part=notifications]');

for (const { name, launch } of installed) {
  describe(`the workbench by keyboard alone in ${name}`, () => {
    let demo: Awaited<ReturnType<typeof serveDemo>>;
    let browser: Browser;

    before(async () => {
      demo = await serveDemo({ port: 0, collector: 'http://127.0.0.1:0' });
      browser = await launch();
    });
    after(async () => {
      await browser?.close();
      await demo?.close();
    });

    async function open(path = '/workbench/'): Promise<[Page, string[]]> {
      const page = await (await browser.createBrowserContext()).newPage();
      const heard = troubles(page);
      await page.goto(demo.url + path, { waitUntil: 'load' });
      await page.waitForSelector('[data-ready]');
      await untilText(page, ['cx-workbench cx-scorecard cx-metric[metric=nps]', '[part=value]'], (text) => /\d/.test(text));
      return [page, heard];
    }

    it('finds and runs commands, writes a note, takes it back and gets it back', async () => {
      const [page, heard] = await open();
      await command(page, 'add note');
      await until(page, async () => (await focus(page)) === 'What should the team know?', 'the question');
      await page.keyboard.type('Ci');
      await page.keyboard.press('Enter');
      await untilText(page, ['cx-workbench', 'cx-command-palette', '[part=count]'], (text) => text === 'A note has at least three letters.');
      await page.keyboard.type('ty calls back');
      await page.keyboard.press('Enter');
      await until(page, async () => (await deep(page, 'cx-workbench ul.notes')) === 'City calls back', 'the note');
      await command(page, 'remove last');
      await untilText(page, ['cx-workbench', '[part=notifications]'], (text) => text.includes('The note is removed.'));
      await page.keyboard.press('F8');
      await tabTo(page, 'Put it back');
      await page.keyboard.press('Enter');
      await until(page, async () => (await deep(page, 'cx-workbench ul.notes')) === 'City calls back', 'the note, again');
      assert.deepEqual(heard, []);
      await page.close();
    });

    it('counts again with progress, and stops it', async () => {
      const [page, heard] = await open();
      await page.keyboard.down('Alt');
      await page.keyboard.press('r');
      await page.keyboard.up('Alt');
      await untilText(page, ['cx-workbench', '[part=notifications]'], (text) => /Counting answers: month \d+ of 12/.test(text));
      await page.keyboard.press('F8');
      await tabTo(page, 'Stop: Counting answers');
      await page.keyboard.press('Enter');
      await untilText(page, ['cx-workbench', '[part=notifications]'], (text) => text.includes('Counting was stopped.'));
      assert.deepEqual(heard, []);
      await page.close();
    });

    it('shows a metric and a tile of a plugin, plainly when the plugin is off, and again when it is on', async () => {
      const [page, heard] = await open();
      const tile = 'cx-workbench cx-tile';
      await until(page, async () => /agree.*answers, 95% interval/.test((await deep(page, `${tile} > div`)) ?? ''), 'the tile');
      await command(page, 'open plugins');
      await tabTo(page, 'Trust and its answers is on');
      await page.keyboard.press(' ');
      await untilText(page, ['cx-workbench cx-plugin-manager', '[aria-labelledby="name-cx-examples.answers-tile"] .state'], (text) => text === 'Off');
      await backTo(page, 'Plugins');
      await page.keyboard.press('ArrowLeft');
      await untilText(page, ['cx-workbench cx-scorecard cx-metric[metric=nps]', '[part=value]'], (text) => /\d/.test(text));
      assert.equal(await deep(page, tile), null);
      await page.keyboard.press('ArrowRight');
      await tabTo(page, 'Trust and its answers is on');
      await page.keyboard.press(' ');
      await backTo(page, 'Plugins');
      await page.keyboard.press('ArrowLeft');
      await until(page, async () => /agree/.test((await deep(page, `${tile} > div`)) ?? ''), 'the tile, again');
      assert.deepEqual(heard, []);
      await page.close();
    });

    it('changes a setting, which counts anew, and refuses one that does not fit', async () => {
      const [page, heard] = await open();
      await page.keyboard.down('Control');
      await page.keyboard.press(',');
      await page.keyboard.up('Control');
      await tabTo(page, 'Months');
      await page.keyboard.down('Control');
      await page.keyboard.press('a');
      await page.keyboard.up('Control');
      await page.keyboard.type('6');
      await page.keyboard.press('Tab');
      await untilText(page, ['cx-workbench', '[part=status]'], (text) => /, 6 months/.test(text));
      await page.keyboard.down('Shift');
      await page.keyboard.press('Tab');
      await page.keyboard.up('Shift');
      await page.keyboard.type('00');
      await page.keyboard.press('Tab');
      await untilText(page, ['cx-workbench cx-settings', '[part=setting] .fault'], (text) => text.includes('must be at most 24') || text.includes('must be at least 2'));
      assert.match((await deep(page, 'cx-workbench', '[part=status]')) ?? '', /, 6 months/);
      assert.deepEqual(heard, []);
      await page.close();
    });

    it('puts on the high-contrast theme of a plugin and says why a command is hidden', async () => {
      const [page, heard] = await open();
      await command(page, 'choose theme');
      await until(page, async () => (await focus(page)) === 'Choose one', 'the choice');
      await page.keyboard.type('contrast');
      await page.keyboard.press('Enter');
      await until(page, () => page.evaluate(() => document.documentElement.style.getPropertyValue('--cx-paper').includes('#000000')), 'the theme');
      await command(page, 'why shown');
      await untilText(page, ['cx-workbench cx-why', '[part=verdict]'], (text) => text.length > 0);
      assert.equal(await notices(page), null);
      assert.deepEqual(heard, []);
      await page.close();
    });

    it('speaks French by a plugin that is data alone', async () => {
      const [page, heard] = await open('/workbench/?lang=fr');
      assert.equal(await deep(page, 'cx-workbench cx-metric[metric=csat]', '[part=label]'), 'Satisfaction des clients');
      assert.match((await deep(page, 'cx-workbench', '.commands')) ?? '', /^Commandes/);
      assert.deepEqual(heard, []);
      await page.close();
    });
  });
}
