// How long from the first script of a survey to the survey on the screen, what it weighs, and what it holds in memory:
// ours beside a plain fieldset (the floor) and beside peers from npm, in one run, in one browser. Medians.
//
// "Painted" is the first frame, and the task after it, in which the scale (for Sentry, which has none, the text field)
// has a size. Each visit is a fresh context with an empty cache; everything comes from this machine, uncompressed. Bytes are those
// of the files that were asked for. The best peer is the fastest of those that are for surveys.
import { createServer } from 'node:http';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import puppeteer from 'puppeteer-core';
import { rolldown } from 'rolldown';
import { installPeers } from './peers/install.mjs';
import { CHROMIUM_ARGS, ensureBrowsers } from '../scripts/browsers/find.mjs';

const here = new URL('.', import.meta.url).pathname;
const ROUNDS = Number(process.env.CX_BENCH_ROUNDS ?? 9);
/** How many times slower than this machine the browser is made to compute: `CX_BENCH_SLOWER=4` is a phone of the middle. */
const SLOWER = Number(process.env.CX_BENCH_SLOWER ?? 1);
const peer = (path) => readFileSync(join(here, 'peers/node_modules', path));

async function bundle(code) {
  const built = await rolldown({
    input: 'entry',
    cwd: join(here, 'peers'),
    platform: 'browser',
    logLevel: 'silent',
    plugins: [{ name: 'entry', resolveId: (id) => (id === 'entry' ? join(here, 'peers/entry.js') : null), load: (id) => (id.endsWith('peers/entry.js') ? code : null) }],
  });
  const { output } = await built.generate({ format: 'iife', minify: true });
  return Buffer.from(output[0].code);
}

const TYPES = { css: 'text/css', json: 'application/json' };
const SCORES = Array.from({ length: 11 }, (_, i) => `<label><input type="radio" name="nps" value="${i}">${i}</label>`).join('');

/** The same two questions as a document of ours. */
const SURVEY = {
  format: 'cx-survey/1', id: 's1', title: 'NPS', language: 'en',
  pages: [{ id: 'all', questions: [{ type: 'nps', id: 'nps', title: 'How likely are you to recommend us?' }, { type: 'text', id: 'why', title: 'Why?' }] }],
};
/** A file of ours for script tags, with the parts that it may ask for. */
function ours(name) {
  const folder = `dist/cdn/${name}`;
  const parts = existsSync(folder) ? readdirSync(folder) : [];
  return Object.fromEntries([[`/${name}.js`, `${folder}.js`], ...parts.map((file) => [`/${name}/${file}`, `${folder}/${file}`])].map(([path, file]) => [path, readFileSync(file)]));
}
const inShadow = (tag) => `document.querySelector("${tag}")?.shadowRoot?.querySelector("[part=choices]")`;
const preset = (tag) => ({ name: tag, ours: true, head: `<script type="module" src="/${tag.slice(3)}.js"></script>`, body: `<${tag}></${tag}>`, files: ours(tag.slice(3)), found: inShadow(tag) });
const survey = (name, body, files = {}) => ({ name, ours: true, head: '<script type="module" src="/survey.js"></script>', body, files: { ...ours('survey'), ...files }, found: inShadow('cx-survey') });

const POSTHOG_SURVEY = {
  id: 's1', name: 'NPS', type: 'popover', start_date: '2026-01-01T00:00:00Z', end_date: null, conditions: null, appearance: {}, current_iteration: null,
  questions: [
    { id: 'q1', type: 'rating', question: 'How likely are you to recommend us?', display: 'number', scale: 10, lowerBoundLabel: 'Not at all', upperBoundLabel: 'Extremely' },
    { id: 'q2', type: 'open', question: 'Why?' },
  ],
};

/** Who takes part: the body of the page, its files, and how to find out whether its scale is there. */
async function contestants() {
  const sentry = await bundle(`
    import * as Sentry from '@sentry/browser';
    import { feedbackSyncIntegration } from '@sentry/browser';
    Sentry.init({ dsn: 'https://a@o1.ingest.example/1', transport: () => ({ send: async () => ({}), flush: async () => true }), integrations: [] });
    const feedback = feedbackSyncIntegration({ autoInject: false });
    Sentry.getClient().addIntegration(feedback);
    feedback.createForm().then((form) => { form.appendToDom(); form.open(); });
  `).catch(() => null);
  return [
    { name: 'blank page', body: '', files: {}, found: 'document.documentElement' },
    { name: 'plain fieldset', body: `<form><fieldset><legend>How likely are you to recommend us?</legend>${SCORES}</fieldset><label>Why?<textarea></textarea></label></form>`, files: {}, found: 'document.querySelector("fieldset")' },
    preset('cx-nps-survey'),
    preset('cx-csat-survey'),
    preset('cx-ces-survey'),
    survey('cx-survey, `definition`', `<cx-survey></cx-survey><script>document.querySelector('cx-survey').definition = ${JSON.stringify(SURVEY)};</script>`),
    survey('cx-survey, JSON in the page', `<cx-survey><script type="application/json">${JSON.stringify(SURVEY)}</script></cx-survey>`),
    survey('cx-survey, `src`', '<cx-survey src="/survey.json"></cx-survey>', { '/survey.json': Buffer.from(JSON.stringify(SURVEY)) }),
    sentry && { name: 'Sentry feedback 11.12', body: '<script src="/sentry.js"></script>', files: { '/sentry.js': sentry }, found: 'document.querySelector("#sentry-feedback")?.shadowRoot?.querySelector("textarea")' },
    {
      name: 'PostHog 1.449, inline',
      peer: true,
      body: `<div id="s"></div><script src="/array.js"></script><script src="/static/surveys.js"></script><script>
        posthog.init('phc_x', { api_host: location.origin, autocapture: false, capture_pageview: false, disable_session_recording: true, persistence: 'memory',
          loaded: (it) => { it.onSurveysLoaded(() => it.displaySurvey('s1', { displayType: 'inline', selector: '#s', ignoreConditions: true, ignoreDelay: true })); } });
      </script>`,
      files: {
        '/array.js': peer('posthog-js/dist/array.js'),
        '/static/surveys.js': peer('posthog-js/dist/surveys.js'),
        '/array/phc_x/config.js': Buffer.from("(window._POSTHOG_REMOTE_CONFIG ??= {})['phc_x'] = { config: { surveys: true, supportedCompression: [], sessionRecording: false, autocapture_opt_out: true, capturePerformance: false, heatmaps: false, hasFeatureFlags: false }, siteApps: [] };"),
      },
      answers: { '/api/surveys/': { surveys: [POSTHOG_SURVEY] }, '/array/phc_x/config': { surveys: true, supportedCompression: [] } },
      found: 'document.querySelector("#s button, #s .ratings-number") || [...document.querySelectorAll("*")].map((e) => e.shadowRoot?.querySelector(".ratings-number")).find(Boolean)',
    },
    {
      name: 'SurveyJS 2.5, inline',
      peer: true,
      body: `<link rel="stylesheet" href="/survey.css"><script src="/core.js"></script><script src="/ui.js"></script><div id="s"></div><script>
        new Survey.Model({ elements: [{ type: 'rating', name: 'nps', title: 'How likely are you to recommend us?', rateMin: 0, rateMax: 10, displayMode: 'buttons' }, { type: 'comment', name: 'why' }] }).render(document.getElementById('s'));
      </script>`,
      files: {
        '/survey.css': peer('survey-core/survey-core.fontless.min.css'),
        '/core.js': peer('survey-core/survey.core.min.js'),
        '/ui.js': peer('survey-js-ui/survey-js-ui.min.js'),
      },
      found: 'document.querySelector(".sd-rating__item, .sd-rating")',
    },
  ].filter(Boolean);
}

const page = ({ head = '', body, found }) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title><link rel="icon" href="data:,"><script>
  performance.mark('t0');
  (function look() {
    requestAnimationFrame(() => {
      const at = ${found};
      if (!at || at.getBoundingClientRect().height === 0) return look();
      const channel = new MessageChannel();
      channel.port1.onmessage = () => { window.painted = performance.now() - performance.getEntriesByName('t0')[0].startTime; };
      channel.port2.postMessage(0);
    });
  })();
</script>${head}</head><body>${body}</body></html>`;

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

async function visit(browser, url) {
  const context = await browser.createBrowserContext();
  const tab = await context.newPage();
  if (SLOWER > 1) await tab.emulateCPUThrottling(SLOWER);
  await tab.goto(url, { waitUntil: 'load' });
  await tab.waitForFunction(() => window.painted !== undefined, { timeout: 20_000, polling: 20 });
  const painted = await tab.evaluate(() => window.painted);
  const protocol = await tab.createCDPSession();
  await protocol.send('HeapProfiler.enable');
  for (let i = 0; i < 2; i++) await protocol.send('HeapProfiler.collectGarbage');
  const { usedSize } = await protocol.send('Runtime.getHeapUsage');
  await context.close();
  return { painted, heap: usedSize / 1e6 };
}

/** Runs it, and gives a row for each contestant. */
export async function paintBench() {
  const { chromium } = ensureBrowsers();
  if (!installPeers()) console.log('The peers could not be installed; only ours and the floor are measured.');
  const everybody = await contestants();
  const fetched = everybody.map(() => new Map());
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://x');
    const [, number, ...rest] = pathname.split('/');
    const one = everybody[Number(number)];
    const path = `/${rest.join('/')}`;
    response.setHeader('cache-control', 'no-store');
    const answer = Object.entries(one?.answers ?? everybody.find((it) => it.answers)?.answers ?? {}).find(([prefix]) => pathname.startsWith(prefix) || path.startsWith(prefix));
    // PostHog asks for some of its files without our number
    const [owner, name] = one?.files[path] ? [one, path] : [everybody.find((it) => it.files[pathname]), pathname];
    const file = owner?.files[name];
    if (one && path === '/') response.setHeader('content-type', 'text/html').end(page(one).replaceAll('src="/', `src="/${number}/`).replaceAll('href="/', `href="/${number}/`));
    else if (file) {
      fetched[everybody.indexOf(owner)].set(name, file);
      response.setHeader('content-type', TYPES[pathname.split('.').at(-1)] ?? 'text/javascript').end(file);
    } else if (answer) response.setHeader('content-type', 'application/json').end(JSON.stringify(answer[1]));
    else response.setHeader('content-type', 'application/json').end('{}');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${server.address().port}`;
  const browser = await puppeteer.launch({ executablePath: chromium, args: CHROMIUM_ARGS });
  const seen = everybody.map(() => ({ painted: [], heap: [], error: '' }));
  for (let round = 0; round < ROUNDS + 1; round++) {
    for (const [i] of everybody.entries()) {
      if (seen[i].error) continue; // what failed once is told, and holds nobody up
      try {
        const { painted, heap } = await visit(browser, `${base}/${i}/`);
        if (round === 0) continue; // warms up the disk and the browser
        seen[i].painted.push(painted);
        seen[i].heap.push(heap);
      } catch (error) {
        seen[i].error = String(error.message).split('\n')[0];
      }
    }
  }
  await browser.close();
  server.close();
  const floor = median(seen[1].painted);
  const blank = median(seen[0].heap);
  const painted = seen.map((one) => (one.painted.length > 0 ? median(one.painted) : null));
  const best = Math.min(...everybody.flatMap((one, i) => (one.peer && painted[i] !== null ? [painted[i]] : [])));
  return everybody.map(({ name, ours: isOurs = false }, i) => ({
    name,
    brotli: [...fetched[i].values()].reduce((sum, file) => sum + brotliCompressSync(file).length, 0),
    painted: painted[i],
    ratio: painted[i] === null ? null : painted[i] / floor,
    faster: isOurs && painted[i] !== null && Number.isFinite(best) ? best / painted[i] : null,
    heap: seen[i].heap.length > 0 ? median(seen[i].heap) - blank : null,
    error: seen[i].error,
  }));
}
