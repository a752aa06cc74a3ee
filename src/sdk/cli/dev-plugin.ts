import { createReadStream, existsSync, statSync, watch } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize, resolve } from 'node:path';

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.json': 'application/json', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml' };

/**
 * Serves the page on which a plugin is made, on this machine only: `/dev/` is its page, `/cx/` has the library in one file,
 * `/changes` tells when a file of the plugin changed. Port 0 takes any.
 */
export function devPlugin(folder: string, library: string, port = 5177): Promise<Server> {
  const root = resolve(folder);
  const readers = new Set<ServerResponse>();
  const watcher = watch(root, { recursive: process.platform !== 'linux' }, () => readers.forEach((reader) => reader.write('data: changed\n\n')));
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)).replaceAll('\\', '/');
    if (path === '/changes') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).write(':\n\n');
      readers.add(response);
      request.on('close', () => readers.delete(response));
      return;
    }
    if (path === '/') return void response.writeHead(302, { location: '/dev/' }).end();
    const file = path.startsWith('/cx/') ? join(library, 'dist/dev', path.slice(4)) : join(root, path, path.endsWith('/') ? 'index.html' : '');
    if (/(?:^|\/)(?:\.|node_modules)/.test(path) || !existsSync(file) || !statSync(file).isFile()) return void response.writeHead(404).end('There is no such file.');
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'cache-control': 'no-store' });
    createReadStream(file).pipe(response);
  });
  server.on('close', () => watcher.close());
  return new Promise((done) => server.listen(port, '127.0.0.1', () => done(server)));
}
