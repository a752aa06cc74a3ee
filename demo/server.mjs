// Serves the demo: its pages under a strict Content-Security-Policy with Trusted Types, and the built elements under /cdn.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import fastify from 'fastify';
import { DATA_FILES } from './analysis/data-files.mjs';
import { addArticles } from './article.mjs';
import { pages } from './page.mjs';
import { renewalLog } from './renewals.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The policy of the pages: nothing but what they name. */
export const policy = (collector, copies = '') =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    // the line of who draws a journey together is a WebSocket
    `connect-src 'self' ${collector} ${String(collector).replace(/^http/, 'ws')}`,
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types lit-html${copies}`,
  ].join('; ');

/** The policy of the page in which plugins run that are not trusted: it reaches nothing. */
export const SANDBOX_POLICY = "default-src 'none'; script-src 'self' blob:; worker-src blob:; connect-src 'none'; frame-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox allow-scripts";

/** Starts serving. `collector` is the address of the collector the pages talk to, `data` the folder of real data, if there is one. */
export async function serveDemo({ port = 4173, host = '127.0.0.1', collector, author, welcome, mapper, data = process.env.CX_DATA_DIR ?? here('../../shared/data') }) {
  const app = fastify({ forceCloseConnections: true });
  const made = pages(collector);
  app.addHook('onRequest', async ({ url }, reply) => {
    // the pages with the tool for authors have two single files, and each brings its own copy of lit
    reply.header('content-security-policy', url.startsWith('/sandbox/') ? SANDBOX_POLICY : policy(collector, /^\/(prompts|states|mapping)\//.test(url) ? " 'allow-duplicates'" : '')).header('x-content-type-options', 'nosniff').header('cache-control', 'no-store');
  });
  for (const [path, html] of made) {
    const serve = async (_request, reply) => reply.type('text/html; charset=utf-8').send(html);
    app.get(path, serve);
    if (path.endsWith('/index.html')) app.get(path.replace('index.html', ''), serve);
  }
  addArticles(app, collector);
  // Of the folder of data only the files that the page knows, and only as they are asked for.
  const present = Object.keys(DATA_FILES).filter((set) => DATA_FILES[set].every((path) => existsSync(join(data, path))));
  app.get('/analysis/data.json', async () => ({ present }));
  for (const path of present.flatMap((set) => DATA_FILES[set])) app.get(`/analysis/data/${path}`, async (_request, reply) => reply.sendFile(path, data));
  // a visitor of "Your preferences" as a customer of the bank, if there is a collector that keeps preferences
  app.get('/preferences/session.json', async ({ query }) => welcome?.(!('nothing' in query)) ?? {});
  // in this demo every visitor may publish, if there is a collector that takes surveys
  app.get('/studio/session.json', async () => (author ? { collector, token: author } : {}));
  // the renewals of the last three months, as the bank's systems know them
  app.get('/journey/log.csv', async (_request, reply) => reply.type('text/csv; charset=utf-8').send(renewalLog()));
  // everybody who opens the page is given a link to the journey
  app.get('/mapping/session.json', async ({ query }) => ({ collector, ...mapper?.(String(query.as ?? '')) }));
  app.get('/favicon.ico', async (_request, reply) => reply.code(204).send());
  app.get('/site.css', async (_request, reply) => reply.sendFile('site.css', here('.')));
  await app.register(fastifyStatic, { root: here('../dist/cdn'), prefix: '/cdn/', cacheControl: false });
  await app.register(fastifyStatic, { root: here('../.build/demo'), prefix: '/built/', decorateReply: false, cacheControl: false });
  await app.register(fastifyStatic, { root: here('./states'), prefix: '/states/', decorateReply: false, cacheControl: false });
  await app.register(fastifyStatic, { root: here('./mapping'), prefix: '/mapping/', decorateReply: false, cacheControl: false });
  await app.register(fastifyStatic, { root: here('./prompts'), prefix: '/prompts/', decorateReply: false, cacheControl: false });
  await app.register(fastifyStatic, { root: here('./surveys'), prefix: '/surveys/', decorateReply: false, cacheControl: false });
  await app.register(fastifyStatic, { root: here('./workbench'), prefix: '/workbench/', decorateReply: false, cacheControl: false });
  await app.register(fastifyStatic, { root: here('./studio'), prefix: '/studio/', decorateReply: false, cacheControl: false });
  await app.register(fastifyStatic, { root: here('../dist/sandbox'), prefix: '/sandbox/', decorateReply: false, cacheControl: false });
  await app.register(fastifyStatic, { root: here('../plugins'), prefix: '/plugins/', decorateReply: false, cacheControl: false });
  await app.register(fastifyStatic, { root: here('./bank'), prefix: '/bank/', decorateReply: false, cacheControl: false });
  app.get('/', async (_request, reply) => reply.sendFile('index.html', here('.')));
  await app.listen({ port, host });
  return { url: `http://${host}:${app.server.address().port}`, close: () => app.close() };
}
