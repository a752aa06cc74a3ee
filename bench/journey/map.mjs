// How much work a journey is to draw, and to scroll: `<cx-journey-map>` as it is published beside mermaid, in one browser
// and one run, from the same journeys. Work is CPU time of the page's main thread (`threadTicks`), since the machine is
// shared: script, styles, layout and what the thread does to paint. Each visit is a page of its own in which nothing of
// either has run; what is loaded has been loaded. Medians.
//
// mermaid is given the text, which it has to parse; ours is given the journey (as an application has it that keeps journeys), and in
// rows of their own the same as a JSON document read by the schemas, and the very text that mermaid gets. The text carries
// a channel, a satisfaction and, at every third touchpoint, a pain in `%%cx` lines: ours draws those too, mermaid passes over them.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import puppeteer from 'puppeteer-core';
import { CHROMIUM_ARGS, ensureBrowsers } from '../../scripts/browsers/find.mjs';

const here = new URL('.', import.meta.url).pathname;
const ROUNDS = Number(process.env.CX_BENCH_ROUNDS ?? 9);
const SIZES = (process.env.CX_BENCH_SIZES ?? '100,1000,5000').split(',').map(Number);
/** mermaid takes many seconds for a long journey: fewer visits say enough. */
const roundsOf = (isPeer, size) => (isPeer && size > 100 ? Math.min(ROUNDS, 3) : ROUNDS);

/** A journey as a text that both read: ten touchpoints a phase, one to three people each. */
export function journeyText(size) {
  const people = ['Customer', 'Agent', 'Clerk'];
  const channels = ['web', 'phone', 'branch'];
  const lines = ['journey', '  title A long journey', ...channels.map((name) => `  %%cx {"type":"channel","id":"${name}","name":"${name}"}`)];
  for (let i = 0; i < size; i++) {
    if (i % 10 === 0) lines.push(`  section Phase ${i / 10 + 1}`);
    lines.push(`    Step ${i + 1} of the journey: ${1 + ((i * 7) % 5)}: ${people.slice(0, 1 + (i % 3)).join(', ')}`);
    lines.push(`    %%cx {"id":"t${i}","channel":"${channels[i % 3]}","metrics":{"csat":{"k":${40 + ((i * 13) % 50)},"n":${100 + (i % 40)},"scale":"top2of5"}}}`);
    if (i % 3 === 0) lines.push(`    %%cx {"type":"pain","id":"p${i}","text":"It took longer than it should"}`);
  }
  return `${lines.join('\n')}\n`;
}

const frame = (body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title><link rel="icon" href="data:,"><style>body{margin:0;font:16px/1.4 sans-serif}main{inline-size:1200px;overflow:auto}</style></head><body><main></main><script type="module">
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel(); port1.onmessage = resolve; port2.postMessage(0); }));
  const given = await (await fetch('/given' + location.search)).text();
  const nodesOf = (root) => { let sum = 0; for (const one of root.querySelectorAll('*')) sum += 1 + (one.shadowRoot ? nodesOf(one.shadowRoot) : 0); return sum; };
  window.nodes = () => nodesOf(document.querySelector('main'));
  /** Milliseconds from frame to frame while the map goes sideways, some three thousand pixels a second. */
  window.scroll = async (frames) => {
    const box = scroller();
    const times = [];
    let before = await new Promise(requestAnimationFrame);
    for (let i = 0; i < frames; i++) {
      box.scrollLeft += 50;
      const now = await new Promise(requestAnimationFrame);
      times.push(now - before);
      before = now;
    }
    return times;
  };
  window.zoom = async (frames) => {
    const times = [];
    let before = await new Promise(requestAnimationFrame);
    for (let i = 0; i < frames; i++) {
      zoomTo(1 + 0.3 * Math.sin(i / 6));
      const now = await new Promise(requestAnimationFrame);
      times.push(now - before);
      before = now;
    }
    return times;
  };
  ${body}
  await painted();
  window.ready = true;
</script></body></html>`;

const OURS = (how) => frame(`
  import '/cdn/journey-map.js';
  ${how === 'json' ? "import { parseJourney } from '/cdn/journey.js';" : ''}
  ${how === 'text' ? "import { importMermaid } from '/interchange.js';" : ''}
  const read = { given: (one) => one, json: (one) => parseJourney(one).value.journey, text: (one) => importMermaid(one).value.journey }.${how};
  const source = ${how === 'given' ? 'JSON.parse(given)' : 'given'};
  const scroller = () => document.querySelector('cx-journey-map').shadowRoot.querySelector('.scroller');
  const zoomTo = (zoom) => { document.querySelector('cx-journey-map').zoom = zoom; };
  window.paint = async () => {
    const map = document.createElement('cx-journey-map');
    map.view = 'map';
    map.journey = read(source);
    document.querySelector('main').append(map);
    await painted();
  };`);

const MERMAID = frame(`
  import mermaid from '/mermaid/mermaid.esm.min.mjs';
  mermaid.initialize({ startOnLoad: false, maxTextSize: 10_000_000, journey: { useMaxWidth: false } });
  await mermaid.parse('journey\\n A: 1: Me'); // loads what it loads for journeys
  const scroller = () => document.querySelector('main');
  const zoomTo = (zoom) => { document.querySelector('svg').style.scale = zoom; };
  window.paint = async () => {
    const { svg } = await mermaid.render('m', given);
    document.querySelector('main').innerHTML = svg;
    await painted();
  };`);

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const percentile = (values, share) => [...values].sort((a, b) => a - b)[Math.floor(share * (values.length - 1))];

/** CPU time of the main thread so far, in milliseconds. */
async function workOf(protocol) {
  const { metrics } = await protocol.send('Performance.getMetrics');
  const of = (name) => 1000 * metrics.find((one) => one.name === name).value;
  return { all: of('TaskDuration'), script: of('ScriptDuration'), layout: of('LayoutDuration') + of('RecalcStyleDuration') };
}

/** Runs it; a row for each way and size. */
export async function journeyMapBench() {
  const { chromium } = ensureBrowsers();
  const { importMermaid } = await import('../../dist/src/journey/interchange/index.js');
  const { rolldown } = await import('rolldown');
  const built = await rolldown({ input: 'dist/src/journey/interchange/index.js', platform: 'browser', logLevel: 'silent' });
  const interchange = Buffer.from((await built.generate({ format: 'es', minify: true })).output[0].code);
  const texts = new Map(SIZES.map((size) => [size, journeyText(size)]));
  const journeys = new Map(SIZES.map((size) => {
    const { source: _, ...journey } = importMermaid(texts.get(size)).value.journey;
    return [size, JSON.stringify(journey)];
  }));
  const ways = [
    { name: '`<cx-journey-map>`, given the journey', page: OURS('given'), given: journeys },
    { name: 'the same, from a JSON document', page: OURS('json'), given: journeys },
    { name: 'the same, from mermaid\'s text', page: OURS('text'), given: texts },
    { name: 'mermaid 12.3', page: MERMAID, given: texts, isPeer: true },
  ];
  let fetched = new Map();
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://x');
    const way = ways[Number(searchParams.get('way'))];
    if (pathname === '/') return response.setHeader('content-type', 'text/html').end(way.page);
    if (pathname === '/given') return response.end(way.given.get(Number(searchParams.get('size'))));
    const file = pathname === '/interchange.js' ? interchange : readFileSync(pathname.startsWith('/cdn/') ? join('dist', pathname) : join(here, '../peers/node_modules/mermaid/dist', pathname.replace('/mermaid/', '/')));
    fetched.set(pathname, file);
    response.setHeader('content-type', 'text/javascript').end(file);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await puppeteer.launch({ executablePath: chromium, args: CHROMIUM_ARGS, protocolTimeout: 600_000 });
  const visit = async (way, size, moves) => {
    const context = await browser.createBrowserContext();
    const tab = await context.newPage();
    await tab.setViewport({ width: 1280, height: 900 });
    const protocol = await tab.createCDPSession();
    await protocol.send('Performance.enable', { timeDomain: 'threadTicks' });
    await tab.goto(`http://127.0.0.1:${server.address().port}/?way=${way}&size=${size}`, { waitUntil: 'load' });
    await tab.waitForFunction(() => window.ready, { timeout: 60_000 });
    const before = await workOf(protocol);
    await tab.evaluate(() => window.paint());
    const after = await workOf(protocol);
    const nodes = await tab.evaluate(() => window.nodes());
    const result = { all: after.all - before.all, script: after.script - before.script, layout: after.layout - before.layout, nodes };
    if (moves) {
      await new Promise((resolve) => setTimeout(resolve, 500)); // what comes after the first paint
      const began = await workOf(protocol);
      result.scroll = await tab.evaluate((frames) => window.scroll(frames), 200);
      result.scrollWork = ((await workOf(protocol)).all - began.all) / 200;
      result.zoom = await tab.evaluate((frames) => window.zoom(frames), 60);
    }
    await context.close();
    return result;
  };
  try {
    const rows = [];
    for (const size of SIZES) {
      const seen = ways.map(() => []);
      const bytes = ways.map(() => 0);
      for (let round = 0; round <= ROUNDS; round++) {
        for (const [i, { isPeer }] of ways.entries()) {
          if (round > roundsOf(isPeer, size) || (isPeer && size > 100 && round === 0)) continue;
          fetched = new Map();
          const moves = round === 1 && !/same/.test(ways[i].name);
          const one = await visit(i, size, moves);
          bytes[i] = [...fetched.values()].reduce((sum, file) => sum + brotliCompressSync(file).length, 0);
          if (round > 0) seen[i].push(one); // the first warms up the browser
        }
      }
      for (const [i, { name, isPeer = false }] of ways.entries()) {
        const of = (what) => median(seen[i].map((one) => one[what]));
        const moved = seen[i].find((one) => one.scroll);
        rows.push({
          name, size, isPeer, brotli: bytes[i], cpu: of('all'), script: of('script'), layout: of('layout'), nodes: of('nodes'), least: Math.min(...seen[i].map(({ all }) => all)),
          scroll: moved && { median: median(moved.scroll), p95: percentile(moved.scroll, 0.95), work: moved.scrollWork },
          zoom: moved && { median: median(moved.zoom), p95: percentile(moved.zoom, 0.95) },
        });
      }
    }
    return rows;
  } finally {
    await browser.close();
    server.close();
  }
}
