import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import type * as HostModule from '../../src/host/index.js';
import type * as ToolsModule from '../../src/host/tools/index.js';
import type * as SandboxModule from '../../src/host/sandbox/index.js';
import type { CxEvent } from '../../src/model/index.js';
import { inside, installed, troubles, untilText } from '../support/browsers.js';
import { rating } from '../support/events.js';

/** What the page has made. */
declare global {
  interface Window {
    host: HostModule.PluginHost;
    allow: (purpose: string, yes: boolean) => void;
    states: string[];
    ledgers: Map<string, SandboxModule.Ledger>;
    said: string[];
    faults: unknown[];
    shown: { title: string; message?: string | undefined; share: number; over: boolean; cancel: () => void }[];
    drawn: { dispose(): void };
    tools: typeof ToolsModule;
  }
}

const STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'"; // the map comes as a build of its own, see docs/embedding.md
const MOOD = {
  publisher: 'acme', name: 'mood', version: '1.0.0', displayName: 'Acme Mood', engines: { cx: '*' }, main: './mood.js',
  activationEvents: ['onStartup'],
  capabilities: [{ capability: 'events:read:response', reasoning: 'Counts answers.' }, { capability: 'storage', reasoning: 'Keeps the count.' }],
  l10n: { en: { hello: 'Hello, {name}' }, de: { hello: 'Guten Tag, {name}' } },
  contributes: {
    commands: ['greet', 'seen', 'denied', 'setting', 'say', 'fail', 'breach'].map((name) => ({ command: `acme.${name}`, title: name })),
    views: [{ id: 'acme.view', title: 'Mood' }],
    configuration: [{ key: 'acme.size', type: 'number', default: 3, title: 'Size' }],
  },
};
const TOOL = {
  publisher: 'acme', name: 'tool', version: '1.0.0', displayName: '%name%', engines: { cx: '*' }, main: './tool.js',
  capabilities: ['ui:ask', 'ui:message', 'files.read', 'events:read:response', 'events:write:response'].map((capability) => ({ capability, reasoning: 'It is a tool.' })),
  l10n: { en: { name: 'Acme Tool' }, de: { name: 'Werkzeug' } },
  contributes: {
    commands: ['pick', 'ask', 'work', 'inspect'].map((name) => ({ command: `acme.tool.${name}`, title: name })),
    importers: [{ id: 'acme.tool.reader', title: 'Scores', extensions: ['csv'] }],
    exporters: [{ id: 'acme.tool.writer', title: 'Scores', extensions: ['csv'] }],
    sources: [{ id: 'acme.tool.feed', title: 'Scores', events: ['cx.response.submitted'] }],
    configuration: [{ key: 'acme.tool.size', type: 'number', default: 3, title: 'Size' }],
  },
};
const PURE = { publisher: 'acme', name: 'pure', version: '1.0.0', displayName: 'Acme Pure', engines: { cx: '*' }, main: './pure.js' };
const code = (name: string): string => readFileSync(`test/e2e/plugins/${name}.js`, 'utf8');
const hash = (text: string): string => `sha384-${createHash('sha384').update(text).digest('base64')}`;

/** The script of the page: a site that runs plugins it does not trust. */
const SITE = `
import { PluginHost } from '/cdn/host.js';
import { manifestReader } from '/cdn/plugin-manifest.js';
import { sandboxRunner } from '/cdn/sandbox.js';
import { drawSurface } from '/cdn/plugin-surface.js';
const allowed = new Set(['analytics']);
const listeners = new Set();
window.allow = (purpose, yes) => { allowed[yes ? 'add' : 'delete'](purpose); for (const tell of listeners) tell(); };
const consent = {
  allows: (purpose) => allowed.has(purpose),
  globalPrivacyControl: false,
  onDidChange: (tell) => { listeners.add(tell); return { dispose: () => listeners.delete(tell) }; },
};
window.states = [];
window.ledgers = new Map();
window.said = [];
const options = {
  files: window.sandboxFiles ?? { page: '/sandbox/cx-sandbox.html' },
  consent,
  policyOf: ({ id }) => ({ granted: id === 'acme.mood' ? [{ kind: 'events:read', family: 'response' }, { kind: 'storage' }, { kind: 'ui', place: 'view' }, { kind: 'ui', place: 'message' }] : id === 'acme.tool' ? [{ kind: 'ui', place: 'ask' }, { kind: 'ui', place: 'message' }, { kind: 'files.read' }, { kind: 'events:read', family: 'response' }, { kind: 'events:write', family: 'response' }] : [] }),
  draw: drawSurface,
  onState: ({ id }, state, ledger) => { window.states.push(id + ' ' + state.is); window.ledgers.set(id, ledger); },
};
window.faults = [];
window.shown = [];
const ui = {
  message: async (kind, text, actions, plugin) => void window.said.push(plugin + ': ' + text),
  quickPick: async (items, options, plugin) => (window.said.push(plugin + ': ' + options.title), 1),
  input: async (options, plugin, careful) => (window.faults.push(await options.validate('Al'), await options.validate('Ada'), careful), 'Ada'),
  progress: ({ title }) => {
    const one = { title, share: 0, over: false, cancel: () => {} };
    window.shown.push(one);
    return { report: ({ message, increment = 0 }) => Object.assign(one, { message, share: one.share + increment }), onCancel: (cancel) => (one.cancel = cancel), done: () => (one.over = true) };
  },
  status: () => ({ dispose() {} }),
};
window.host = new PluginHost(manifestReader, { runners: [sandboxRunner('isolated', options), sandboxRunner('pure', options)], ui, language: () => 'de-AT' });
document.documentElement.dataset.ready = '';
`;

/** A map on the same page, connected to the host. */
const JOURNEY = `
import '/cdn/journey-map.js';
import { connectElements } from '/cdn/plugins.js';
connectElements(window.host);
const map = document.createElement('cx-journey-map');
map.view = 'map';
map.journey = { format: 'cx-journey/1', id: 'j', kind: 'designed', records: [{ type: 'touchpoint', id: 'a', order: 'a0', name: 'Call', phase: null }, { type: 'touchpoint', id: 'b', order: 'a1', name: 'Wait', phase: null }] };
map.lens = 'acme.lanes.risk';
document.querySelector('#place').append(map);
`;
const LANES = {
  publisher: 'acme', name: 'lanes', version: '1.0.0', displayName: 'Acme Lanes', engines: { cx: '*' }, main: './lanes.js',
  contributes: {
    commands: ['lane', 'lens'].map((name) => ({ command: `acme.lanes.${name}`, title: name })),
    journeyLanes: [{ id: 'acme.lanes.returns', title: 'Returns', shows: 'metric', command: 'acme.lanes.lane' }],
    journeyLenses: [{ id: 'acme.lanes.risk', title: 'Risk', command: 'acme.lanes.lens' }],
  },
};
const LANES_CODE = `export default { activate(context, cx) {
  cx.commands.register('acme.lanes.lane', ({ touchpoints }) => ({ cells: Object.fromEntries(touchpoints.map(({ id }) => [id, { stat: { t: 'ratio', k: 20, n: 80, rule: 'returned' } }])) }));
  cx.commands.register('acme.lanes.lens', () => ({ touchpoints: { b: { level: 3, why: 'They wait' } } }));
} };`;

for (const { name, launch } of installed) {
  describe(`plugins that are not trusted, in ${name}`, () => {
    let server: Server;
    let url = '';
    let browser: Browser;
    let files = true;
    let ailing = '';

    before(async () => {
      server = createServer((request, response) => {
        const { pathname } = new URL(request.url ?? '/', 'http://x');
        const js = (text: string | Buffer): void => void response.setHeader('content-type', 'text/javascript').end(text);
        if (pathname === '/site.js') return js(SITE);
        if (/^\/cdn\/[\w/.-]+\.js$/.test(pathname) && !pathname.includes('..') && existsSync(`dist${pathname}`)) return js(readFileSync(`dist${pathname}`));
        if (/^\/sandbox\/[\w-]+\.js$/.test(pathname) && files) return js(readFileSync(`dist${pathname}`));
        if (pathname === '/sandbox/cx-sandbox.html' && files) return void response.setHeader('content-type', 'text/html').end(readFileSync(`dist${pathname}`));
        if (pathname === '/journey.js') return js(JOURNEY);
        if (pathname === '/plugins/mood.js') return js(code('mood'));
        if (pathname === '/plugins/tool.js') return js(code('tool'));
        if (pathname === '/plugins/tampered.js') return js(`${code('mood')}\n// one line more`);
        if (pathname === '/doctor.js') return js("import * as tools from '/cdn/sandbox-tools.js'; window.tools = tools; document.documentElement.dataset.ready = '';");
        if (pathname === '/ailing') return void response.setHeader('content-type', 'text/html').setHeader('content-security-policy', ailing).end('<!doctype html><title>x</title><script type="module" src="/doctor.js"></script>');
        if (pathname === '/frame') return void response.setHeader('content-type', 'text/html').end('<!doctype html><link rel="icon" href="data:,"><iframe src="/sandbox/cx-sandbox.html"></iframe>');
        if (pathname === '/') return void response.setHeader('content-type', 'text/html').setHeader('content-security-policy', STRICT).end('<!doctype html><html lang="de"><title>x</title><body><div id="place"></div><script type="module" src="/site.js"></script>');
        response.writeHead(404).end('not here');
      });
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
      url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      browser = await launch();
    });
    after(async () => {
      await browser?.close();
      server.close();
      server.closeAllConnections();
    });

    const open = async (): Promise<{ page: Page; heard: string[] }> => {
      const page = await browser.newPage();
      const heard = troubles(page);
      await page.goto(url);
      await page.waitForSelector('html[data-ready]');
      return { page, heard };
    };
    /** Installs a plugin and starts the host; gives what is wrong with it. */
    const install = (page: Page, source: object): Promise<string | null> =>
      page.evaluate(async (given) => {
        const outcome = window.host.install(given as HostModule.PluginSource);
        if (!outcome.ok) return outcome.error[0]!.message;
        await window.host.start();
        await window.host.whenSettled();
        return window.host.plugin(outcome.value.id)?.problem?.message ?? null;
      }, source);
    const run = (page: Page, command: string, ...args: unknown[]): Promise<unknown> =>
      page.evaluate(async (id, given) => {
        try {
          return await window.host.commands.execute(id, given);
        } catch (error) {
          return (error as Error).message;
        }
      }, command, args);
    const mood = (more: object = {}): object => ({ manifest: MOOD, code: { kind: 'url', url: '/plugins/mood.js', integrity: hash(code('mood')) }, tier: 'isolated', ...more });
    const tool = { manifest: { ...TOOL, activationEvents: ['onStartup'] }, code: { kind: 'url', url: '/plugins/tool.js' }, tier: 'isolated' };
    const pure = { manifest: PURE, code: { kind: 'text', text: code('pure') }, tier: 'pure' };

    it('give a journey map lanes and lenses, as data', async () => {
      const { page, heard } = await open();
      assert.equal(await install(page, { manifest: LANES, code: { kind: 'text', text: LANES_CODE }, tier: 'isolated' }), null);
      await page.evaluate(() => import('/journey.js' as string));
      await page.waitForFunction(() => document.querySelector('cx-journey-map')?.shadowRoot?.querySelector('th.heat-3'));
      const seen = await page.evaluate(() => {
        const root = document.querySelector('cx-journey-map')!.shadowRoot!;
        return { lane: [...root.querySelectorAll('tr.plugin td')].map((cell) => cell.textContent ?? ''), head: root.querySelector('th.heat-3')?.textContent ?? '' };
      });
      assert.deepEqual(seen.lane.map((cell) => cell.replace(/\s+/g, ' ').trim()), ['25% n = 80', '25% n = 80']);
      assert.match(seen.head.replace(/\s+/g, ' '), /Wait.*They wait/);
      assert.deepEqual(heard.filter((text) => !/favicon/.test(text)), []);
      await page.close();
    });

    it('run under a strict policy: commands, events without persons, settings, texts, what is denied', async () => {
      const { page, heard } = await open();
      assert.equal(await install(page, mood()), null);
      assert.equal(await run(page, 'acme.greet', 'Ada'), 'Hello, Ada');
      assert.equal(await run(page, 'acme.setting'), 3);
      assert.equal(await run(page, 'acme.denied'), 'denied');
      await run(page, 'acme.say');
      assert.deepEqual(await page.evaluate(() => window.said), ['Acme Mood: Guten Tag, Ada']);
      await page.evaluate((event) => window.host.observe(event), { ...rating(9), subject: 'customer-4711' } as CxEvent);
      const told = (await run(page, 'acme.seen')) as { seen: number; last: { subject?: string; data: { answers: { value: number }[] } } };
      assert.equal(told.seen, 1);
      assert.equal(told.last.subject, undefined);
      assert.equal(told.last.data.answers[0]?.value, 9);
      await page.evaluate(() => window.allow('analytics', false));
      await page.evaluate((event) => window.host.observe(event), rating(3));
      assert.match(String(await run(page, 'acme.seen')), /the customer does not allow it/);
      await page.evaluate(() => window.allow('analytics', true));
      assert.equal(((await run(page, 'acme.seen')) as { seen: number }).seen, 1);
      const account = await page.evaluate(() => window.ledgers.get('acme.mood')!.read());
      assert.deepEqual(account.sights.map(({ type, seen, dropped, withheld }) => ({ type, seen, dropped, withheld })), [{ type: 'cx.response.submitted', seen: 1, dropped: 1, withheld: ['/source', '/subject'] }]);
      assert.match(String(await run(page, 'acme.fail')), /broken on purpose/);
      assert.deepEqual(heard.filter((text) => !/favicon/.test(text)), []);
      await page.close();
    });

    it('draw in a frame that says whose it is, hear what people do, and keep what was typed', async () => {
      const { page } = await open();
      await install(page, mood());
      await page.evaluate(() => {
        window.drawn = window.host.registries.views.code('acme.view')!(document.querySelector('#place')) as { dispose(): void };
      });
      assert.equal(await untilText(page, ['cx-plugin-surface', '[part=provider]'], (text) => text.includes('password')), 'Provided by Acme Mood. Do not enter passwords or card numbers here.');
      await (await inside(page, 'cx-plugin-surface', 'input')).type('Ada');
      await (await inside(page, 'cx-plugin-surface', 'button')).click();
      await untilText(page, ['cx-plugin-surface', '[role=status]'], (text) => text === 'Pressed 1 times, Ada');
      await (await inside(page, 'cx-plugin-surface', 'button')).click();
      await untilText(page, ['cx-plugin-surface', '[role=status]'], (text) => text === 'Pressed 2 times, Ada');
      assert.equal(await page.evaluate(() => document.querySelector('cx-plugin-surface')!.shadowRoot!.activeElement?.tagName), 'BUTTON', 'focus stays through drawing');
      await page.evaluate(() => window.drawn.dispose());
      assert.equal(await page.$('cx-plugin-surface'), null);
      await page.close();
    });

    it('ask people, show how far they are and can be stopped; look at settings and change their own', async () => {
      const { page, heard } = await open();
      assert.equal(await install(page, tool), null);
      assert.equal(await run(page, 'acme.tool.pick'), 'South');
      assert.equal(await run(page, 'acme.tool.ask'), 'Ada');
      assert.deepEqual(await page.evaluate(() => window.said), ['Werkzeug: Which?']);
      assert.equal(await page.evaluate(() => JSON.stringify(window.faults)), '["Too short.",null,true]');
      const work = run(page, 'acme.tool.work');
      await page.waitForFunction(() => (window.shown[0]?.share ?? 0) > 5);
      await page.evaluate(() => window.shown[0]!.cancel());
      assert.equal(await work, 'stopped');
      await page.waitForFunction(() => window.shown[0]!.over);
      assert.deepEqual(await run(page, 'acme.tool.inspect'), [{ key: 'acme.tool.size', defaultValue: 3, value: 3, invalid: [] }, undefined, 5].map((one) => one ?? null));
      assert.deepEqual(heard.filter((text) => !/favicon/.test(text)), []);
      await page.close();
    });

    it('read files, write them without persons, and bring events in, as far as the customer allows', async () => {
      const { page } = await open();
      assert.equal(await install(page, tool), null);
      const read = (): Promise<unknown> => page.evaluate(async () => {
        const importer = window.host.registries.importers.code('acme.tool.reader')!;
        const text = ['score', ...Array.from({ length: 2500 }, (_, i) => String(i % 11))].join('\n');
        const sure = await importer.detect('scores.csv', text.slice(0, 4096));
        const events = [];
        try {
          for await (const one of importer.read({ name: 'scores.csv', text }, new AbortController().signal)) if (one.kind === 'event') events.push(one.event);
        } catch (error) {
          return [sure, (error as { code: string }).code];
        }
        return [sure, events.length, events[12]!.type];
      });
      assert.deepEqual(await read(), [0.9, 2500, 'cx.response.submitted']);
      const write = (): Promise<unknown> => page.evaluate(async (event) => window.host.registries.exporters.code('acme.tool.writer')!.write({ kind: 'events', events: (async function* () { yield event; })() }, new AbortController().signal), { ...rating(9), subject: 'customer-4711' } as CxEvent);
      assert.deepEqual(await write(), { name: 'answers.csv', type: 'text/csv', text: 'score,subject\n9,' });
      const feed = await page.evaluate(async () => {
        const got: string[] = [];
        const running = await window.host.registries.sources.code('acme.tool.feed')!.start((event) => void got.push(event.type), new AbortController().signal);
        while (got.length < 5) await new Promise((resolve) => setTimeout(resolve, 20));
        running.dispose();
        const before = got.length;
        await new Promise((resolve) => setTimeout(resolve, 150));
        return got.length - before;
      });
      assert.ok(feed <= 1, 'nothing comes once nobody listens');
      await page.evaluate(() => window.allow('analytics', false));
      assert.deepEqual(await read(), [0, 'denied']);
      assert.deepEqual(await write(), { name: 'answers.csv', type: 'text/csv', text: 'score,subject\n' });
      const account = await page.evaluate(() => window.host.accountOf('acme.tool')!.read());
      assert.deepEqual(account.sights.map(({ type, seen, dropped }) => [type, seen, dropped]), [['cx.response.submitted', 1, 1]]);
      await page.close();
    });

    it('leave nothing when they are switched off', async () => {
      const { page } = await open();
      await install(page, mood());
      assert.equal(await page.evaluate(() => document.querySelectorAll('iframe').length), 1);
      await page.evaluate(() => window.host.disable('acme.mood'));
      assert.equal(await page.evaluate(() => document.querySelectorAll('iframe').length), 0);
      assert.match(String(await run(page, 'acme.greet')), /acme\.greet/);
      await page.evaluate(() => window.host.enable('acme.mood'));
      await page.evaluate(() => window.host.activate('acme.mood'));
      assert.equal(await run(page, 'acme.greet', 'again'), 'Hello, again');
      await page.close();
    });

    it('are started again after a breach of the protocol, and given up after the third', async () => {
      const { page } = await open();
      await install(page, mood());
      for (const [i, waits] of [1, 2].entries()) {
        await run(page, 'acme.breach');
        await page.waitForFunction((n: number) => window.states.filter((state) => state.endsWith('active')).length === n + 1, { timeout: 20_000 }, waits);
        assert.equal(await run(page, 'acme.greet', String(i)), `Hello, ${i}`);
      }
      await run(page, 'acme.breach');
      await page.waitForFunction(() => window.states.some((state) => state.endsWith('failed')));
      await page.waitForFunction(() => window.host.plugin('acme.mood')?.problem?.message.includes('It was the third time in five minutes'));
      await page.close();
    });

    it('compute alike everywhere in the pure tier, ask for nothing, and are stopped when they do not end', async () => {
      const { page } = await open();
      assert.equal(await install(page, pure), null);
      const call = (name: string, ...args: unknown[]): Promise<unknown> =>
        page.evaluate(async (exported, given) => {
          try {
            return await window.host.call('acme.pure', exported, given);
          } catch (error) {
            return (error as { code: string }).code;
          }
        }, name, args);
      assert.equal(await call('mean', { values: [1, 2, 6] }), 3);
      const first = await call('chance');
      assert.deepEqual(await call('chance'), first);
      assert.deepEqual(first, [0.6270739405881613, 0.002735721180215478, 946684800000, '2000-01-01T00:00:00.000Z', '2000-01-01T00:00:00.000Z']);
      assert.deepEqual(await call('world'), []);
      assert.equal(await call('wish'), 'denied');
      assert.equal(await call('constructor'), 'no-such-function');
      assert.equal(await call('forever'), 'timeout');
      await page.waitForFunction(() => window.states.at(-1) === 'acme.pure active', { timeout: 10_000 });
      assert.equal(await call('mean', { values: [4] }), 4);
      await page.close();
    });

    it('are refused in one clear sentence: tampered, not found, no hash from elsewhere, no sandbox', async () => {
      const { page } = await open();
      const said = (source: object): Promise<string | null> => install(page, source);
      const approved = hash(code('mood'));
      assert.match((await said(mood({ code: { kind: 'url', url: '/plugins/tampered.js', integrity: approved } })))!, /it is not the code that was approved\. Its hash is sha384-/);
      await page.evaluate(() => window.host.uninstall('acme.mood'));
      assert.match((await said(mood({ code: { kind: 'url', url: '/plugins/gone.js', integrity: approved } })))!, /was not found: .* answered 404/);
      await page.evaluate(() => window.host.uninstall('acme.mood'));
      assert.match((await said(mood({ code: { kind: 'url', url: 'https://cdn.example/mood.js' } })))!, /Say which hash it must have/);
      await page.evaluate(() => window.host.uninstall('acme.mood'));
      assert.match((await said(mood({ code: { kind: 'url', url: '/plugins/mood.js', integrity: 'md5-x' } })))!, /not the code that was approved/);
      await page.evaluate(() => window.host.uninstall('acme.mood'));
      assert.match((await said(mood({ code: { kind: 'text', text: 'export const = 1' } })))!, /cannot be run/);
      await page.evaluate(() => window.host.uninstall('acme.mood'));
      files = false;
      assert.match((await said(mood()))!, /no sandbox works on this page\. Serve cx-sandbox\.html/);
      files = true;
      await page.close();
    });

    it('have a doctor who says what a policy lacks; the page works with the line that was prescribed', async () => {
      const examined = async (policy: string): Promise<{ told: string; line: string | undefined }> => {
        ailing = policy;
        const page = await browser.newPage();
        await page.goto(`${url}/ailing`);
        await page.waitForSelector('html[data-ready]');
        const found = await page.evaluate(async () => {
          const diagnosis = await window.tools.examinePage({ page: '/sandbox/cx-sandbox.html' });
          return { told: window.tools.prescription(diagnosis), line: diagnosis.headers.find((one) => one.for === 'this page')?.line };
        });
        await page.close();
        return found;
      };
      const { told, line } = await examined("default-src 'none'; script-src 'self'; connect-src 'self'");
      assert.match(told, /isolated: does not work here; such plugins are refused\n[^]*page: The policy of this page refuses it \(frame-src\)/);
      assert.match(told, /\/sandbox\/cx-sandbox\.html\n    Content-Security-Policy: default-src 'none'; script-src 'self' blob:/);
      assert.equal(line, "Content-Security-Policy: default-src 'none'; script-src 'self'; connect-src 'self'; frame-src 'self'");
      const cured = await examined(line.replace('Content-Security-Policy: ', ''));
      assert.match(cured.told, /isolated: works, by the sandbox page/);
      assert.equal(cured.line, undefined);
    });

    it('find no way in through the sandbox file itself, opened without its walls', async () => {
      const page = await browser.newPage();
      const handOver = `(target) => {
        const a = new MessageChannel(), b = new MessageChannel();
        const heard = [];
        a.port1.onmessage = ({ data }) => heard.push(data);
        const code = new TextEncoder().encode('localStorage.setItem("stolen", "1")').buffer;
        target.postMessage({ cx: 'sandbox/1', start: { code, tier: 'isolated', plugin: 'evil.x', version: '1.0.0', mode: 'production', language: 'en', texts: {} } }, '*', [a.port2, b.port2]);
        b.port1.postMessage('{"v":1,"kind":"call","id":1,"name":"activate","value":{}}');
        return new Promise((done) => setTimeout(() => done(heard.length + ' ' + localStorage.getItem('stolen')), 700));
      }`;
      await page.goto(`${url}/sandbox/cx-sandbox.html`);
      assert.equal(await page.evaluate(`(${handOver})(window)`), '0 null');
      await page.goto(`${url}/frame`);
      assert.equal(await page.evaluate(`(${handOver})(frames[0])`), '0 null');
      await page.close();
    });
  });
}
