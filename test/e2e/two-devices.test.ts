import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { catalogue, customer } from '../../demo/bank/tidewell.js';
import { serveDemo } from '../../demo/server.mjs';
import { faultOfChain } from '../../src/preferences/index.js';
import { Bank, settings } from '../collector/preferences/support.js';
import { deep, inside, installed, troubles, untilText } from '../support/browsers.js';

const CENTRE = 'cx-preference-center';
/** Where pictures are put, if they are wanted. */
const pictures = process.env["CX_PICTURES"];

/** Firefox cannot be told to be offline by the protocol with which it is driven here. */
for (const { name, launch } of installed.filter((one) => one.name === 'chromium')) {
  describe(`two devices of one customer, both offline, in ${name}`, () => {
    let bank: Bank;
    let browser: Browser;
    let demo: Awaited<ReturnType<typeof serveDemo>>;
    let subject = '';
    let n = 0;

    before(async () => {
      bank = await Bank.open({ origins: ['*'], preferences: { ...settings, catalogue } });
      demo = await serveDemo({ port: 0, collector: bank.collector.url, welcome: async () => ({ src: `${bank.collector.url}/v1/preferences`, token: (await bank.device(subject)).token }) });
      browser = await launch();
    });
    after(async () => {
      await browser?.close();
      await demo?.close();
      await bank?.close();
    });

    /** A device of its own: nothing is shared with another but the collector. */
    async function device(width: number): Promise<Page> {
      const page = await (await browser.createBrowserContext()).newPage();
      await page.setViewport({ width, height: 900 });
      await page.goto(`${demo.url}/preferences/`, { waitUntil: 'load' });
      await untilText(page, [CENTRE, '[part=sentence]'], Boolean);
      return page;
    }
    async function customerWithTwoDevices(): Promise<readonly [phone: Page, laptop: Page]> {
      subject = `customer-${++n}`;
      const channels = Object.fromEntries(Object.keys(customer().channels).map((id) => [id, { reach: 'ok' }]));
      await bank.welcome(subject, { zone: 'Europe/Vienna', channels });
      const devices = [await device(320), await device(1080)] as const;
      for (const page of devices) await page.setOfflineMode(true);
      return devices;
    }
    const click = async (page: Page, selector: string): Promise<void> => (await inside(page, CENTRE, selector)).click();
    const status = (page: Page, text: string): Promise<string> => untilText(page, [CENTRE, '[part=status] [role=status]'], (told) => told === text);
    const kept = async () => (await bank.send('GET', `/v1/people/${subject}`)).body.preferences;
    const comeBack = async (page: Page): Promise<void> => {
      bank.time += 60_000;
      await page.setOfflineMode(false);
    };

    it('are merged by the rules, and the customer is shown what both had changed', async () => {
      const [phone, laptop] = await customerWithTwoDevices();
      const heard = [...troubles(phone), ...troubles(laptop)];
      await click(phone, '[data-topic=savings] [data-no]');
      await click(phone, '[data-topic=offers] [data-channel=app]');
      await click(laptop, '[data-topic=savings] [data-channel=email]');
      await click(laptop, '[data-topic=birthday] [data-channel=post]');
      await click(laptop, '[part=fewer]');
      for (const page of [phone, laptop]) await status(page, 'No connection. Please keep this page open.');
      assert.deepEqual((await kept()).topics, {}, 'nothing has come yet');

      await comeBack(phone);
      await status(phone, 'Saved');
      await comeBack(laptop);
      const told = await untilText(laptop, [CENTRE, '[part=conflict] p'], Boolean);
      assert.equal(told, 'Savings tips was changed in two places at the same time. This holds now: no.');
      assert.match(await untilText(laptop, [CENTRE, '[part=sentence]'], Boolean), /^App message about Offers; Letter about Birthday wishes/);
      await laptop.mouse.move(0, 0);
      if (pictures) await laptop.screenshot({ path: `${pictures}/preferences-conflict.png`, clip: { x: 0, y: 0, width: 1080, height: 640 } });

      const merged = await kept();
      assert.deepEqual(
        [merged.topics['savings']!.on, merged.topics['offers']!.on, merged.topics['offers']!.channels, merged.topics['birthday']!.on, merged.caps['everything']!.max],
        [false, true, { email: false, text: false, post: false }, true, 2],
      );
      assert.equal(faultOfChain(merged.consents), undefined);
      assert.equal(await bank.may(subject, 'savings'), 'topic-opt-out');

      // now the customer knows both, and says yes: with the keyboard, from where the focus is put
      bank.time += 60_000;
      await (await inside(laptop, CENTRE, '[part=conflict] button:last-of-type')).focus();
      await laptop.keyboard.press('Enter');
      await status(laptop, 'Saved');
      assert.deepEqual([(await kept()).topics['savings']!.on, await bank.may(subject, 'savings')], [true, 'ok']);
      assert.equal(await laptop.evaluate((tag) => document.querySelector(tag)!.shadowRoot!.activeElement?.getAttribute('part'), CENTRE), 'sentence');
      assert.deepEqual(heard, []);
    });

    it('cannot say yes past an end of everything that they did not know of', async () => {
      const [phone, laptop] = await customerWithTwoDevices();
      await click(phone, '[part=stop]');
      await click(laptop, '[data-topic=offers] [data-channel=email]');
      for (const page of [laptop, phone]) {
        await comeBack(page);
        await status(page, 'Saved');
      }
      // the yes had come first; the end of everything did not know of it and ends it all the same
      assert.notEqual((await kept()).unsubscribeAll, null);
      assert.equal(await bank.may(subject, 'offers'), 'unsubscribe-all');
      await untilText(phone, [CENTRE, '[part=sentence]'], (text) => text.startsWith('You have unsubscribed from all.'));
      // the laptop is looked at again
      await laptop.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      await untilText(laptop, [CENTRE, '[part=sentence]'], (text) => text.startsWith('You have unsubscribed from all.'));
    });

    it('and the other way round: the yes that comes later does not hold, and the customer is told', async () => {
      const [phone, laptop] = await customerWithTwoDevices();
      await click(phone, '[part=stop]');
      await click(laptop, '[data-topic=offers] [data-channel=email]');
      await comeBack(phone);
      await status(phone, 'Saved');
      await comeBack(laptop);
      const told = await untilText(laptop, [CENTRE, '[part=conflict] p'], Boolean);
      assert.equal(told, 'Offers was changed in two places at the same time. This holds now: you have unsubscribed from all.');
      assert.equal(await bank.may(subject, 'offers'), 'unsubscribe-all');
      // what does not hold is not called saved
      assert.equal(await deep(laptop, CENTRE, '[data-topic=offers] .state'), null);
      if (pictures) await laptop.screenshot({ path: `${pictures}/preferences-conflict-stop.png` });
    });
  });
}
