import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
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
      await until(page, async () => /agree.*answers, between/.test((await deep(page, `${tile} cx-plugin-surface`, '[part=content]')) ?? ''), 'the tile');
      await command(page, 'open plugins');
      await tabTo(page, 'Trust and its answers is on');
      await page.keyboard.press(' ');
      await untilText(page, ['cx-workbench cx-plugin-manager', '[aria-labelledby="name-cx-examples.answers-tile"] .state'], (text) => text === 'Off');
      await backTo(page, 'Plugins');
      await tabTo(page, 'Customer pulse', () => page.keyboard.press('ArrowLeft'));
      await untilText(page, ['cx-workbench cx-scorecard cx-metric[metric=nps]', '[part=value]'], (text) => /\d/.test(text));
      assert.equal(await deep(page, tile), null);
      await command(page, 'open plugins');
      await tabTo(page, 'Trust and its answers is on');
      await page.keyboard.press(' ');
      await backTo(page, 'Plugins');
      await tabTo(page, 'Customer pulse', () => page.keyboard.press('ArrowLeft'));
      await until(page, async () => /agree/.test((await deep(page, `${tile} cx-plugin-surface`, '[part=content]')) ?? ''), 'the tile, again');
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

    const card = (page: Page, id: string, selector: string): Promise<string | null> => deep(page, 'cx-workbench cx-plugin-manager', `[aria-labelledby="name-${id}"] ${selector}`);
    const VOICES = 'tidewell.voices';
    /** The view of Voices; the tile of another plugin stands on the page as well. */
    const VIEW = 'cx-workbench cx-plugin-surface:not(cx-tile cx-plugin-surface)';
    const surface = (page: Page): Promise<string | null> => deep(page, VIEW, '[part=content]');

    it('runs a plugin in the sandbox: it shows scores without persons, asks, shows how far it is; the manager tells what it saw, as it happens', async () => {
      const [page, heard] = await open();
      await until(page, async () => (await surface(page))?.includes('No scores yet') ?? false, 'the view of the sandboxed plugin');
      assert.match((await deep(page, VIEW, '[part=provider]')) ?? '', /^Provided by Voices/);
      await command(page, 'sample answer');
      await command(page, 'sample answer');
      await until(page, async () => (await surface(page))?.includes('2 answers') ?? false, 'two answers');

      await command(page, 'set goal');
      await until(page, async () => (await focus(page)) === 'Which score is the goal?', 'the question');
      assert.match((await deep(page, 'cx-workbench', 'cx-command-palette', '#careful')) ?? '', /Do not enter passwords/);
      await page.keyboard.press('End');
      await page.keyboard.type('9');
      await page.keyboard.press('Enter');
      await untilText(page, ['cx-workbench', 'cx-command-palette', '[part=count]'], (text) => text === 'A goal is a whole number from 0 to 10.');
      await page.keyboard.press('Backspace');
      await page.keyboard.press('Backspace');
      await page.keyboard.type('10');
      await page.keyboard.press('Enter');
      await until(page, async () => /At or above the goal ?50 ?%/.test((await surface(page)) ?? ''), 'the other goal');

      await command(page, 'choose scores');
      await until(page, async () => (await focus(page)) === 'Choose one', 'the choice');
      await page.keyboard.type('0 to 6');
      await page.keyboard.press('Enter');
      await until(page, async () => (await surface(page))?.includes('No scores yet') ?? false, 'none so low');

      await command(page, 'look through scores');
      await untilText(page, ['cx-workbench', '[part=notifications]'], (text) => /Looking through the scores: \d+ of 20/.test(text));
      await page.keyboard.press('F8');
      await tabTo(page, 'Stop: Looking through the scores');
      await page.keyboard.press('Enter');
      await untilText(page, ['cx-workbench', '[part=notifications]'], (text) => text.includes('Stopped.'));

      await command(page, 'open plugins');
      await tabTo(page, 'Details of Voices');
      await page.keyboard.press('Enter');
      await until(page, async () => /Saw 2 events “.cx\.response\.submitted.” without .*\/subject.*, last at \d/.test((await card(page, VOICES, '.account')) ?? ''), 'what it saw');
      await command(page, 'sample answer');
      await until(page, async () => /Saw 3 events/.test((await card(page, VOICES, '.account')) ?? ''), 'what it saw since');
      assert.deepEqual(heard, []);
      await page.close();
    });

    it('gives it nothing from the moment the visitor withdraws, and says so', async () => {
      const [page, heard] = await open('/workbench/?consent=no');
      await command(page, 'sample answer');
      await command(page, 'open plugins');
      await tabTo(page, 'Details of Voices');
      await page.keyboard.press('Enter');
      await until(page, async () => /refused 1 time/.test((await card(page, VOICES, '.account')) ?? ''), 'the refusal');
      assert.ok(((await surface(page)) ?? '').includes('No scores yet'));
      assert.deepEqual(heard, []);
      await page.close();
    });

    it('uninstalls a plugin and installs it again from its address: refused with a wrong hash, run in the sandbox with the right one', async () => {
      const [page, heard] = await open();
      const code = readFileSync('demo/workbench/voices/plugin.js');
      const hash = (text: Buffer | string): string => `sha384-${createHash('sha384').update(text).digest('base64')}`;
      await command(page, 'open plugins');
      await tabTo(page, 'Details of Voices');
      await page.keyboard.press('Enter');
      await tabTo(page, 'Uninstall');
      await page.keyboard.press('Enter');
      await until(page, async () => (await focus(page)) === 'Keep it', 'the question');
      await backTo(page, 'Yes, uninstall');
      await page.keyboard.press('Enter');
      await untilText(page, ['cx-workbench cx-plugin-manager', '.told'], (text) => /Voices.* is uninstalled/.test(text));
      assert.equal(await deep(page, VIEW), null);
      assert.equal(await page.evaluate(() => document.querySelectorAll('iframe').length), 1, 'that of the tile');

      const fill = async (integrity: string): Promise<void> => {
        for (const [label, text] of [['Address of its manifest', `${demo.url}/workbench/voices/plugin.json`], ['Hash of its code, if you were given one (such as sha384-…; anything else is then refused)', integrity]] as const) {
          await tabTo(page, label);
          await page.keyboard.down('Control');
          await page.keyboard.press('a');
          await page.keyboard.up('Control');
          await page.keyboard.type(text);
        }
        await page.keyboard.press('Enter');
      };
      await fill(hash('something else'));
      await untilText(page, ['cx-workbench cx-plugin-manager', '[part=error][role=alert]'], (text) => text.includes(`its hash is ${hash(code)}. Nothing was installed.`));
      await backTo(page, 'Address of its manifest');
      await fill(hash(code));
      await untilText(page, ['cx-workbench cx-plugin-manager', '#review'], (text) => /Install .*Voices.*\?/.test(text));
      assert.match((await deep(page, 'cx-workbench cx-plugin-manager', '[part=review]')) ?? '', /See answers to surveys, without names.*Ask you for a choice or a text/);
      await tabTo(page, 'Install');
      await page.keyboard.press('Enter');
      await until(page, async () => (await surface(page))?.includes('No scores yet') ?? false, 'the view, again');
      assert.equal(await page.evaluate(() => document.querySelectorAll('iframe[sandbox="allow-scripts"]').length), 2);
      assert.deepEqual(heard, []);
      await page.close();
    });

    it('leads through first steps', async () => {
      const [page, heard] = await open();
      await command(page, 'open first steps');
      const steps = (): Promise<string | null> => deep(page, 'cx-workbench cx-walkthrough', '[part=progress]');
      await until(page, async () => (await steps()) === '0 of 4 steps done', 'the steps');
      await tabTo(page, 'Mark as done: Press F6 to go from part to part');
      await page.keyboard.press('Enter');
      await until(page, async () => (await steps()) === '1 of 4 steps done', 'the first');
      await command(page, 'add note');
      await until(page, async () => (await focus(page)) === 'What should the team know?', 'the question');
      await page.keyboard.type('Call back');
      await page.keyboard.press('Enter');
      await until(page, async () => (await steps()) === '2 of 4 steps done', 'the second');
      assert.deepEqual(heard, []);
      await page.close();
    });

    it('goes from part to part by F6, and back', async () => {
      const [page, heard] = await open();
      const part = (): Promise<string | null> => page.evaluate(() => document.querySelector('cx-workbench')!.shadowRoot!.activeElement?.getAttribute('part') ?? null);
      const seen: (string | null)[] = [];
      for (let i = 0; i < 5; i++) {
        await page.keyboard.press('F6');
        seen.push(await part());
      }
      assert.deepEqual(seen, ['bar', 'main', 'panel', 'side', 'status']);
      await page.keyboard.down('Shift');
      await page.keyboard.press('F6');
      await page.keyboard.up('Shift');
      assert.equal(await part(), 'side');
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
