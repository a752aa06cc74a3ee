import cors from '@fastify/cors';
import fastify, { type FastifyInstance } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { CxError } from '../../core/problem.js';
import type { KeyRing } from '../access/key-ring.js';
import type { Instruments } from '../operations/instruments.js';
import { reasonOf, type Log } from '../operations/log.js';
import { addPreferenceApi, type PreferenceParts } from '../preferences/http/api.js';
import { addPreferencePages } from '../preferences/http/pages.js';
import { LONGEST_TOKEN } from '../signed-token.js';
import type { SurveyHost } from '../surveys/host.js';
import { addSurveyRoutes, isOpenToAll } from '../surveys/routes.js';
import { noteRequests } from './access-log.js';
import { addLetters } from './admin/letters.js';
import { addMaintenance, type Maintenance } from './admin/maintenance.js';
import { addPeople } from './admin/people.js';
import { unpacked } from './bytes.js';
import { RateLimiter, type RateLimits } from './events/limits.js';
import { addEvents } from './events/route.js';
import { Guard, sayHow } from './guard.js';
import { readJson } from './json-body.js';
import { LARGEST_HEADERS, type SizeLimits } from './limits.js';
import { addLosses } from './losses.js';
import { addOpenApi } from './open-api/route.js';
import { addOperations } from './operations.js';
import { HttpProblem, problemText, sendProblem } from './problems.js';
import { endSilence } from './silence.js';
import { addPublicRoutes, type PublicParts } from './public.js';
import { addReaders } from './readers.js';
import type { Tenants } from './tenants.js';
import { sayWhen } from './too-fast.js';

/** What the HTTP face is made of. */
export interface AppParts {
  readonly tenants: Tenants;
  /** Whose keys open what; none where everybody may do everything. */
  readonly keys: KeyRing | undefined;
  /** Where there are no keys: sites whose pages may send and read; `*` for all. */
  readonly origins: readonly string[];
  readonly onlyThisMachine: boolean;
  readonly privacyThreshold: number;
  readonly sizes: SizeLimits;
  /** None: nobody is held back. */
  readonly rates: RateLimits | undefined;
  readonly streamsPerReader: number;
  /** Machines in front of this one whose word for who asks is taken. */
  readonly trustedProxies: readonly string[];
  /** Where preferences are kept, if they are, and of which tenant. */
  readonly preferences?: PreferenceParts | undefined;
  readonly preferencesTenant: string;
  /** Are verbatims told? */
  readonly tellsVerbatims: boolean;
  /** The surveys that are hosted, if any are. */
  readonly surveys?: SurveyHost | undefined;
  /** Figures for everybody, if they are told. */
  readonly open?: PublicParts | undefined;
  readonly maintenance: Maintenance;
  readonly instruments: Instruments;
  readonly log: Log;
  readonly ping: () => Promise<void>;
  readonly isStopping: () => boolean;
  readonly listeners: () => number;
  readonly now: () => number;
}

/** What is nobody's fault who asks: said to the log, since it may name what is inside. */
const STORE_FAULTS = new Set(['not-stored', 'no-store', 'other-shape']);

/** The HTTP face of a collector. Every error is problem details (RFC 9457). */
export function createApp(parts: AppParts): FastifyInstance {
  const { tenants, keys, origins, sizes, preferences, surveys, instruments, log, now, trustedProxies } = parts;
  const guard = new Guard({ keys, origins, onlyThisMachine: parts.onlyThisMachine, now });
  const rates = parts.rates && new RateLimiter(parts.rates, now);
  const app = fastify({
    bodyLimit: sizes.body,
    requestTimeout: sizes.patience,
    http: { maxHeaderSize: LARGEST_HEADERS, headersTimeout: sizes.patience, connectionsCheckingInterval: Math.min(1000, sizes.patience / 4) },
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    routerOptions: { maxParamLength: LONGEST_TOKEN },
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    genReqId: () => randomUUID(),
    clientErrorHandler: refuseUnreadable,
  });
  endSilence(app.server, sizes.patience);

  const isWritten = preferences !== undefined || surveys?.parts.settings.publishing !== undefined;
  const methods = preferences ? ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] : isWritten ? ['GET', 'POST', 'PUT'] : ['GET', 'POST'];
  const allowedHeaders = ['content-type', ...(isWritten || keys ? ['authorization'] : []), ...(isWritten ? ['if-match'] : [])];
  const exposedHeaders = ['retry-after', ...(preferences ? ['etag'] : [])];
  // a hosted survey is answered from wherever its address leads to it, also from frames that have no origin
  const everybody = { origin: '*', methods: ['GET', 'POST'], allowedHeaders: ['content-type'], exposedHeaders: ['retry-after'], maxAge: 86_400 };
  void app.register(cors, {
    delegator: (request, done) => {
      if (surveys && isOpenToAll(request.url)) return done(null, everybody);
      const { origin } = request.headers;
      // the preferences and the studio have links and keys of their own, and are for the same sites as everything else
      const listed = [...guard.originsFor(request), ...(keys && !/^Bearer cx[st]_/.test(request.headers.authorization ?? '') ? origins : [])];
      done(null, { origin: origin !== undefined && Guard.isListed(origin, listed) ? [origin] : listed.filter((one) => one !== '*'), methods, allowedHeaders, exposedHeaders, maxAge: 86_400 });
    },
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(['application/json', 'application/cloudevents+json', 'application/cloudevents-batch+json', 'text/plain'], { parseAs: 'buffer' }, (request, body, done) => {
    unpacked(body as Buffer, request.headers['content-encoding'], sizes.body).then((bytes) => readJson(bytes)).then((value) => done(null, value), done);
  });

  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const trace = request.id;
    if (error instanceof HttpProblem) {
      sayHow(reply, error.details.status);
      sayWhen(reply, error.details);
      return sendProblem(reply, { ...error.details, trace });
    }
    if (error instanceof CxError && STORE_FAULTS.has(error.code)) {
      log('error', 'store-not-reachable', { method: request.method, route: request.routeOptions.url ?? 'none', trace, reason: reasonOf(error) });
      return sendProblem(reply, { status: 503, code: 'no-store', title: 'The store does not answer', detail: 'Nothing can be read or stored at the moment. The log says why.', retryable: true, trace });
    }
    if (error instanceof CxError) return sendProblem(reply, { status: 400, code: error.code, title: 'This cannot be answered', detail: error.message, trace });
    const status = error.statusCode ?? 500;
    if (status < 500) return sendProblem(reply, { status, ...clientFault(status, sizes), trace });
    log('error', 'request-failed', { method: request.method, route: request.routeOptions.url ?? 'none', trace, reason: reasonOf(error) });
    return sendProblem(reply, { status: 500, code: 'internal', title: 'Something went wrong here', detail: 'The collector could not answer. It has noted why.', retryable: true, trace });
  });
  app.setNotFoundHandler((request, reply) =>
    sendProblem(reply, { status: 404, code: 'not-found', title: 'There is nothing here', detail: 'See POST /v1/events, GET /v1/metrics, GET /v1/live, GET /openapi.json and GET /healthz.', trace: request.id }),
  );
  noteRequests(app, { log, instruments, guard });

  const counted = instruments.count('cx.collector.events', 'Events that came, by what became of them.');
  void app.register(async (events) => addEvents(events, { guard, tenants, sizes, rates, counted, log, now }));
  addReaders(app, { ...parts, guard });
  addLosses(app, { guard, tenants });
  if (parts.open) addPublicRoutes(app, tenants(parts.preferencesTenant).counter, parts.open, now);
  addPeople(app, { guard, tenants, preferencesOf: (tenant) => (tenant === parts.preferencesTenant ? preferences?.keeper : undefined), now });
  addLetters(app, { guard, tenants, now });
  addMaintenance(app, { guard, tenants, maintenance: parts.maintenance, now });
  addOperations(app, { ...parts, guard });
  addOpenApi(app);

  if (preferences) {
    addPreferenceApi(app, preferences);
    void app.register(async (pages) => addPreferencePages(pages, preferences));
  }
  if (surveys) addSurveyRoutes(app, surveys, { guard, rates, batch: sizes.batch });
  return app;
}

/** What is no HTTP, or does not come: answered on the bare socket. */
function refuseUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const [status, reason, code, title, detail] =
    error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
      ? ([408, 'Request Timeout', 'too-slow', 'The request took too long', 'Send it again.'] as const)
      : error.code === 'HPE_HEADER_OVERFLOW'
        ? ([431, 'Request Header Fields Too Large', 'headers-too-large', 'The headers are too large', `At most ${LARGEST_HEADERS} bytes of headers are read.`] as const)
        : ([400, 'Bad Request', 'bad-request', 'The request cannot be understood', 'It is not HTTP as RFC 9112 has it.'] as const);
  const body = problemText({ status, code, title, detail, retryable: status === 408 });
  if (socket.writable) socket.write(`HTTP/1.1 ${status} ${reason}\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`);
  socket.destroy(error);
}

function clientFault(status: number, { body }: SizeLimits): { code: string; title: string; detail: string } {
  switch (status) {
    case 413:
      return { code: 'body-too-large', title: 'The body is too large', detail: `At most ${body} bytes fit in one request.` };
    case 415:
      return { code: 'unknown-content-type', title: 'This type of content is not taken', detail: 'Send application/cloudevents-batch+json or application/json.' };
    case 408:
      return { code: 'too-slow', title: 'The body took too long', detail: 'Send it again.' };
    default:
      return { code: 'bad-request', title: 'The request cannot be understood', detail: 'See the documentation of the collector.' };
  }
}
