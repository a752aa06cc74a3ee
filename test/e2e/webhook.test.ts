import assert from 'node:assert/strict';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import type * as HostModule from '../../src/host/index.js';
import type { Ledger } from '../../src/host/sandbox/index.js';
import type { CxEvent } from '../../src/model/index.js';
import { installed, troubles } from '../support/browsers.js';
import { rating } from '../support/events.js';

/** What the page has made. */
declare global {
  interface Window {
    webhook: { readonly host: HostModule.PluginHost; readonly customer: { allows: boolean; gpc: boolean; tell(): void }; ledger?: Ledger };
  }
}

interface Hit {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const ID = 'cx-examples.webhook';
const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;
const listening = async (server: Server): Promise<string> => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

/** What a receiver does by Standard Webhooks, with Node's own cryptography. */
function verify({ headers, body }: Hit, secret: string): boolean {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const [id, timestamp] = [String(headers['webhook-id']), String(headers['webhook-timestamp'])];
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
  if (Math.abs(Number(timestamp) - Date.now() / 1000) > 300) return false;
  return String(headers['webhook-signature']).split(' ').some((one) => {
    const given = Buffer.from(one.replace(/^v1,/, ''), 'base64');
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

const SITE = `
import { PluginHost } from '/cdn/host.js';
import { manifestReader } from '/cdn/plugin-manifest.js';
import { sandboxRunner } from '/cdn/sandbox.js';
const { origin, granted, manifest } = await (await fetch('/setting.json')).json();
const listeners = new Set();
const customer = { allows: true, gpc: false, tell: () => { for (const one of listeners) one(); } };
const consent = {
  allows: (purpose) => purpose === 'analytics' && customer.allows,
  get globalPrivacyControl() { return customer.gpc; },
  onDidChange: (listener) => { listeners.add(listener); return { dispose: () => listeners.delete(listener) }; },
};
const runner = sandboxRunner('isolated', {
  files: { page: '/sandbox/cx-sandbox.html' }, consent,
  policyOf: () => ({ granted }),
  onState: (_manifest, _state, ledger) => { window.webhook.ledger = ledger; },
});
const host = new PluginHost(manifestReader, { runners: [runner], configuration: { host: { '${ID}.url': origin + '/cx', '${ID}.first-wait': 0.05 } } });
window.webhook = { host, customer };
const outcome = host.install({ manifest, tier: 'isolated', code: { kind: 'url', url: '/plugin.js' } });
if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
await host.start();
document.documentElement.dataset.ready = '';
`;

for (const { name, launch } of installed) {
  describe(`the plugin webhook, isolated, in ${name}`, () => {
    const hits: Hit[] = [];
    let answer: () => number = () => 204;
    let granted: object[] = [];
    let receiver: Server;
    let origin = '';
    let server: Server;
    let url = '';
    let browser: Browser;

    before(async () => {
      receiver = createServer((request, response) => {
        response.setHeader('access-control-allow-origin', '*').setHeader('access-control-allow-headers', 'content-type, webhook-id, webhook-timestamp, webhook-signature').setHeader('access-control-allow-methods', 'POST');
        if (request.method === 'OPTIONS') return void response.writeHead(204).end();
        let body = '';
        request.setEncoding('utf8').on('data', (piece: string) => (body += piece)).on('end', () => {
          hits.push({ headers: request.headers, body });
          response.writeHead(answer()).end();
        });
      });
      origin = await listening(receiver);
      server = createServer((request, response) => {
        const path = new URL(request.url ?? '/', 'http://x').pathname;
        const js = (text: string | Buffer): void => void response.setHeader('content-type', 'text/javascript').end(text);
        if (path === '/site.js') return js(SITE);
        if (path === '/plugin.js') return js(readFileSync('plugins/webhook/dist/plugin.js'));
        if (path === '/setting.json') return void response.setHeader('content-type', 'application/json').end(JSON.stringify({ origin, granted, manifest: JSON.parse(readFileSync('plugins/webhook/plugin.json', 'utf8')) as unknown }));
        if (/^\/(cdn|sandbox)\/[\w.-]+$/.test(path) && existsSync(`dist${path}`)) return path.endsWith('.html') ? void response.setHeader('content-type', 'text/html').end(readFileSync(`dist${path}`)) : js(readFileSync(`dist${path}`));
        if (path === '/') return void response.setHeader('content-type', 'text/html').setHeader('content-security-policy', `default-src 'none'; script-src 'self'; connect-src 'self' ${origin}; frame-src 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types lit-html`).end('<!doctype html><html lang="en"><title>x</title><script type="module" src="/site.js"></script>');
        response.writeHead(404).end();
      });
      url = await listening(server);
      browser = await launch();
    });
    after(async () => {
      await browser?.close();
      for (const one of [server, receiver]) {
        one.close();
        one.closeAllConnections();
      }
    });

    const open = async (secrets?: string, more: object[] = []): Promise<{ page: Page; heard: string[] }> => {
      hits.length = 0;
      answer = () => 204;
      granted = [{ kind: 'network', origin }, { kind: 'events:read', family: 'response' }, { kind: 'secrets' }, ...more];
      const page = await browser.newPage();
      const heard = troubles(page);
      await page.goto(url);
      await page.waitForSelector('html[data-ready]', { timeout: 20_000 });
      if (secrets !== undefined) await page.evaluate((given, id) => window.webhook.host.commands.execute(`${id}.keep-secret`, [given]), secrets, ID);
      return { page, heard };
    };
    const happen = (page: Page, ...events: CxEvent[]): Promise<void> =>
      page.evaluate((all) => {
        for (const event of all) window.webhook.host.observe(event);
      }, events);
    const state = (page: Page): Promise<Record<string, number>> => page.evaluate((id) => window.webhook.host.commands.execute(`${id}.state`) as Promise<Record<string, number>>, ID);
    const until = async (test: () => boolean | Promise<boolean>, what: string): Promise<void> => {
      for (const end = Date.now() + 10_000; !(await test()); await new Promise((resolve) => setTimeout(resolve, 15))) {
        if (Date.now() < end) continue;
        const [page] = (await browser.pages()).slice(-1);
        throw new Error(`waited in vain for ${what}: ${JSON.stringify(await state(page!))}`);
      }
    };
    const person = (): CxEvent => ({ ...rating(9), subject: 'customer-4711' }) as CxEvent;

    it('posts an event that the receiver can verify, under its own id and without the person', async () => {
      const secret = newSecret();
      const { page, heard } = await open(secret);
      const event = person();
      await happen(page, event);
      await until(() => hits.length === 1, 'a post');
      const [hit] = hits;
      assert.ok(verify(hit!, secret));
      assert.equal(verify({ ...hit!, body: `${hit!.body} ` }, secret), false);
      assert.equal(verify(hit!, newSecret()), false);
      assert.equal(hit!.headers['webhook-id'], event.id);
      assert.equal(hit!.headers['content-type'], 'application/cloudevents+json');
      assert.equal(hit!.headers.cookie, undefined);
      assert.equal(hit!.headers.referer, undefined);
      const sent = JSON.parse(hit!.body) as CxEvent;
      assert.equal(sent.id, event.id);
      assert.equal(sent.type, 'cx.response.submitted');
      assert.doesNotMatch(hit!.body, /customer-4711/);
      await until(async () => (await state(page))['sent'] === 1, 'its state');
      const account = await page.evaluate(() => window.webhook.ledger!.read());
      assert.ok(account.sights[0]?.withheld.includes('/subject'));
      assert.deepEqual(heard.filter((text) => !/favicon/.test(text)), []);
      await page.close();
    });

    it('gets the person where the site grants it', async () => {
      const { page } = await open(newSecret(), [{ kind: 'pii.read' }]);
      await happen(page, person());
      await until(() => hits.length === 1, 'a post');
      assert.match(hits[0]!.body, /customer-4711/);
      await page.close();
    });

    it('tries again with the same id and a new signature, lets go at 410; two secrets sign twice', async () => {
      const [old, recent] = [newSecret(), newSecret()];
      const { page } = await open(`${recent} ${old}`);
      answer = () => (hits.length < 3 ? 503 : 200);
      const event = rating(8);
      await happen(page, event);
      await until(() => hits.length === 3, 'the third attempt');
      assert.deepEqual(new Set(hits.map(({ headers }) => headers['webhook-id'])), new Set([event.id]));
      for (const hit of hits) assert.ok(verify(hit, old) && verify(hit, recent));
      await until(async () => (await state(page))['sent'] === 1, 'success');
      answer = () => 410;
      await happen(page, rating(7));
      await until(async () => (await state(page))['failed'] === 1, 'giving up');
      assert.equal(hits.length, 4);
      await page.close();
    });

    for (const [what, change] of [['withdraws', { allows: false, gpc: false }], ['sends Global Privacy Control', { allows: true, gpc: true }]] as const) {
      it(`stops at once when the customer ${what}: what waits is forgotten, and nothing more goes`, async () => {
        const { page } = await open(newSecret());
        answer = () => 500;
        await happen(page, rating(5), rating(6));
        await until(() => hits.length >= 1, 'a first attempt');
        await page.evaluate((now) => {
          Object.assign(window.webhook.customer, now);
          window.webhook.customer.tell();
        }, change);
        await until(async () => (await state(page))['waiting'] === 0, 'the empty outbox');
        const before = hits.length;
        answer = () => 204;
        await happen(page, rating(1), rating(2));
        await new Promise((resolve) => setTimeout(resolve, 800));
        assert.equal(hits.length, before);
        await page.evaluate(() => {
          Object.assign(window.webhook.customer, { allows: true, gpc: false });
          window.webhook.customer.tell();
        });
        await happen(page, rating(10));
        await until(() => hits.length === before + 1, 'a post after consent came back');
        assert.match(hits.at(-1)!.body, /"value":10/); // and nothing of what happened meanwhile
        await page.close();
      });
    }

    it('sends nothing unsigned, nothing elsewhere, and takes no secret that is none', async () => {
      const { page } = await open();
      await happen(page, rating(5));
      await until(async () => (await state(page))['failed'] === 1, 'giving up');
      assert.equal(hits.length, 0);
      const refused = await page.evaluate((id) => window.webhook.host.commands.execute(`${id}.keep-secret`, ['whsec_c2hvcnQ=']).then(() => '', (error: Error) => error.message), ID);
      assert.match(refused, /24 to 64 random bytes/);
      await page.evaluate((secret, id) => window.webhook.host.commands.execute(`${id}.keep-secret`, [secret]), newSecret(), ID);
      await page.evaluate((id) => window.webhook.host.configuration.update(`${id}.url`, 'https://elsewhere.example/cx'), ID);
      await happen(page, rating(5));
      await until(async () => (await state(page))['dropped'] === 1, 'the refusal');
      assert.equal(hits.length, 0);
      await page.close();
    });
  });
}
