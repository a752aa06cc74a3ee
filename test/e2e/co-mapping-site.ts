import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

/** A page with a map and a session, under a strict policy, bundled from the sources as an app would bundle them. */
export async function openMapSite(connect: () => string): Promise<{ readonly url: string; page(how: { journey: unknown; session: string; map?: string; lang?: string; head?: string }): string; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'cx-comap-'));
  await build({
    entryPoints: { page: 'components/journey-session/define.ts', map: 'components/journey-map/define.ts', de: 'components/locales/journey-de.ts', ar: 'components/locales/journey-ar.ts' },
    outdir: folder, bundle: true, splitting: true, format: 'esm', target: 'es2023', logLevel: 'error',
  });
  const pages = new Map<string, string>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://site');
    const policy = `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' ${connect()}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html`;
    const page = pages.get(pathname);
    if (page) return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }).end(page);
    const file = join(folder, pathname.slice(1).replaceAll('..', ''));
    if (pathname.endsWith('.js') && existsSync(file)) return void response.writeHead(200, { 'content-type': 'text/javascript' }).end(readFileSync(file));
    response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    page({ journey, session, map = 'editable view="map"', lang = 'en', head = '' }) {
      const path = `/map-${pages.size}`;
      const document = journey === undefined ? '' : `<script type="application/json">${JSON.stringify(journey).replaceAll('<', '\\u003c')}</script>`;
      pages.set(path, `<!doctype html><html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>A map</title>${lang === 'en' ? '' : `<script type="module" src="/${lang}.js"></script>`}<script type="module" src="/map.js"></script><script type="module" src="/page.js"></script>${head}</head><body><main><cx-journey-session for="map" ${session}></cx-journey-session><cx-journey-map id="map" ${map}>${document}</cx-journey-map></main></body></html>`);
      return url + path;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
