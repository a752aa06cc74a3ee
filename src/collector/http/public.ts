import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ServerResponse } from 'node:http';
import type { Counter } from '../counter.js';
import type { LiveFeed } from '../live.js';
import type { PublicFigures } from '../public-figures.js';
import { figuresFor } from './figures.js';
import { HttpProblem } from './problems.js';
import { readQuery, type FigureQuery } from './query.js';

/** Figures for everybody: those that are told by the month and add up to the privacy threshold, as an answer and as a live feed. */
export interface PublicParts {
  readonly figures: PublicFigures;
  readonly live: LiveFeed;
  readonly privacyThreshold: number;
}

export function addPublicRoutes(app: FastifyInstance, counter: Counter, { figures, live, privacyThreshold }: PublicParts, eventStream: (reply: FastifyReply) => ServerResponse): void {
  const query = (input: unknown): FigureQuery => {
    const read = readQuery(input, { cube: figures.cube, shape: counter.shape } as Counter);
    if (read.unit === 'day' || read.unit === 'week') {
      throw new HttpProblem({ status: 400, code: 'invalid-parameter', title: 'A parameter cannot be used', detail: 'period: Public figures are told by the month, quarter or year.', parameter: 'period', known: ['month', 'quarter', 'year'] });
    }
    return { ...read, metrics: read.metrics.filter((id) => figures.cube.metrics.get(id)?.source.kind === 'scores') };
  };
  app.get('/v1/public/metrics', async (request) => figuresFor(figures, query(request.query), privacyThreshold));
  app.get('/v1/public/live', (request, reply) => {
    const { metrics, unit, by, from, resume } = query(request.query);
    const last = request.headers['last-event-id'];
    live.add(eventStream(reply), { metrics, unit, by, from }, typeof last === 'string' ? last : resume);
  });
}
