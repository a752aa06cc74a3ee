import { createServer, type Server } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' };

/** A site whose pages a test writes. It has the built elements under `/cdn/`, and the same once more, as another version would be, under `/cdn2/`. */
export class Site {
  readonly #server: Server;
  readonly #pages = new Map<string, { readonly body: string; readonly headers: Readonly<Record<string, string>> }>();
  url = '';

  private constructor() {
    this.#server = createServer((request, response) => {
      const { pathname } = new URL(request.url!, 'http://site');
      const page = this.#pages.get(pathname);
      if (page) return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers }).end(page.body);
      if (pathname === '/favicon.ico') return void response.writeHead(204).end();
      const found = /^\/cdn2?\/(.*)$/.exec(pathname);
      const file = found && join('dist/cdn', normalize(`/${found[1]}`));
      if (file && existsSync(file) && TYPES[extname(file)]) return void response.writeHead(200, { 'content-type': TYPES[extname(file)]!, 'access-control-allow-origin': '*' }).end(readFileSync(file));
      response.writeHead(404, { 'content-type': 'text/plain' }).end('nothing here');
    });
  }

  static async open(): Promise<Site> {
    const site = new Site();
    await new Promise<void>((resolve) => site.#server.listen(0, '127.0.0.1', resolve));
    site.url = `http://127.0.0.1:${(site.#server.address() as AddressInfo).port}`;
    return site;
  }

  /** Puts a page up; gives its address. */
  page(body: string, { head = '', headers = {}, lang = 'en', attributes = '' }: { readonly head?: string; readonly headers?: Readonly<Record<string, string>>; readonly lang?: string; readonly attributes?: string } = {}): string {
    const path = `/article-${this.#pages.size}`;
    this.#pages.set(path, { body: `<!doctype html><html lang="${lang}" ${attributes}><head><meta charset="utf-8"><title>An article</title>${head}</head><body><main>${body}</main></body></html>`, headers });
    return this.url + path;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
