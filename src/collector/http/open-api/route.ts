import type { FastifyInstance } from 'fastify';
import { packageVersion } from '../../package-version.js';

/** `GET /openapi.json`: what can be asked of a collector. Made when it is first asked for. */
export function addOpenApi(app: FastifyInstance): void {
  let text: string | undefined;
  app.get('/openapi.json', async (_request, reply) => {
    if (text === undefined) {
      const { openApiDocument } = await import('./document.js');
      text = JSON.stringify(openApiDocument(packageVersion()));
    }
    return reply.headers({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'public, max-age=300' }).send(text);
  });
}
