import cors from '@fastify/cors';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import type { ServerResponse } from 'node:http';
import { CxError } from '../../core/problem.js';
import type { Counter } from '../counter.js';
import type { Ingest } from '../ingest.js';
import type { LiveFeed } from '../live.js';
import { LONGEST_TOKEN } from '../signed-token.js';
import { addPreferenceApi, type PreferenceParts } from '../preferences/http/api.js';
import { addPreferencePages } from '../preferences/http/pages.js';
import type { VoiceFeed } from '../voice-feed.js';
import type { SurveyHost } from '../surveys/host.js';
import { addSurveyRoutes, isOpenToAll } from '../surveys/routes.js';
import { eventsIn } from './events-in.js';
import { figuresFor } from './figures.js';
import { readJson } from './json-body.js';
import { HttpProblem, sendProblem } from './problems.js';
import { addPublicRoutes, type PublicParts } from './public.js';
import { readQuery } from './query.js';

/** Bytes in one request at the most. */
const LARGEST_BODY = 1_048_576;

/** What the HTTP face is made of. */
export interface AppParts {
  readonly counter: Counter;
  readonly ingest: Ingest;
  readonly live: LiveFeed;
  /** Sites whose pages may send and read; `*` for all. */
  readonly origins: readonly string[];
  readonly privacyThreshold: number;
  /** Where preferences are kept, if they are. */
  readonly preferences?: PreferenceParts | undefined;
  /** What customers wrote, if it is told. */
  readonly voices?: VoiceFeed | undefined;
  /** The surveys that are hosted, if any are. */
  readonly surveys?: SurveyHost | undefined;
  /** Figures for everybody, if they are told. */
  readonly open?: PublicParts | undefined;
}

/** The HTTP face of a collector. Every error is problem details (RFC 9457). */
export function createApp({ counter, ingest, live, origins, privacyThreshold, preferences, surveys, voices, open }: AppParts): FastifyInstance {
  const app = fastify({
    bodyLimit: LARGEST_BODY,
    requestTimeout: 30_000,
    forceCloseConnections: true,
    return503OnClosing: true,
    routerOptions: { maxParamLength: LONGEST_TOKEN },
  });

  const isWritten = preferences !== undefined || surveys?.parts.settings.publishing !== undefined;
  const listed = {
    origin: origins.includes('*') ? true : [...origins],
    methods: preferences ? ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] : isWritten ? ['GET', 'POST', 'PUT'] : ['GET', 'POST'],
    allowedHeaders: ['content-type', ...(isWritten ? ['authorization', 'if-match'] : [])],
    exposedHeaders: preferences ? ['etag'] : [],
    maxAge: 86_400,
  };
  // a hosted survey is answered from wherever its address leads to it, also from frames that have no origin
  const everybody = { origin: '*', methods: ['GET', 'POST'], allowedHeaders: ['content-type'], maxAge: 86_400 };
  void app.register(cors, { delegator: (request, done) => done(null, surveys && isOpenToAll(request.url) ? everybody : listed) });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    ['application/json', 'application/cloudevents+json', 'application/cloudevents-batch+json', 'text/plain'],
    { parseAs: 'buffer' },
    (_request, body, done) => {
      try {
        done(null, readJson(body as Buffer));
      } catch (error) {
        done(error as Error);
      }
    },
  );

  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    if (error instanceof HttpProblem) return sendProblem(reply, error.details);
    if (error instanceof CxError) return sendProblem(reply, { status: 400, code: error.code, title: 'This cannot be answered', detail: error.message });
    const status = error.statusCode ?? 500;
    if (status < 500) return sendProblem(reply, { status, ...clientFault(status) });
    console.error(`cx-collector: ${request.method} ${request.routeOptions.url ?? '?'}: ${error.message}`);
    return sendProblem(reply, { status: 500, code: 'internal', title: 'Something went wrong here', detail: 'The collector could not answer. It has noted why.', retryable: true });
  });
  app.setNotFoundHandler((_request, reply) =>
    sendProblem(reply, { status: 404, code: 'not-found', title: 'There is nothing here', detail: 'See POST /v1/events, GET /v1/metrics, GET /v1/live and GET /healthz.' }),
  );

  app.post('/v1/events', async (request) => {
    const events = eventsIn(request.body);
    if (!ingest.hasRoom(events.length)) {
      throw new HttpProblem({ status: 503, code: 'busy', title: 'Too much at once', detail: 'More events wait than can be stored. Try again in a second.', retryable: true });
    }
    const results = await ingest.submit(events);
    if (results.length > 0 && results.every(({ status }) => status === 'retry')) {
      throw new HttpProblem({ status: 503, code: 'not-stored', title: 'Nothing was stored', detail: 'The store does not take events at the moment. Try again.', retryable: true });
    }
    return { results, receivedAt: new Date().toISOString() };
  });

  app.get('/v1/metrics', async (request) => figuresFor(counter, readQuery(request.query, counter), privacyThreshold));

  app.get('/v1/live', (request, reply) => {
    const { metrics, unit, by, from, resume } = readQuery(request.query, counter);
    const last = request.headers['last-event-id'];
    live.add(eventStream(reply), { metrics, unit, by, from }, typeof last === 'string' ? last : resume);
  });

  if (open) addPublicRoutes(app, counter, open, eventStream);

  if (voices) {
    app.get('/v1/verbatims', async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      return voices.all(limitOf(request.query));
    });
    app.get('/v1/verbatims/live', (_request, reply) => voices.add(eventStream(reply)));
  }

  if (preferences) {
    addPreferenceApi(app, preferences);
    void app.register(async (pages) => addPreferencePages(pages, preferences));
  }

  if (surveys) addSurveyRoutes(app, surveys);

  app.get('/healthz', async () => ({ status: 'ok', listeners: live.size }));
  return app;
}

/** Takes an answer over for server-sent events. */
function eventStream(reply: FastifyReply): ServerResponse {
  const headers = { ...reply.getHeaders(), 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' };
  reply.hijack();
  return reply.raw.writeHead(200, headers as Record<string, string>);
}

/** How many verbatims are asked for. */
function limitOf(query: unknown): number | undefined {
  const { limit, ...others } = (query ?? {}) as Readonly<Record<string, unknown>>;
  const [unknown] = Object.keys(others);
  const wrong = unknown ?? (limit === undefined || /^[1-9]\d{0,5}$/.test(String(limit)) ? undefined : 'limit');
  if (wrong !== undefined) throw new HttpProblem({ status: 400, code: 'invalid-parameter', title: 'A parameter cannot be used', detail: `${wrong.slice(0, 100)}: ${wrong === 'limit' ? 'A whole number from 1 up is expected.' : 'There is no such parameter.'}`, parameter: wrong.slice(0, 100), known: ['limit'] });
  return limit === undefined ? undefined : Number(limit);
}

function clientFault(status: number): { code: string; title: string; detail: string } {
  switch (status) {
    case 413:
      return { code: 'body-too-large', title: 'The body is too large', detail: `At most ${LARGEST_BODY} bytes fit in one request.` };
    case 415:
      return { code: 'unknown-content-type', title: 'This type of content is not taken', detail: 'Send application/cloudevents-batch+json or application/json.' };
    case 408:
      return { code: 'too-slow', title: 'The body took too long', detail: 'Send it again.' };
    default:
      return { code: 'bad-request', title: 'The request cannot be understood', detail: 'See the documentation of the collector.' };
  }
}
