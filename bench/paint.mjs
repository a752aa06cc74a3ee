// How long from the first script of a survey to the survey on the screen, what it weighs, and what it holds in memory:
// ours beside a plain fieldset (the floor) and beside peers from npm, in one run, in one browser. Medians.
//
// "Painted" is the first frame, and the task after it, in which the scale (for Sentry, which has none, the text field)
// has a size. Each visit is a fresh context with an empty cache; everything comes from this machine, uncompressed.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import puppeteer from 'puppeteer-core';
import { rolldown } from 'rolldown';
import { installPeers } from './peers/install.mjs';
import { CHROMIUM_ARGS, ensureBrowsers } from '../scripts/browsers/find.mjs';

const here = new URL('.', import.meta.url).pathname;
const ROUNDS = Number(process.env.CX_BENCH_ROUNDS ?? 9);
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

const SCORES = Array.from({ length: 11 }, (_, i) => `<label><input type="radio" name="nps" value="${i}">${i}</label>`).join('');

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
    {
      name: 'cx-nps-survey',
      head: '<script type="module" src="/nps-survey.js"></script>',
      body: '<cx-nps-survey></cx-nps-survey>',
      files: { '/nps-survey.js': readFileSync('dist/cdn/nps-survey.js') },
      found: 'document.querySelector("cx-nps-survey")?.shadowRoot?.querySelector("[part=choices]")',
    },
    sentry && { name: 'Sentry feedback 11.12', body: '<script src="/sentry.js"></script>', files: { '/sentry.js': sentry }, found: 'document.querySelector("#sentry-feedback")?.shadowRoot?.querySelector("textarea")' },
    {
      name: 'PostHog 1.449, inline',
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
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://x');
    const [, number, ...rest] = pathname.split('/');
    const one = everybody[Number(number)];
    const path = `/${rest.join('/')}`;
    response.setHeader('cache-control', 'no-store');
    const answer = Object.entries(one?.answers ?? everybody.find((it) => it.answers)?.answers ?? {}).find(([prefix]) => pathname.startsWith(prefix) || path.startsWith(prefix));
    const file = one?.files[path] ?? everybody.flatMap((it) => Object.entries(it.files)).find(([name]) => name === pathname)?.[1];
    if (one && path === '/') response.setHeader('content-type', 'text/html').end(page(one).replaceAll('src="/', `src="/${number}/`).replaceAll('href="/', `href="/${number}/`));
    else if (file) response.setHeader('content-type', pathname.endsWith('.css') ? 'text/css' : 'text/javascript').end(file);
    else if (answer) response.setHeader('content-type', 'application/json').end(JSON.stringify(answer[1]));
    else response.setHeader('content-type', 'application/json').end('{}');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${server.address().port}`;
  const browser = await puppeteer.launch({ executablePath: chromium, args: CHROMIUM_ARGS });
  const seen = everybody.map(() => ({ painted: [], heap: [], error: '' }));
  for (let round = 0; round < ROUNDS + 1; round++) {
    for (const [i] of everybody.entries()) {
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
  return everybody.map(({ name, files }, i) => ({
    name,
    brotli: Object.values(files).reduce((sum, file) => sum + brotliCompressSync(file).length, 0),
    painted: seen[i].painted.length > 0 ? median(seen[i].painted) : null,
    ratio: seen[i].painted.length > 0 ? median(seen[i].painted) / floor : null,
    heap: seen[i].heap.length > 0 ? median(seen[i].heap) - blank : null,
    error: seen[i].error,
  }));
}
