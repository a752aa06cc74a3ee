import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Reads every body as a form; one that cannot be read is one without fields. @param largest bytes */
export function formBodies(app: FastifyInstance, largest: number): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: largest }, async (request: FastifyRequest, body: Buffer) => {
    const type = request.headers['content-type'] ?? '';
    return new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData().catch(() => new FormData());
  });
}

/** The form that was posted. */
export const formOf = (request: FastifyRequest): FormData => (request.body instanceof FormData ? request.body : new FormData());
