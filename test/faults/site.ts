import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A site with a page on which customers answer, and another page to go to. Another origin than the backend, as in life. */
export class Site {
  readonly #server: Server;
  readonly #files: Readonly<Record<string, string>>;

  private constructor(files: Readonly<Record<string, string>>) {
    this.#files = files;
    this.#server = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://x').pathname;
      const text = this.#files[path] ?? (path === '/other' ? '<!doctype html><title>Another page</title><p>Another page' : undefined);
      if (text === undefined) return void response.writeHead(404).end();
      response.writeHead(200, { 'content-type': path.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8' }).end(text);
    });
  }

  /** @param files by path, such as `/page` and `/client.js` */
  static async open(files: Readonly<Record<string, string>>): Promise<Site> {
    const site = new Site(files);
    await new Promise<void>((listening) => site.#server.listen(0, '127.0.0.1', listening));
    return site;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
