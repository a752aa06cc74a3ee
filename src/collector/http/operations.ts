import type { FastifyInstance } from 'fastify';
import type { Instruments } from '../operations/instruments.js';
import { reasonOf, type Log } from '../operations/log.js';
import { exposition, PROMETHEUS } from '../operations/prometheus.js';
import type { Guard } from './guard.js';
import { sendProblem } from './problems.js';

/** How long a store may take to answer that it is there, in milliseconds. */
const PATIENCE = 2000;

export interface OperationParts {
  readonly guard: Guard;
  readonly instruments: Instruments;
  readonly log: Log;
  /** Settles if the store can be written to. */
  readonly ping: () => Promise<void>;
  readonly isStopping: () => boolean;
  readonly listeners: () => number;
}

/** What whoever runs it asks: does it live, is it ready, how is it doing? */
export function addOperations(app: FastifyInstance, { guard, instruments, log, ping, isStopping, listeners }: OperationParts): void {
  app.get('/healthz', async () => ({ status: 'ok', listeners: listeners() }));

  app.get('/readyz', async (_request, reply) => {
    void reply.header('cache-control', 'no-store');
    if (isStopping()) return sendProblem(reply, { status: 503, code: 'stopping', title: 'This collector is stopping', detail: 'It stores what it has and takes nothing new.', retryable: true });
    try {
      await inTime(ping(), PATIENCE);
      return { status: 'ready' };
    } catch (error) {
      log('error', 'store-not-reachable', { reason: reasonOf(error) });
      return sendProblem(reply, { status: 503, code: 'no-store', title: 'The store does not answer', detail: 'Nothing can be stored at the moment. The log says why.', retryable: true });
    }
  });

  app.get('/metrics', (request, reply) => {
    guard.check(request, 'metrics', 'any');
    return reply.type(PROMETHEUS).send(exposition(instruments));
  });
}

async function inTime(work: Promise<void>, patience: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patience} ms`)), patience);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
