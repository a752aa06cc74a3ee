// Hostile text through every element in every state, in real browsers: under a strict policy with Trusted Types, and with none.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'puppeteer-core';
import { build } from 'esbuild';
import { installed } from '../support/browsers.js';
import type { Outcome } from './outcome.js';
import type { Found } from './page.js';

/** Text that becomes something else where text becomes markup, an address or a key. `ran` is called, `/hit/` is asked for. */
const MARKUP = [
  '"><script>ran.push(1)</script><img src=/hit/img onerror=ran.push(2)><svg onload=ran.push(3)><svg><script>ran.push(4)</script>',
  "'><iframe srcdoc=\"<script>parent.ran.push(5)</script>\"></iframe><iframe src=javascript:parent.ran.push(6)></iframe><object data=/hit/object><embed src=/hit/embed>",
  '</style><style>@import "/hit/import";*{background:url(/hit/css)}</style><link rel=stylesheet href=/hit/sheet><meta http-equiv=refresh content="0;url=/hit/refresh"><base href=/hit/base/>',
  '<details open ontoggle=ran.push(7)><input autofocus onfocus=ran.push(8)><video><source onerror=ran.push(9)></video><body onload=ran.push(10)>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=ran.push(11)&gt;"><xmp></xmp><a id=config><a id=navigator name=cookie>',
  '{{constructor.constructor("ran.push(12)")()}} ${ran.push(13)} <%= ran.push(14) %> #{ran.push(15)} [[ran]] {ran}',
  'javascript:ran.push(16) \u0001javascript:ran.push(17) java\tscript:ran.push(18) data:text/html,<script>parent.ran.push(19)</script> vbscript:x //evil.example \\\\evil.example',
];
const STRANGE = [
  '__proto__ constructor prototype toString hasOwnProperty',
  'red;background:url(/hit/token)} * {background:url(/hit/token)} expression(ran.push(20))',
  `\u202Egnp.exe\u202C \u200B\u200D\u2066\u2069 a${'\u0301'.repeat(50)} \uD83D half ${'long '.repeat(40)}`,
];
const ADDRESSES = ['javascript:ran.push(21)', ' javascript:ran.push(22)', '\u0001javascript:ran.push(23)', 'java\tscript:ran.push(24)', 'JaVaScRiPt:ran.push(25)', 'data:text/html,<script>parent.ran.push(26)</script>', 'vbscript:x', 'blob:x', '//evil.example/x'];

const STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; frame-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";

/** Bundles the page once. */
async function script(): Promise<string> {
  const { outputFiles } = await build({ entryPoints: ['test/security/page.ts'], bundle: true, write: false, format: 'esm', target: 'es2022', logLevel: 'error' });
  return outputFiles[0]!.text;
}

async function serve(code: string): Promise<{ url: string; hits: string[]; close(): void }> {
  const hits: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (path.startsWith('/hit/')) {
      hits.push(path);
      return void response.writeHead(404).end();
    }
    if (path === '/page.js') return void response.writeHead(200, { 'content-type': 'text/javascript' }).end(code);
    if (!path.startsWith('/strict') && !path.startsWith('/open')) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...(path.startsWith('/strict') && { 'content-security-policy': STRICT }) });
    response.end('<!doctype html><html lang="en"><title>Elements</title><body><script type="module" src="/page.js"></script>');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hits,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A page that stands still so long, however busy the machine is, is frozen. */
const LONGEST = 30_000;
const tooLong = async (): Promise<Found> => {
  await new Promise((resolve) => setTimeout(resolve, LONGEST).unref());
  return { places: 0, faults: [`it did not come to an end within ${LONGEST / 1000} s`] };
};

const elementOf = (name: string): string => name.replace(/^\d+ /, '').split(':')[0]!;

async function attackIn(browser: Browser, where: string, policy: 'strict' | 'open', hostile: readonly string[], url: string, hits: string[]): Promise<{ places: number; states: number; faults: string[] }> {
  const page = await browser.newPage();
  const faults: string[] = [];
  let state = '';
  page.on('pageerror', (error) => faults.push(`${state} (${where}): uncaught: ${(error as Error).message.slice(0, 200)}`));
  page.on('dialog', (dialog) => void dialog.dismiss());
  await page.goto(`${url}/${policy}`);
  for (let i = 0; i < 200 && !(await page.evaluate(() => typeof window.attack === 'function')); i++) await new Promise((resolve) => setTimeout(resolve, 50));
  if (faults.length > 0) return { places: 0, states: 0, faults };
  let places = 0;
  // some states of each element, or all of them: CX_ALL=1
  const all = await page.evaluate(() => window.names());
  const names = process.env['CX_ALL'] ? all : all.filter((one) => all.filter((other) => elementOf(other) === elementOf(one)).indexOf(one) < (policy === 'strict' ? 2 : 1));
  for (state of names) {
    const before = hits.length;
    const began = Date.now();
    const found = await Promise.race([page.evaluate((name, texts) => window.attack(name, texts), state, hostile), tooLong()]);
    if (Date.now() - began > 5000) process.stdout.write(`  ${state} (${where}): ${Math.round((Date.now() - began) / 1000)} s\n`);
    places += found.places;
    faults.push(...found.faults.map((fault) => `${state} (${where}): ${fault}`), ...hits.slice(before).map((path) => `${state} (${where}): a request to ${path}`));
  }
  // the same text as markup, to show that it would have run
  if (policy === 'open') {
    const before = hits.length;
    const ran = await page.evaluate(async (text) => {
      const careless = document.createElement('div');
      careless.innerHTML = text;
      document.body.append(careless);
      await new Promise((resolve) => setTimeout(resolve, 500));
      return window.ran.length;
    }, hostile[0]!).catch(() => 1); // it led the page away
    if (ran === 0 || hits.length === before) faults.push('as markup it does nothing either, so that it did nothing proves nothing');
  }
  await page.close();
  return { places, states: names.length, faults };
}

/** Which line a fault is about. */
const lineOf = (fault: string): string => (/prototype/.test(fault) ? 'E5' : /\/hit\/token|ran: 20/.test(fault) ? 'E4' : /href=|src=|action=|ran: 2[1-6]/.test(fault) ? 'E2' : 'E1');
const WHAT: Readonly<Record<string, string>> = { E1: 'markup', E2: 'addresses', E4: 'styles', E5: 'names of prototypes and strange text' };

/** The lines about text, addresses, styles and keys in elements. */
export async function elements(): Promise<readonly Outcome[]> {
  const site = await serve(await script());
  const outcomes: Outcome[] = [];
  const text = [...MARKUP, ...STRANGE].join(' ');
  try {
    for (const { name, launch } of installed.filter((one) => one.name === 'chromium')) {
      const browser = await launch();
      try {
        for (const policy of ['strict', 'open'] as const) {
          const where = policy === 'strict' ? 'strict policy with Trusted Types' : 'no policy at all';
          const { places, states, faults } = await attackIn(browser, `${name}, ${where}`, policy, [text, ADDRESSES[0]!], site.url, site.hits);
          if (places < 200) faults.push(`only ${places} places were found`);
          for (const [line, what] of Object.entries(WHAT)) outcomes.push({ line, tried: `${what} in ${places} places of ${states} states of the elements, ${name}, ${where}`, faults: faults.filter((fault) => lineOf(fault) === line) });
        }
      } finally {
        await browser.close();
      }
    }
  } finally {
    site.close();
  }
  return outcomes;
}
