// How long a sandbox takes to start, and a call into it, in headless Chromium: the plugin host, the broker and a real worker in
// an opaque frame, as a site has them.
import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import puppeteer from 'puppeteer-core';
import { CHROMIUM_ARGS, ensureBrowsers } from '../scripts/browsers/find.mjs';

const SITE = `
import { PluginHost } from '/cdn/host.js';
import { manifestReader } from '/cdn/plugin-manifest.js';
import { sandboxRunner } from '/cdn/sandbox.js';
const options = { files: { page: '/sandbox/cx-sandbox.html' }, consent: { allows: () => true, globalPrivacyControl: false, onDidChange: () => ({ dispose() {} }) }, policyOf: () => ({ granted: [] }) };
const code = { kind: 'text', text: 'export const echo = (value) => value;' };
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
window.measure = async () => {
  const host = new PluginHost(manifestReader, { runners: [sandboxRunner('isolated', options)] });
  const starts = [];
  for (let i = 0; i < 15; i++) {
    host.install({ manifest: { publisher: 'acme', name: 'p' + i, version: '1.0.0', displayName: 'P', engines: { cx: '*' }, main: './p.js' }, tier: 'isolated', code });
    if (i === 0) await host.start();
    await host.whenSettled();
    const began = performance.now();
    await host.activate('acme.p' + i);
    starts.push(performance.now() - began);
    if (i > 0) await host.disable('acme.p' + i);
  }
  const rows = Array.from({ length: 100 }, (_, i) => ({ id: i, name: 'row ' + i, score: i % 11, share: i / 7 }));
  const calls = async (value, times, batches) => {
    for (let i = 0; i < 500; i++) await host.call('acme.p0', 'echo', [value]);
    const each = [];
    for (let batch = 0; batch < batches; batch++) {
      const began = performance.now();
      for (let i = 0; i < times; i++) await host.call('acme.p0', 'echo', [value]);
      each.push((performance.now() - began) / times);
    }
    return { best: Math.min(...each), median: median(each) };
  };
  return { start: median(starts), call: await calls(1, 200, 41), table: await calls(rows, 50, 21) };
};
`;

/** Milliseconds: to start (median of 15), for a warm call (batches of 200), and for an echo of 100 rows. */
export async function sandboxBench() {
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://x').pathname;
    if (path === '/') return response.setHeader('content-type', 'text/html').end('<!doctype html><title>x</title><link rel="icon" href="data:,"><script type="module" src="/site.js"></script>');
    if (path === '/site.js') return response.setHeader('content-type', 'text/javascript').end(SITE);
    if (!/^\/(cdn|sandbox)\/[\w.-]+$/.test(path) || !existsSync(`dist${path}`)) return response.writeHead(404).end();
    response.setHeader('content-type', path.endsWith('.html') ? 'text/html' : 'text/javascript').end(readFileSync(`dist${path}`));
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const browser = await puppeteer.launch({ browser: 'chrome', executablePath: ensureBrowsers().chromium, args: CHROMIUM_ARGS });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.waitForFunction('window.measure');
    return await page.evaluate('window.measure()');
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
}
