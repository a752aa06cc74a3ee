import type { FastifyInstance } from 'fastify';
import type { Instruments } from '../operations/instruments.js';
import type { Log } from '../operations/log.js';
import type { Guard } from './guard.js';

/** Notes each request: which route and not which address, since addresses hold tokens and names; whose key and not the key. */
export function noteRequests(app: FastifyInstance, { log, instruments, guard }: { readonly log: Log; readonly instruments: Instruments; readonly guard: Guard }): void {
  const requests = instruments.count('cx.collector.requests', 'Requests that were answered.');
  const durations = instruments.durations('cx.collector.request.duration', 'From the first byte of a request to the last of its answer.');
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const labels = { method: request.method, route, status: String(reply.statusCode) };
    requests.add(1, labels);
    durations.record(reply.elapsedTime / 1000, { method: request.method, route });
    log('info', 'request', { ...labels, status: reply.statusCode, ms: Math.round(reply.elapsedTime * 10) / 10, holder: guard.grantOf(request)?.holder, trace: request.id });
  });
}
