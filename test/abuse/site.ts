import { createSocket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a plugin must never see. */
export const SECRETS = { url: 'SECRET-IN-THE-ADDRESS', cookie: 'SECRET-IN-A-COOKIE', storage: 'SECRET-IN-STORAGE', page: 'SECRET-ON-THE-PAGE', file: 'SECRET-IN-A-FILE' };

const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

/** The server of somebody who should never hear from the page. It answers everybody and counts, by the number of the attempt in the path. */
export async function attacker() {
  const hits = new Map<string, number>();
  const requests: { readonly path: string; readonly headers: IncomingMessage['headers']; readonly method: string }[] = [];
  const count = (request: IncomingMessage): void => {
    const path = request.url ?? '';
    hits.set(path, (hits.get(path) ?? 0) + 1);
    requests.push({ path, headers: request.headers, method: request.method ?? '' });
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    if (request.method !== 'OPTIONS') count(request);
    response.setHeader('access-control-allow-origin', '*').setHeader('access-control-allow-headers', '*').setHeader('access-control-allow-methods', '*');
    if (path.endsWith('/redirect')) return void response.writeHead(302, { location: '/hit/84/redirected' }).end();
    if (path.endsWith('/cookie')) response.setHeader('set-cookie', 'tracked=1').setHeader('cache-control', 'max-age=600');
    response.setHeader('content-type', path.endsWith('.js') ? 'text/javascript' : 'text/plain').end(path.endsWith('.js') ? 'export default 1; globalThis.postMessage?.("reached")' : `answer ${requests.length}`);
  });
  server.on('upgrade', (request, socket) => {
    count(request);
    socket.destroy();
  });
  const stun = createSocket('udp4');
  stun.on('message', () => hits.set('/hit/29/udp', (hits.get('/hit/29/udp') ?? 0) + 1));
  await new Promise<void>((bound) => stun.bind(0, '127.0.0.1', bound));
  return {
    url: await listen(server),
    stun: `stun:127.0.0.1:${stun.address().port}`,
    requests,
    /** How often it was reached for one attempt, by any way; or in all. */
    hitsOf: (n?: number) => [...hits].filter(([path]) => n === undefined || path.startsWith(`/hit/${n}/`)).reduce((sum, [, times]) => sum + times, 0),
    forget: () => {
      hits.clear();
      requests.length = 0;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
      stun.close();
    },
  };
}

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,">
<body><h1>${SECRETS.page}</h1><input id="name" value="${SECRETS.page}"><div id="place"></div><script src="/lab.js"></script>`;

/** A site with secrets. `policies` gives a page by path its own Content-Security-Policy; `/` has none, so that nothing but the sandbox protects it. */
export async function hostSite(files: { readonly lab: string; readonly sandbox: string; readonly bare: string }, policies: Readonly<Record<string, string>> = {}) {
  const more = new Map<string, (response: ServerResponse) => void>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    response.setHeader('cache-control', 'no-store');
    const custom = more.get(pathname);
    if (custom) return custom(response);
    if (pathname === '/lab.js') return response.setHeader('content-type', 'text/javascript').end(files.lab);
    if (pathname.startsWith('/secret')) return response.setHeader('access-control-allow-origin', '*').setHeader('content-type', 'text/javascript').end(`export const secret = '${SECRETS.file}';`);
    const [, folder, name] = /^\/(sandbox|bare)\/(cx-sandbox(?:-worker)?\.(?:js|html))$/.exec(pathname) ?? [];
    if (folder && name) {
      if (folder === 'sandbox' && name.endsWith('worker.js')) response.setHeader('content-security-policy', "default-src 'none'; script-src blob:");
      return response.setHeader('content-type', name.endsWith('.html') ? 'text/html' : 'text/javascript').end(readFileSync(`${files[folder as 'sandbox' | 'bare']}/${name}`));
    }
    if (pathname === '/') return response.setHeader('content-type', 'text/html').setHeader('set-cookie', `session=${SECRETS.cookie}`).end(PAGE);
    if (Object.hasOwn(policies, pathname)) return response.setHeader('content-type', 'text/html').setHeader('content-security-policy', policies[pathname]!).end(PAGE);
    response.writeHead(404).end('Not found');
  });
  return {
    url: await listen(server),
    serve: (path: string, answer: (response: ServerResponse) => void) => void more.set(path, answer),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
