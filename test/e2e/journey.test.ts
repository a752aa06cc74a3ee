import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page, SerializedAXNode } from 'puppeteer-core';
import { startLoop } from '../../demo/loop.mjs';
import { renewalLog } from '../../demo/renewals.mjs';
import { seedEvents } from '../../demo/seed.mjs';
import { installed, troubles } from '../support/browsers.js';

const PATIENCE = 60_000;

/** What the page "The journey" shows, asked again until it is as wanted. */
async function until<T>(read: () => Promise<T>, good: (found: T) => boolean, what: string): Promise<T> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const found = await read().catch((error: unknown) => error);
    if (!(found instanceof Error) && good(found as T)) return found as T;
    if (Date.now() > end) throw new Error(`${what}: ${JSON.stringify(found)?.slice(0, 2000) ?? String(found)}`);
    await new Promise((again) => setTimeout(again, 100));
  }
}

/** A row of the map by its name: the text of each cell. */
const row = (page: Page, name: RegExp): Promise<string[] | undefined> =>
  page.evaluate((pattern) => {
    const rows = document.querySelector('demo-journey')!.shadowRoot!.querySelector('cx-journey-map')!.shadowRoot!.querySelectorAll('table.map tr');
    const found = [...rows].find((one) => new RegExp(pattern).test(one.querySelector('th')?.textContent?.trim() ?? ''));
    return found && [...found.querySelectorAll('td')].map((cell) => cell.textContent!.replace(/[\s\u00a0]+/g, ' ').trim());
  }, name.source);

/** The figures of the scorecard page: value and how many answers. */
const scorecard = (page: Page): Promise<Record<string, readonly [string, string]>> =>
  page.evaluate(() => Object.fromEntries([...document.querySelectorAll('cx-metric')].map((tile) => [
    tile.getAttribute('metric')!,
    [tile.shadowRoot!.querySelector('[part=value]')?.textContent?.trim() ?? '', /[\d,]+(?= answers)/.exec(tile.shadowRoot!.querySelector('[part=evidence]')?.textContent ?? '')?.[0] ?? ''],
  ])) as Record<string, [string, string]>);

/** All that has a role and a name, from the top. */
function* named(node: SerializedAXNode | null): Generator<SerializedAXNode> {
  if (!node) return;
  yield node;
  for (const child of node.children ?? []) yield* named(child);
}

/** The same figures, counted by hand from what the collector was given: this month's, or those of the last month that has any. */
function countedByHand(): Record<'nps' | 'csat' | 'ces', readonly [value: number, n: number]> {
  const scores: Record<string, Map<string, number[]>> = { nps: new Map(), csat: new Map(), ces: new Map() };
  for (const { time, data } of seedEvents()) {
    for (const { question, value } of data.answers) {
      const month = time.slice(0, 7);
      const there = scores[question]!;
      there.set(month, [...(there.get(month) ?? []), value]);
    }
  }
  const latest = (metric: string): number[] => [...scores[metric]!].toSorted(([a], [b]) => (a < b ? 1 : -1))[0]![1];
  const count = (all: number[], good: (one: number) => boolean): number => all.filter(good).length;
  const [nps, csat, ces] = [latest('nps'), latest('csat'), latest('ces')];
  return {
    nps: [(100 * (count(nps, (one) => one >= 9) - count(nps, (one) => one <= 6))) / nps.length, nps.length],
    csat: [(100 * count(csat, (one) => one >= 4)) / csat.length, csat.length],
    ces: [ces.reduce((sum, one) => sum + one, 0) / ces.length, ces.length],
  };
}

for (const { name, launch } of installed) {
  describe(`the journey in ${name}`, () => {
    let browser: Browser;
    let loop: { url: string; close(): Promise<void> };

    before(async () => {
      loop = await startLoop({ db: ':memory:', port: 4330 });
      browser = await launch();
    });

    after(async () => {
      await browser?.close();
      await loop?.close();
    });

    const open = async (path = '/journey/', width = 1440): Promise<[Page, string[]]> => {
      const page = await browser.newPage();
      await page.setViewport({ width, height: 900 });
      page.setDefaultTimeout(PATIENCE);
      const heard = troubles(page);
      await page.goto(loop.url + path, { waitUntil: 'load' });
      return [page, heard];
    };
    const seen = (cells: string[] | undefined): boolean => cells?.some((cell) => /n = \d/.test(cell)) ?? false;

    it('shows the figures that the scorecard shows, which are those that somebody counts by hand', async () => {
      const byHand = countedByHand();
      const [page, heard] = await open();
      const [other] = await open('/intranet/');
      const cards = await until(() => scorecard(other), ({ nps, csat, ces }) => [nps, csat, ces].every((one) => one !== undefined && one[1] !== ''), 'the scorecard has no figures');
      await page.bringToFront();
      for (const [metric, label, at] of [['nps', /^Net Promoter Score/, 'Is thanked'], ['csat', /^Customer satisfaction/, 'Gets advice'], ['ces', /^Customer effort score/, 'Asks a question']] as const) {
        const cells = await until(() => row(page, label), seen, `no ${metric} on the map`);
        const [cell, ...others] = cells!.filter((one) => /n = \d/.test(one));
        assert.deepEqual(others, [], `${metric} stands at one step alone, "${at}"`);
        const [, value = '', n = ''] = /^([\d.\u2212]+)%? n = ([\d,]+)/.exec(cell!) ?? [];
        const [counted, size] = byHand[metric];
        assert.equal(Number(n.replace(',', '')), size, `${metric}: ${cell}`);
        assert.equal(Number(value.replace('\u2212', '-')).toFixed(1), counted.toFixed(1), `${metric}: ${cell}`);
        assert.equal(Number(cards[metric]![1].replace(',', '')), size);
        assert.ok(Math.abs(Number.parseFloat(cards[metric]![0].replace('\u2212', '-')) - counted) < 0.051, `${cards[metric]![0]} and ${counted}`);
      }
      assert.deepEqual(heard, []);
      await page.close();
      await other.close();
    });

    it('moves as a customer answers in the shop window', async () => {
      const [page] = await open();
      const size = (cells: string[] | undefined): number => Number(/n = ([\d,]+)/.exec(cells?.join(' ') ?? '')?.[1]?.replace(',', '') ?? Number.NaN);
      const first = size(await until(() => row(page, /^Net Promoter Score/), seen, 'no NPS on the map'));
      const [shop] = await open('/shop/');
      const click = async (selector: string): Promise<void> => {
        const found = await until(() => shop.evaluateHandle((one) => document.querySelector('cx-nps-survey')!.shadowRoot!.querySelector<HTMLElement>(one), selector), (handle) => handle.asElement() !== null, selector);
        await (found.asElement() as unknown as { click(): Promise<void> }).click();
      };
      await click('label:has([value="9"])');
      await click('[part=send]');
      await page.bringToFront();
      await until(() => row(page, /^Net Promoter Score/), (cells) => size(cells) === first + 1, 'the map does not move');
      await shop.close();
      await page.close();
    });

    it('lays over the map what customers did, as somebody counts it by hand', async () => {
      const ways = new Map<string, string[]>();
      for (const line of renewalLog().trim().split('\n').slice(1)) {
        const [customer, activity] = line.split(',') as [string, string];
        ways.set(customer, [...(ways.get(customer) ?? []), activity]);
      }
      const through = (activity: string): number => [...ways.values()].filter((way) => way.includes(activity)).length;
      const [page, heard] = await open();
      const cells = await until(() => row(page, /^What customers do/), (found) => found !== undefined && found.length === 8, 'no overlay');
      const shares = cells!.map((cell) => /([\d,]+) of ([\d,]+) cases/.exec(cell)?.slice(1, 3).map(Number));
      assert.deepEqual(shares, ['letter sent', 'price viewed', 'hotline called', 'question asked', 'account closed', 'advice given', 'package renewed', 'thanked'].map((activity) => [through(activity), ways.size]));
      const flow = await page.evaluate(() => document.querySelector('demo-journey')!.shadowRoot!.querySelector('cx-journey-flow')!.shadowRoot!.querySelector('[part=summary]')?.textContent ?? '');
      assert.match(flow, new RegExp(`${ways.size} cases went ${new Set([...ways.values()].map((way) => way.join())).size} different ways`));
      assert.deepEqual(heard, []);
      await page.close();
    });

    it('speaks German and Arabic, and fits into 320 pixels', async () => {
      for (const [path, words] of [['/journey/de.html', /Hört|Erfährt, dass das Jahr endet/], ['/journey/ar.html', /يعلم أن السنة تنتهي/]] as const) {
        const [page, heard] = await open(path, 320);
        await until(() => page.evaluate(() => document.querySelector('demo-journey')!.shadowRoot!.querySelector('cx-journey-map')!.shadowRoot!.textContent), (text) => words.test(text ?? ''), `${path} does not say ${words}`);
        await until(() => page.evaluate(() => document.querySelector('demo-journey')!.shadowRoot!.querySelector('cx-journey-flow') !== null), Boolean, 'no flow');
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(overflow <= 0, `${path} is ${overflow} px too wide`);
        assert.deepEqual(heard, []);
        await page.close();
      }
    });

    it('can be used by keyboard alone: to a cell, a figure written, undone, a step added and moved', async () => {
      const [page, heard] = await open();
      await until(() => row(page, /^Net Promoter Score/), seen, 'no figures');
      const active = (): Promise<{ tag: string; row: string | null; column: string | null; text: string }> =>
        page.evaluate(() => {
          let here = document.activeElement;
          while (here?.shadowRoot?.activeElement) here = here.shadowRoot.activeElement;
          return { tag: here?.localName ?? '', row: here?.getAttribute('data-row') ?? null, column: here?.getAttribute('data-column') ?? null, text: here?.textContent?.replace(/\s+/g, ' ').trim() ?? '' };
        });
      for (let i = 0; i < 60 && (await active()).row === null; i++) await page.keyboard.press('Tab');
      assert.notEqual((await active()).row, null, 'Tab does not come to the grid');
      const press = async (key: 'ArrowRight' | 'Enter' | 'Insert'): Promise<void> => page.keyboard.press(key);
      /** To another cell: the focus follows a frame later. */
      const go = async (key: 'ArrowDown' | 'ArrowUp' | 'ArrowRight'): Promise<void> => {
        const from = await active();
        await page.keyboard.press(key);
        await until(active, ({ row: now, column }) => now !== null && (now !== from.row || column !== from.column), `${key} does not leave ${JSON.stringify(from)}`);
      };
      const steps = async (): Promise<string[]> => page.evaluate(() => [...document.querySelector('demo-journey')!.shadowRoot!.querySelector('cx-journey-map')!.shadowRoot!.querySelectorAll('thead .open')].map((one) => one.textContent!.trim()));
      const before = await steps();

      // to the emotion of the second step
      const emotion = (cells: string[] | undefined): string => cells?.[1] ?? '';
      await go('ArrowRight');
      for (let i = 0; i < 12 && !(await active()).text.startsWith('2.3'); i++) await go('ArrowDown');
      assert.match((await active()).text, /^2\.3 n = 58/);
      await page.keyboard.press('F2');
      await until(active, ({ tag }) => tag === 'input' || tag === 'textarea', 'F2 opens nothing to write in');
      await page.keyboard.down('Control');
      await page.keyboard.press('KeyA');
      await page.keyboard.up('Control');
      await page.keyboard.type('2 n=40 sd=1');
      await press('Enter');
      await until(() => row(page, /^Emotion/), (cells) => emotion(cells).startsWith('2.0 n = 40'), 'the figure is not written');
      await page.keyboard.down('Control');
      await page.keyboard.press('KeyZ');
      await page.keyboard.up('Control');
      await until(() => row(page, /^Emotion/), (cells) => emotion(cells).startsWith('2.3 n = 58'), 'the figure is not back');

      // a step more, and away with it
      await press('Insert');
      await until(active, ({ tag }) => tag === 'input', 'Insert asks for no name');
      await page.keyboard.press('Escape');
      await until(steps, (now) => now.length === before.length + 1, 'Insert adds no step');
      await page.keyboard.down('Control');
      await page.keyboard.press('KeyZ');
      await page.keyboard.up('Control');
      await until(steps, (now) => now.join() === before.join(), 'the step is still there');

      // the first step behind the second
      for (let i = 0; i < 12 && (await active()).row !== '-1'; i++) await go('ArrowUp');
      await page.keyboard.press('Home');
      await until(active, ({ column }) => column === '0', 'Home does not go to the first step');
      await page.keyboard.down('Alt');
      await press('ArrowRight');
      await page.keyboard.up('Alt');
      await until(steps, (now) => now[1] === before[0] && now[0] === before[1], 'the step does not move');
      assert.deepEqual(heard, []);
      await page.close();
    });

    if (name === 'chromium') {
      it('tells assistive technology phase, step, score and n', async () => {
        const [page] = await open();
        await until(() => row(page, /^Net Promoter Score/), seen, 'no figures');
        const nodes = [...named(await page.accessibility.snapshot({ interestingOnly: false }))];
        const ofRole = (role: string): string[] => nodes.filter((node) => node.role === role).map((node) => (node.name ?? '').replace(/[\s\u00a0]+/g, ' '));
        assert.ok(ofRole('grid').includes('Renewing the Everyday package'), ofRole('grid').join());
        const headings = ofRole('columnheader');
        assert.deepEqual(headings.filter((one) => /^(Notice|Decide|Renew)$/.test(one)), ['Notice', 'Decide', 'Renew']);
        assert.ok(headings.some((one) => /^Gets advice in the branch.*Moment of truth/.test(one)), headings.join(' | '));
        assert.ok(headings.some((one) => one.startsWith('Calls the hotline Not drawn')));
        for (const one of ['Emotion', 'Customer effort score', 'Customer satisfaction', 'Net Promoter Score']) assert.ok(ofRole('rowheader').includes(one), `no row ${one}`);
        const cells = ofRole('gridcell');
        assert.ok(cells.some((one) => /^2\.3 n = 58 .*1\.2.*worse than expected/.test(one)), 'score, n and gap of "Looks up the new price"');
        assert.ok(cells.some((one) => /^[\d.]+% n = \d+/.test(one)), 'live CSAT with n');
        assert.ok(nodes.some(({ role, name: said = '' }) => role === 'StaticText' && /^Emotion from 1 to 5, known at 5 of 6 touchpoints: highest .* lowest 2\.3 at “Looks up the new price”/.test(said)), 'the curve in a sentence');
        await page.close();
      });
    }
  });
}
