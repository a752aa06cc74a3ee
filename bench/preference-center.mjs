// How long 60 topics x 8 channels take to the screen, and how long each toggle takes, in the built file in headless Chromium: medians, what 19 of 20
// toggles stay under, and the worst, which on a busy machine is whatever else it did.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import puppeteer from 'puppeteer-core';
import { CHROMIUM_ARGS, ensureBrowsers } from '../scripts/browsers/find.mjs';

const TOPICS = 60;
const CHANNELS = 8;
const ROUNDS = Number(process.env.CX_BENCH_ROUNDS ?? 9);
const TOGGLES = 60;

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title><link rel="icon" href="data:,"></head><body><script type="module">
import '/preference-center.js';
const ids = (count, name) => Array.from({ length: count }, (_, i) => name + i);
const channels = ids(${CHANNELS}, 'c');
const label = (en) => ({ label: { en } });
const catalogue = {
  schema: 'cx-catalogue/1', version: '1', jurisdictions: [], gpc: { honour: 'everywhere' }, notices: {},
  channels: Object.fromEntries(channels.map((id, i) => [id, { ...label('Channel ' + i), interrupts: true }])),
  topics: Object.fromEntries(ids(${TOPICS}, 't').map((id, i) => [id, { ...label('Topic ' + i), description: { en: 'What comes under this topic, in a sentence.' }, class: 'none', basis: 'opt-in', typicalPerMonth: 2, channels }])),
};
const preferences = {
  schema: 'cx-preferences/1', rev: 0, subject: { id: 'c1' }, channels: Object.fromEntries(channels.map((id) => [id, { on: true, reach: 'ok' }])), topics: {}, quiet: [], windows: [],
  windowStrength: 'hard', caps: {}, pause: null, unsubscribeAll: null, offerKinds: {}, lifeEvents: {}, parameters: {}, consents: [],
};
const painted = () => new Promise((resolve) => requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel(); port1.onmessage = resolve; port2.postMessage(0); }));
window.paint = async () => {
  await painted();
  const began = performance.now();
  const el = Object.assign(document.createElement('cx-preference-center'), { catalogue, preferences });
  document.body.replaceChildren(el);
  await painted();
  return performance.now() - began;
};
window.toggle = async (count) => {
  const el = document.querySelector('cx-preference-center');
  const boxes = [...el.shadowRoot.querySelectorAll('[data-channel]')];
  const times = [];
  for (let i = 0; i < count; i++) {
    await painted();
    const began = performance.now();
    boxes[(i * 7) % boxes.length].click();
    await el.updateComplete;
    void el.offsetHeight; // styles and layout, which a frame has to do before it paints
    times.push(performance.now() - began);
  }
  return { times, boxes: boxes.length };
};
window.ready = true;
</script></body></html>`;

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** Runs it; gives milliseconds and bytes. */
export async function preferenceBench() {
  const { chromium } = ensureBrowsers();
  const file = (path) => readFileSync(join('dist/cdn', path));
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://x');
    if (pathname === '/') response.setHeader('content-type', 'text/html').end(PAGE);
    else response.setHeader('content-type', 'text/javascript').end(file(pathname));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await puppeteer.launch({ executablePath: chromium, args: CHROMIUM_ARGS });
  try {
    const tab = await browser.newPage();
    await tab.goto(`http://127.0.0.1:${server.address().port}/`, { waitUntil: 'load' });
    await tab.waitForFunction(() => window.ready);
    const paints = [];
    for (let i = 0; i < ROUNDS + 1; i++) paints.push(await tab.evaluate(() => window.paint()));
    const first = paints.shift(); // with code that has never run
    const { times, boxes } = await tab.evaluate((count) => window.toggle(count), TOGGLES);
    return { topics: TOPICS, channels: CHANNELS, boxes, first, paint: median(paints), toggle: median(times), most: [...times].sort((a, b) => a - b)[Math.floor(0.95 * times.length)], worst: Math.max(...times), brotli: brotliCompressSync(file('preference-center.js')).length };
  } finally {
    await browser.close();
    server.close();
  }
}
