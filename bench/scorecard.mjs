// A wall of 300 tiles, each a figure with a line of twelve months: how soon it is painted, how it keeps up with a thousand
// partial updates a second, what it holds in memory afterwards, and what a tile weighs. Beside it, in the same browser and
// the same run, pages that somebody would write with uPlot and with Chart.js: a number and a chart each, drawn once a frame
// where something moved. They know no intervals, no targets and no tests; they are the lower bar.
import { createServer } from 'node:http';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import puppeteer from 'puppeteer-core';
import { rolldown } from 'rolldown';
import { installPeers } from './peers/install.mjs';
import { CHROMIUM_ARGS, ensureBrowsers } from '../scripts/browsers/find.mjs';

const here = new URL('.', import.meta.url).pathname;
const TILES = 300;
const SECONDS = Number(process.env.CX_BENCH_SECONDS ?? 10);
const PER_SECOND = 1000;
const ROUNDS = Number(process.env.CX_BENCH_ROUNDS ?? 5);
/** A frame of a screen with 60 of them a second; one that took half as long again was dropped. */
const FRAME = 1000 / 60;

async function bundle(code, define = {}) {
  const built = await rolldown({
    input: 'entry',
    cwd: join(here, 'peers'),
    platform: 'browser',
    logLevel: 'silent',
    transform: { define: { 'process.env.NODE_ENV': '"production"', ...define } },
    plugins: [{ name: 'entry', resolveId: (id) => (id === 'entry' ? join(here, 'peers/entry.js') : null), load: (id) => (id.endsWith('peers/entry.js') ? code : null) }],
  });
  const { output } = await built.generate({ format: 'iife', minify: true });
  return Buffer.from(output[0].code);
}

/** What all pages share: the updates as text, as they come over a wire, and the clock of the frames. */
const SHARED = `
  const TILES = ${TILES}, SECONDS = ${SECONDS}, PER_SECOND = ${PER_SECOND};
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel(); port1.onmessage = resolve; port2.postMessage(0); }));
  /** Hands the texts over as they fall due, and tells how long each frame took. */
  async function run(texts, take) {
    const frames = [];
    let before = await new Promise(requestAnimationFrame);
    const began = before;
    let given = 0;
    const timer = setInterval(() => {
      const due = Math.min(texts.length, Math.floor(((performance.now() - began) / 1000) * PER_SECOND));
      while (given < due) take(texts[given++]);
    }, 5);
    while (performance.now() - began < SECONDS * 1000) {
      const now = await new Promise(requestAnimationFrame);
      frames.push(now - before);
      before = now;
    }
    clearInterval(timer);
    while (given < texts.length) take(texts[given++]);
    await painted();
    return frames;
  }`;

const OURS = `<!doctype html><html lang="en"><meta charset="utf-8"><title>x</title><link rel="icon" href="data:,"><body><main></main><script type="module">
  import { metricsOnPage } from '/scorecard.js';
  import { Cube, defineNps, periodOfDay, snapshotOf, utcDay } from '/metrics.js';
  ${SHARED}
  const metrics = Array.from({ length: TILES }, (_, i) => defineNps({ id: 'nps-' + i }));
  for (const metric of metrics) metricsOnPage.add(metric);
  const now = periodOfDay('month', utcDay(Date.now()));
  const instrument = (i) => ({ metric: 'nps-' + i, scale: { min: 0, max: 10 }, wording: 'w', language: 'en', order: 'ascending', mode: 'buttons' });
  const empty = () => new Cube({ metrics });
  const put = (cube, i, ago, score, count) => cube.addAmount(cube.measure('nps-' + i, instrument(i)), cube.segmentsOf(undefined), now - ago, score, count);
  const cube = empty();
  for (let i = 0; i < TILES; i++) for (let ago = 11; ago >= 0; ago--) { put(cube, i, ago, 9, 40 + ((i * 7 + ago * 11) % 23)); put(cube, i, ago, 7, 20); put(cube, i, ago, 3, 20 + ((i + ago * 5) % 13)); }
  const snapshot = { feed: 'bench', revision: 0, cube: snapshotOf(cube) };
  const texts = Array.from({ length: SECONDS * PER_SECOND }, (_, k) => {
    const part = new Cube({ metrics: [metrics[k % TILES]] });
    put(part, k % TILES, 0, k % 11, 1);
    return JSON.stringify({ feed: 'bench', revision: k + 1, cube: snapshotOf(part) });
  });
  let feed;
  const show = (many) => {
    const card = document.createElement('cx-scorecard');
    for (let i = 0; i < many; i++) { const tile = document.createElement('cx-metric'); tile.setAttribute('metric', 'nps-' + i); tile.setAttribute('label', 'Figure ' + i); tile.setAttribute('target', '30'); card.append(tile); }
    return card;
  };
  window.paint = async () => {
    const began = performance.now();
    const card = show(TILES);
    card.figures = (given) => { feed = given; given.snapshot(snapshot); };
    document.querySelector('main').append(card);
    const unread = (tile) => !/\\d/.test(tile.shadowRoot.querySelector('[part=value]')?.textContent ?? '');
    do await painted();
    while ([...card.children].some((tile) => tile.getBoundingClientRect().top < innerHeight && unread(tile)));
    const screen = performance.now() - began;
    while ([...card.children].some(unread)) await painted();
    return { screen, all: performance.now() - began };
  };
  window.live = () => run(texts, (text) => feed.delta(JSON.parse(text)));
  window.last = () => document.querySelector('main cx-metric').shadowRoot.querySelector('[part=evidence]').textContent;
  window.cycles = async (times) => {
    for (let i = 0; i < times; i++) {
      const card = show(30);
      card.figures = (given) => given.snapshot(snapshot);
      document.querySelector('main').append(card);
      await painted();
      card.remove();
    }
    await painted();
  };
  window.ready = true;
</script></body></html>`;

/** The page of a peer, whose script gives `peer.makeChart`: for a box and its values, what draws it anew. */
const theirs = (script) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>x</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/peer.css"><style>main{display:grid;grid-template-columns:repeat(auto-fit,minmax(15em,1fr));gap:1em}figure{margin:0}</style><body><main></main><script src="${script}"></script><script type="module">
  ${SHARED}
  const { makeChart } = peer;
  const texts = Array.from({ length: SECONDS * PER_SECOND }, (_, k) => JSON.stringify({ i: k % TILES, score: k % 11 }));
  const nps = ({ p, d, n }) => (100 * (p - d)) / n;
  const state = Array.from({ length: TILES }, (_, i) => Array.from({ length: 12 }, (_, m) => ({ p: 40 + ((i * 7 + (11 - m) * 11) % 23), d: 20 + ((i + (11 - m) * 5) % 13), n: 100 })));
  const tile = (main, i) => {
    const figure = document.createElement('figure');
    const name = document.createElement('figcaption'); name.textContent = 'Figure ' + i;
    const value = document.createElement('strong');
    const box = document.createElement('div');
    figure.append(name, value, box);
    main.append(figure);
    const values = () => state[i].map(nps);
    value.textContent = values()[11].toFixed(1);
    const redraw = makeChart(box, values());
    return () => { value.textContent = nps(state[i][11]).toFixed(1); redraw(values()); };
  };
  let draws = [];
  window.paint = async () => {
    const began = performance.now();
    const main = document.querySelector('main');
    draws = Array.from({ length: TILES }, (_, i) => tile(main, i));
    await painted();
    const all = performance.now() - began;
    return { screen: all, all };
  };
  window.live = () => {
    const moved = new Set();
    let asked = false;
    return run(texts, (text) => {
      const { i, score } = JSON.parse(text);
      const month = state[i][11];
      month.n += 1; if (score >= 9) month.p += 1; else if (score <= 6) month.d += 1;
      moved.add(i);
      if (asked) return;
      asked = true;
      requestAnimationFrame(() => { asked = false; for (const one of moved) draws[one](); moved.clear(); });
    });
  };
  window.last = () => 'n ' + state[0][11].n;
  window.ready = true;
</script></body></html>`;

const UPLOT = `import uPlot from 'uplot'; globalThis.peer = { makeChart(box, values) {
  const xs = values.map((_, i) => i);
  const chart = new uPlot({ width: 240, height: 48, legend: { show: false }, cursor: { show: false }, axes: [{ show: false }, { show: false }], scales: { x: { time: false } }, series: [{}, { stroke: '#1d5fc2', width: 2 }] }, [xs, values], box);
  return (next) => chart.setData([xs, next]);
} };`;
const CHART_JS = `import { Chart, LineController, LineElement, PointElement, LinearScale, CategoryScale } from 'chart.js'; Chart.register(LineController, LineElement, PointElement, LinearScale, CategoryScale);
globalThis.peer = { makeChart(box, values) {
  const canvas = document.createElement('canvas'); box.style.height = '48px'; box.append(canvas);
  const chart = new Chart(canvas, { type: 'line', data: { labels: values.map((_, i) => i), datasets: [{ data: values, borderColor: '#1d5fc2', pointRadius: 0 }] }, options: { animation: false, maintainAspectRatio: false, events: [], scales: { x: { display: false }, y: { display: false } } } });
  return (next) => { chart.data.datasets[0].data = next; chart.update('none'); };
} };`;
const TREMOR = `import { createElement } from 'react'; import { createRoot } from 'react-dom/client'; import { Card, Metric, SparkAreaChart, Text } from '@tremor/react';
createRoot(document.body).render(createElement(Card, null, createElement(Text, null, 'NPS'), createElement(Metric, null, '42.9'), createElement(SparkAreaChart, { data: [{ m: 1, v: 2 }], categories: ['v'], index: 'm' })));`;

function ours(name) {
  const folder = `dist/cdn/${name}`;
  const parts = existsSync(folder) ? readdirSync(folder) : [];
  return Object.fromEntries([[`/${name}.js`, `${folder}.js`], ...parts.map((file) => [`/${name}/${file}`, `${folder}/${file}`])].map(([path, file]) => [path, readFileSync(file)]));
}

const quantile = (numbers, share) => [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(share * numbers.length))];
const zipped = (content) => gzipSync(content, { level: 9 }).length;

/** @returns {Promise<{ load: number, bytes: object[], walls: object[], heap: object }>} */
export async function scorecardBench() {
  await ensureBrowsers(['chromium']);
  if (!installPeers()) throw new Error('The peers could not be installed.');
  const [uplot, chartJs, tremor] = await Promise.all([bundle(UPLOT), bundle(CHART_JS), bundle(TREMOR)]);
  const uplotCss = readFileSync(join(here, 'peers/node_modules/uplot/dist/uPlot.min.css'));
  const contestants = [
    { name: 'cx-scorecard', answers: 80, page: OURS, files: { ...ours('scorecard'), ...ours('metrics'), ...ours('metric') } },
    { name: 'uPlot 1.6', answers: 100, page: theirs('/peer.js'), files: { '/peer.js': uplot, '/peer.css': uplotCss } },
    { name: 'Chart.js 4.6', answers: 100, page: theirs('/peer.js'), files: { '/peer.js': chartJs, '/peer.css': Buffer.from('') } },
  ];
  const walls = [];
  let heap;
  for (const one of contestants) {
    const server = createServer((request, response) => {
      const path = new URL(request.url, 'http://x').pathname;
      if (path === '/') return response.writeHead(200, { 'content-type': 'text/html' }).end(one.page);
      const file = one.files[path];
      response.writeHead(file ? 200 : 404, { 'content-type': path.endsWith('.css') ? 'text/css' : 'text/javascript' }).end(file);
    });
    await new Promise((done) => server.listen(0, '127.0.0.1', done));
    const browser = await puppeteer.launch({ executablePath: (await import('../scripts/browsers/find.mjs')).findBrowsers().chromium, args: [...CHROMIUM_ARGS, '--js-flags=--max-old-space-size=1024'], protocolTimeout: 300_000 });
    try {
      const open = async () => {
        const page = await browser.newPage();
        await page.setViewport({ width: 1920, height: 1080 });
        page.on('pageerror', (error) => console.error(`${one.name}: ${error.message}`));
        await page.goto(`http://127.0.0.1:${server.address().port}/`);
        await page.waitForFunction('window.ready', { timeout: 120_000 });
        return page;
      };
      const paints = [];
      for (let round = 0; round < ROUNDS; round++) {
        const page = await open();
        paints.push(await page.evaluate('paint()'));
        await page.close();
      }
      const page = await open();
      await page.evaluate('paint()');
      const painted = one.name === 'cx-scorecard' ? await usedBy(page) : null;
      const frames = await page.evaluate('live()');
      // what came last is shown in the end, and nothing was lost
      const answers = Math.round(one.answers + (SECONDS * PER_SECOND) / TILES);
      await page.waitForFunction(`new RegExp('\\\\b(' + [${answers - 1}, ${answers}, ${answers + 1}].join('|') + ')\\\\b').test(last())`, { timeout: 10_000 });
      walls.push({
        name: one.name, screen: quantile(paints.map(({ screen }) => screen), 0.5), paint: quantile(paints.map(({ all }) => all), 0.5), frames: frames.length, median: quantile(frames, 0.5), p95: quantile(frames, 0.95), longest: Math.max(...frames),
        dropped: frames.filter((time) => time > 1.5 * FRAME).length,
      });
      if (one.name === 'cx-scorecard') heap = { painted, ...(await heapOf(page)) };
      await page.close();
    } finally {
      await browser.close();
      server.close();
    }
  }
  const bytes = [
    { name: 'cx-metric, a figure with its line', gzip: zipped(readFileSync('dist/cdn/metric.js')) },
    { name: 'uPlot 1.6 with its style', gzip: zipped(Buffer.concat([uplot, uplotCss])) },
    { name: 'Chart.js 4.6, only what a line needs', gzip: zipped(chartJs) },
    { name: 'Tremor 3.18 with React 18', gzip: zipped(tremor) },
  ];
  return { load: loadavg()[0], bytes, walls, heap };
}

/** Megabytes of JavaScript, after what is not needed was let go. */
async function usedBy(page) {
  const session = await page.createCDPSession();
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1e6;
}

/** What is held after the updates, and before and after a hundred scorecards of thirty tiles came and went. */
async function heapOf(page) {
  const updated = await usedBy(page);
  await page.evaluate('cycles(10)'); // what is made once is made now
  const before = await usedBy(page);
  await page.evaluate('cycles(100)');
  return { updated, before, after: await usedBy(page) };
}
