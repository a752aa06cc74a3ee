import type { FastifyInstance } from 'fastify';
import type { Counter } from '../counter.js';
import type { LiveFeed } from '../live.js';
import type { PublicFigures } from '../public-figures.js';
import { figuresFor } from './figures.js';
import { HttpProblem } from './problems.js';
import { PublicReaders, type PublicLimits } from './public-limits.js';
import { readQuery, type FigureQuery } from './query.js';

/** Figures for everybody: those that are told by the month and add up to the privacy threshold, as an answer and as a live feed. */
export interface PublicParts {
  readonly figures: PublicFigures;
  readonly live: LiveFeed;
  readonly privacyThreshold: number;
  readonly limits: PublicLimits;
}

export function addPublicRoutes(app: FastifyInstance, counter: Counter, { figures, live, privacyThreshold, limits }: PublicParts, now: () => number): void {
  const readers = new PublicReaders(limits, now);
  const query = (input: unknown): FigureQuery => {
    const read = readQuery(input, { cube: figures.cube, shape: counter.shape } as Counter);
    if (read.unit === 'day' || read.unit === 'week') {
      throw new HttpProblem({ status: 400, code: 'invalid-parameter', title: 'A parameter cannot be used', detail: 'period: Public figures are told by the month, quarter or year.', parameter: 'period', known: ['month', 'quarter', 'year'] });
    }
    return { ...read, metrics: read.metrics.filter((id) => figures.cube.metrics.get(id)?.source.kind === 'scores') };
  };
  app.get('/v1/public/metrics', async (request) => {
    readers.letIn(request);
    return figuresFor(figures, query(request.query), privacyThreshold);
  });
  app.get('/v1/public/live', (request, reply) => {
    readers.letIn(request);
    const { metrics, unit, by, from, resume } = query(request.query);
    const last = request.headers['last-event-id'];
    live.add(readers.open(request, reply), { metrics, unit, by, from }, typeof last === 'string' ? last : resume);
  });
}
