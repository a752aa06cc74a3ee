// Other libraries that bring what happened in a page to a server, set up as their documents say, under the same faults.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bundled } from './bundled.js';
import type { Client } from './clients.js';
import { readable } from './gate.js';
import type { Backend } from './lab.js';

const FOLDER = 'test/faults/peers';
/** What stands in every answer, so that it is found again in whatever form it arrives. */
export const MARK = /m-[0-9a-f]{12}/g;

/** A client of somebody else. */
export interface Peer extends Client {
  /** Does what it sends carry an id by which a server can count it once? */
  readonly hasId: boolean;
}

/** What is the same in the pages of all of them. `track` hands one answer over. */
const page = (setUp: string): string => `${setUp}
window.capture = (count, { padding = 0, words = 'a fair word '.repeat(Math.ceil(padding / 12)).slice(0, padding) } = {}) =>
  Array.from({ length: count }, () => {
    const mark = 'm-' + Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(16).padStart(2, '0')).join('');
    window.tell?.({ kind: 'sent', mark });
    track(mark, words);
    return mark;
  });
`;

/** The backend's address, known to the page by its address alone. */
const AT = "const at = document.querySelector('meta[name=backend]').content;";

const script = (code: string): Promise<string> => bundled('', { stdin: { contents: code, resolveDir: FOLDER, loader: 'js' }, entryPoints: [], minify: true, format: 'iife', define: { 'process.env.NODE_ENV': '"production"' } });
const versionOf = (name: string): string => (JSON.parse(readFileSync(`${FOLDER}/node_modules/${name}/package.json`, 'utf8')) as { version: string }).version;

async function peer(name: string, version: string, hasId: boolean, setUp: string, head = ''): Promise<Peer> {
  const code = await script(page(`${setUp}`));
  return {
    name, version, hasId, tells: false,
    scripts: { '/client.js': code },
    page: (backend) => `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="backend" content="${backend}"><title>A page</title>${head.replaceAll('BACKEND', backend)}<script src="/client.js"></script><p><a href="/other">Another page</a>`,
  };
}

/** All that are installed; `CX_PEERS=PostHog,Segment` for some. */
export async function peers(): Promise<readonly Peer[]> {
  const wanted = process.env['CX_PEERS']?.split(',');
  const found = [
    await peer('Sentry', versionOf('@sentry/browser'), true, `
      import * as Sentry from '@sentry/browser'; ${AT}
      Sentry.init({ dsn: at.replace('://', '://key@') + '/1', transport: Sentry.makeBrowserOfflineTransport(Sentry.makeFetchTransport), transportOptions: { flushAtStartup: true }, beforeBreadcrumb: () => null });
      const track = (mark, words) => Sentry.captureMessage(mark, { extra: { words } });
      window.ready = Promise.resolve();`),
    await peer('PostHog', versionOf('posthog-js'), true, `
      import posthog from 'posthog-js'; ${AT}
      posthog.init('phc_faults', { api_host: at, autocapture: false, capture_pageview: false, capture_pageleave: false, disable_session_recording: true, disable_surveys: true, advanced_disable_flags: true, disable_external_dependency_loading: true, opt_out_useragent_filter: true });
      const track = (mark, words) => posthog.capture('answer', { mark, words });
      window.ready = Promise.resolve();`),
    await peer('Segment', versionOf('@segment/analytics-next'), true, `
      import { AnalyticsBrowser } from '@segment/analytics-next'; ${AT}
      const settings = { integrations: { 'Segment.io': { apiKey: 'faults', apiHost: at.replace('http://', '') + '/v1', protocol: 'http' } } };
      const analytics = AnalyticsBrowser.load({ writeKey: 'faults', cdnSettings: settings }, { integrations: { 'Segment.io': { apiHost: at.replace('http://', '') + '/v1', protocol: 'http' } } });
      const track = (mark, words) => analytics.track('answer', { mark, words });
      window.ready = analytics.ready();`),
    await peer('Snowplow', versionOf('@snowplow/browser-tracker'), true, `
      import { newTracker, trackStructEvent } from '@snowplow/browser-tracker'; ${AT}
      newTracker('sp', at, { appId: 'faults', eventMethod: 'post' });
      const track = (mark, words) => trackStructEvent({ category: 'answer', action: mark, label: words });
      window.ready = Promise.resolve();`),
    await peer('RudderStack', versionOf('@rudderstack/analytics-js'), true, `
      import { RudderAnalytics } from '@rudderstack/analytics-js/bundled'; ${AT}
      const analytics = new RudderAnalytics();
      const source = { source: { id: 's', name: 's', writeKey: 'faultsfaultsfaultsfaultsfau', enabled: true, workspaceId: 'w', config: { statsCollection: { errors: { enabled: false }, metrics: { enabled: false } } }, connections: [], destinations: [], dataplanes: {} } };
      window.ready = new Promise((resolve) => analytics.load('faultsfaultsfaultsfaultsfau', at, { getSourceConfig: () => source, configUrl: at, onLoaded: resolve, useBeacon: false }));
      const track = (mark, words) => analytics.track('answer', { mark, words });`),
  ];
  const umami = `${FOLDER}/node_modules/umami/src/tracker/index.js`;
  if (existsSync(umami)) {
    const one = await peer('Umami', versionOf('umami'), false, `const track = (mark, words) => window.umami.track('answer', { mark, words }); window.ready = new Promise((resolve) => addEventListener('load', () => resolve()));`, '<script defer src="/umami.js" data-website-id="01a21d96-3425-7000-a7a3-4da2a678774e" data-host-url="BACKEND" data-auto-track="false"></script>');
    found.push({ ...one, scripts: { ...one.scripts, '/umami.js': readFileSync(umami, 'utf8') } });
  }
  // its tracker is not on npm: piwik.js of a release, put beside by hand
  const matomo = `${FOLDER}/node_modules/matomo/matomo.js`;
  if (existsSync(matomo)) {
    const version = existsSync(`${FOLDER}/node_modules/matomo/VERSION`) ? readFileSync(`${FOLDER}/node_modules/matomo/VERSION`, 'utf8').trim() : 'unknown';
    const one = await peer('Matomo', version, false, `${AT}
      window._paq = [['setTrackerUrl', at + '/matomo.php'], ['setSiteId', '1']];
      const track = (mark, words) => window._paq.push(['trackEvent', 'answer', mark, words || 'none']);
      window.ready = new Promise((resolve) => addEventListener('load', () => resolve()));`, '');
    found.push({ ...one, scripts: { ...one.scripts, '/matomo.js': readFileSync(matomo, 'utf8') }, page: (backend) => one.page(backend).replace('<p>', '<script src="/matomo.js"></script><p>') });
  }
  return found.filter(({ name }) => wanted?.includes(name) ?? true);
}

/** A server that says yes to everybody and notes what it got: once by its id, where there is one. */
export async function acceptor({ hasId }: Peer): Promise<Backend> {
  const got: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = readable({ path: request.url ?? '', body: Buffer.concat(chunks) });
      got.push(...new Set(text.match(MARK)));
      response
        .writeHead(200, { 'access-control-allow-origin': request.headers.origin ?? '*', 'access-control-allow-credentials': 'true', 'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '*', 'access-control-allow-methods': 'GET, POST, OPTIONS', 'content-type': 'application/json' })
        .end(request.method === 'OPTIONS' ? '' : '{"status":1,"success":true}');
    });
    request.on('error', () => undefined);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    marks: async () => [...new Set(got)],
    kept: async () => ({ stored: hasId ? [...new Set(got)] : got, reported: {}, differences: [] }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
