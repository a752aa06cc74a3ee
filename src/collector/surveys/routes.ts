import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Grant } from '../access/scopes.js';
import type { RateLimiter } from '../http/events/limits.js';
import { eventsIn } from '../http/events-in.js';
import type { Guard } from '../http/guard.js';
import { HttpProblem } from '../http/problems.js';
import { formBodies, formOf } from '../page/forms.js';
import type { PreparedSurvey } from '../../survey/index.js';
import { ElementFiles } from './elements.js';
import type { SurveyHost } from './host.js';
import { addPublishing } from './publishing.js';
import type { Invitation } from './links.js';
import { oembed } from './oembed.js';
import { hostedHeaders } from './page.js';
import { askPage, endPage, nothingPage, proposedScore } from './pages.js';

/** A form of a survey is at most so large, in bytes. */
const LONGEST_FORM = 262_144;

/** Is this a path that everybody may read and answer, whatever site they are on? */
export const isOpenToAll = (url: string): boolean => url.startsWith('/s/') || url.startsWith('/oembed');

interface Opened {
  readonly prepared: PreparedSurvey;
  readonly invitation: Invitation | undefined;
  readonly path: string;
}

/** What keeps strangers within bounds. */
interface Around {
  readonly guard: Guard;
  readonly rates: RateLimiter | undefined;
  /** Events in one request at the most. */
  readonly batch: number;
}

/** Whoever answers a survey that is open to all. */
const ANYBODY: Grant = { holder: 'anybody', tenant: 'surveys', scopes: new Set(['ingest']), origins: ['*'], metrics: undefined, dimensions: undefined, eventsPerSecond: undefined, expiresAt: Infinity };

/** The pages of hosted surveys, their documents, what oEmbed says of them, and the elements' files. Reading any of it answers nothing. */
export function addSurveyRoutes(app: FastifyInstance, host: SurveyHost, { guard, rates, batch }: Around): void {
  const files = new ElementFiles(host.parts.settings.elements);
  if (host.parts.settings.publishing) addPublishing(app, host, host.parts.settings.publishing, guard);
  const open = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin', 'x-content-type-options': 'nosniff' };

  app.get('/oembed', (request, reply) => reply.headers({ ...open, 'cache-control': 'public, max-age=3600' }).send(oembed(host, request.query as Record<string, unknown>)));

  app.get('/s/-/*', (request, reply) => {
    const { '*': name } = request.params as { '*': string };
    const file = files.get(name);
    if (!file) throw new HttpProblem({ status: 404, code: 'not-found', title: 'There is nothing here', detail: 'There is no such file.' });
    void reply.headers({ ...open, 'content-type': file.type, 'cache-control': 'public, max-age=3600', etag: file.etag });
    return request.headers['if-none-match'] === file.etag ? reply.code(304).send() : reply.send(file.body);
  });

  const events = async ({ body, ip }: FastifyRequest, invitation?: Invitation): Promise<Record<string, unknown>> => {
    const inputs = eventsIn(body, batch);
    rates?.check(ANYBODY, ip, Math.max(1, inputs.length));
    if (!host.parts.ingest.hasRoom(inputs.length)) throw new HttpProblem({ status: 503, code: 'busy', title: 'Too much at once', detail: 'More events wait than can be stored. Try again in a second.', retryable: true });
    return { results: await host.events(inputs, invitation), receivedAt: new Date(host.parts.now()).toISOString() };
  };
  app.post('/s/-/events', (request) => events(request));
  app.post('/s/:survey/:token/events', (request) => {
    const { survey, token } = request.params as { survey: string; token: string };
    const link = host.parts.links?.open(token, survey);
    if (link?.kind !== 'good') throw new HttpProblem({ status: link?.kind === 'expired' ? 410 : 404, code: link?.kind ?? 'forged', title: 'This invitation does not hold', detail: 'It has run out, or is not one of ours.' });
    return events(request, link.invitation);
  });

  void app.register(async (pages) => addPages(pages, host, files, rates));
}

function addPages(app: FastifyInstance, host: SurveyHost, files: ElementFiles, rates: RateLimiter | undefined): void {
  formBodies(app, LONGEST_FORM);
  const show = (reply: FastifyReply, page: string, status = 200): FastifyReply => reply.code(status).headers(hostedHeaders({ base: host.parts.base(), frames: host.parts.frames })).send(page);
  const hasFile = (name: string): boolean => files.has(name);

  /** Which survey, and for which invitation; or shows that there is none. */
  const opened = (request: FastifyRequest, reply: FastifyReply): Opened | undefined => {
    const { survey, token } = request.params as { survey: string; token?: string };
    const prepared = host.get(survey);
    const link = token === undefined ? undefined : host.parts.links?.open(token, survey);
    // behind a path of its own, as its address says
    const { pathname } = new URL(host.address(survey));
    if (prepared && token === undefined) return { prepared, invitation: undefined, path: pathname };
    if (prepared && link?.kind === 'good') return { prepared, invitation: link.invitation, path: `${pathname}/${token}` };
    const kind = prepared && link?.kind === 'expired' ? 'expired' : 'missing';
    show(reply, nothingPage(host, kind, request.headers['accept-language']), kind === 'expired' ? 410 : 404);
    return undefined;
  };
  const languageOf = (request: FastifyRequest, { survey }: PreparedSurvey, said?: unknown): string => {
    const { lang } = request.query as { lang?: unknown };
    return host.language(survey, ...[said, lang].map((one) => (typeof one === 'string' ? one : undefined)), request.headers['accept-language']);
  };

  const get = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { survey } = request.params as { survey: string };
    if (survey.endsWith('.json')) return document(reply, host, survey.slice(0, -5));
    const found = opened(request, reply);
    if (!found) return reply;
    const { prepared, invitation, path } = found;
    const state = host.begin(prepared, languageOf(request, prepared), invitation);
    if (invitation && (await host.isAnswered(invitation))) return show(reply, endPage(host, prepared, state, 'already', hasFile));
    const { score } = request.query as { score?: unknown };
    return show(reply, askPage({ host, prepared, state, path, hasFile, proposed: proposedScore(prepared, score), invited: invitation !== undefined }));
  };
  const post = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const found = opened(request, reply);
    if (!found) return reply;
    const { prepared, invitation, path } = found;
    rates?.check(ANYBODY, request.ip, 1);
    const form = formOf(request);
    const language = languageOf(request, prepared, form.get('cx-language'));
    const step = await host.take(prepared, form, language, invitation);
    if (step.kind === 'ask') return show(reply, askPage({ host, prepared, path, hasFile, invited: invitation !== undefined, ...step }), step.problems.size > 0 ? 422 : 200);
    return show(reply, endPage(host, prepared, step.state, step.kind, hasFile), step.kind === 'failed' ? 503 : 200);
  };
  for (const path of ['/s/:survey', '/s/:survey/:token']) {
    app.get(path, get);
    app.post(path, post);
  }
}

/** The document of a survey, for the element that shows it. */
function document(reply: FastifyReply, host: SurveyHost, id: string): FastifyReply {
  const prepared = host.get(id);
  if (!prepared) throw new HttpProblem({ status: 404, code: 'unknown-survey', title: 'There is no such survey', detail: 'No survey of this name is hosted here.' });
  return reply.headers({ 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin', 'cache-control': 'public, max-age=300' }).send(prepared.survey);
}
