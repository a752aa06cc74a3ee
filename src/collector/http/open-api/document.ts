import * as z from 'zod/mini';
import { eventSchemas } from '../../../model/event.js';
import { SCOPES, type Scope } from '../../access/scopes.js';
import { idsSchema, listSchema } from '../admin/letters.js';
import { retentionSchema } from '../admin/maintenance.js';
import { subjectSchema } from '../admin/people.js';
import { lossesQuery } from '../losses.js';
import { querySchema } from '../query.js';
import { ticketSchema } from '../readers.js';
import {
  auditAnswer, backupAnswer, dropAnswer, eraseAnswer, exportAnswer, figuresAnswer, healthAnswer, lettersAnswer, lossesAnswer, lostAnswersAnswer, problemAnswer, readyAnswer, receiptsAnswer, replayAnswer, retentionAnswer, ticketAnswer,
} from './answers.js';

type Json = Record<string, unknown>;

const schemaOf = (schema: z.ZodMiniType): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input', unrepresentable: 'any' });
  return rest;
};
/** A schema that stands under a name: what refers to itself does so from the top of the whole document. */
const named = (name: string, schema: z.ZodMiniType): [string, Json] => [name, JSON.parse(JSON.stringify(schemaOf(schema)).replaceAll('"#/$defs/', `"#/components/schemas/${name}/$defs/`)) as Json];
const reference = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const nameOf = (type: string): string => type.replace(/^cx\./, '');

const ANSWERS = {
  Problem: problemAnswer, Receipts: receiptsAnswer, Figures: figuresAnswer, Losses: lossesAnswer, LostAnswers: lostAnswersAnswer, Ticket: ticketAnswer, PersonExport: exportAnswer, Erasure: eraseAnswer, Letters: lettersAnswer, Replay: replayAnswer,
  Dropped: dropAnswer, Backup: backupAnswer, Retention: retentionAnswer, Audit: auditAnswer, Health: healthAnswer, Ready: readyAnswer,
};

interface Operation {
  readonly summary: string;
  readonly scope?: Scope;
  /** May a ticket in the address open it? */
  readonly ticket?: boolean;
  readonly body?: { readonly schema: Json; readonly types?: readonly string[] };
  readonly query?: z.ZodMiniObject;
  readonly answer: { readonly status?: number; readonly schema?: keyof typeof ANSWERS; readonly type?: string };
  readonly problems: readonly number[];
}

const EVENT_TYPES = ['application/cloudevents-batch+json', 'application/json', 'application/cloudevents+json', 'text/plain'];

const OPERATIONS: Readonly<Record<string, Readonly<Record<'get' | 'post', Operation>> | Readonly<Partial<Record<'get' | 'post', Operation>>>>> = {
  '/v1/events': {
    post: {
      summary: 'Takes events in: one, a list, or { "sentAt", "events" }. A receipt for each, once it is committed.', scope: 'ingest',
      body: { schema: reference('EventsBody'), types: EVENT_TYPES }, answer: { schema: 'Receipts' }, problems: [400, 401, 403, 408, 413, 415, 422, 429, 503],
    },
  },
  '/v1/metrics': { get: { summary: 'Tells figures, each with its n and interval.', scope: 'figures', ticket: true, query: querySchema, answer: { schema: 'Figures' }, problems: [400, 401, 403, 404] } },
  '/v1/live': { get: { summary: 'The same as server-sent events: a snapshot, then what each commit adds.', scope: 'figures', ticket: true, query: querySchema, answer: { type: 'text/event-stream' }, problems: [400, 401, 403, 404, 429] } },
  '/v1/losses': { get: { summary: 'What devices report as lost, by survey, type of event and reason: how many events the figures may be short of.', scope: 'figures', ticket: true, query: lossesQuery, answer: { schema: 'Losses' }, problems: [400, 401, 403, 503] } },
  '/v1/public/metrics': { get: { summary: 'With --public-figures: figures for everybody, by the month, quarter or year.', query: querySchema, answer: { schema: 'Figures' }, problems: [400, 404, 429] } },
  '/v1/public/live': { get: { summary: 'With --public-figures: the same as server-sent events.', query: querySchema, answer: { type: 'text/event-stream' }, problems: [400, 404, 429] } },
  '/v1/tickets': { post: { summary: 'Makes a ticket with which one page may read some figures for some time.', scope: 'figures', body: { schema: schemaOf(ticketSchema) }, answer: { status: 201, schema: 'Ticket' }, problems: [401, 403, 422] } },
  '/v1/admin/export': { post: { summary: 'Everything that there is of one person.', scope: 'export', body: { schema: schemaOf(subjectSchema) }, answer: { schema: 'PersonExport' }, problems: [401, 403, 404, 422] } },
  '/v1/admin/erase': { post: { summary: 'Takes a person out: events, preferences, what was set aside; figures are corrected, and what comes late is not stored.', scope: 'erase', body: { schema: schemaOf(subjectSchema) }, answer: { schema: 'Erasure' }, problems: [401, 403, 422, 503] } },
  '/v1/admin/letters': { get: { summary: 'Events that could not be taken in, with the reason.', scope: 'admin', query: listSchema, answer: { schema: 'Letters' }, problems: [401, 403, 422] } },
  '/v1/admin/letters/replay': { post: { summary: 'Tries again to take some of them in.', scope: 'admin', body: { schema: schemaOf(idsSchema) }, answer: { schema: 'Replay' }, problems: [401, 403, 422, 503] } },
  '/v1/admin/letters/drop': { post: { summary: 'Throws some of them away.', scope: 'admin', body: { schema: schemaOf(idsSchema) }, answer: { schema: 'Dropped' }, problems: [401, 403, 422] } },
  '/v1/admin/backup': { post: { summary: 'Makes a whole copy while all goes on. Needs a token of every tenant.', scope: 'admin', answer: { status: 201, schema: 'Backup' }, problems: [400, 401, 403] } },
  '/v1/admin/retention': { post: { summary: 'Takes out events that are past their time.', scope: 'admin', body: { schema: schemaOf(retentionSchema) }, answer: { schema: 'Retention' }, problems: [401, 403, 422] } },
  '/v1/admin/audit': { get: { summary: 'Who handed out, erased or let expire what, and when.', scope: 'admin', answer: { schema: 'Audit' }, problems: [401, 403] } },
  '/metrics': { get: { summary: 'How the collector is doing, as Prometheus reads it.', scope: 'metrics', answer: { type: 'text/plain' }, problems: [401, 403] } },
  '/v1/losses/answers': { get: { summary: 'Answers that devices report as lost, by metric and period, as far as they know: what figures may be off by.', scope: 'figures', ticket: true, query: querySchema, answer: { schema: 'LostAnswers' }, problems: [400, 401, 403, 404, 503] } },
  '/healthz': { get: { summary: 'It lives.', answer: { schema: 'Health' }, problems: [] } },
  '/readyz': { get: { summary: 'Its store answers, and it is not stopping.', answer: { schema: 'Ready' }, problems: [503] } },
};

const MEANINGS: Readonly<Record<number, string>> = {
  400: 'It cannot be read, or a parameter cannot be used.', 401: 'A key is needed.', 403: 'The key does not open this, or not from this site.', 404: 'There is none of that name.', 408: 'The body took too long.',
  413: 'Too much in one request.', 415: 'This type or packing is not taken.', 422: 'It is read, and wrong.', 429: 'Too much; Retry-After says when to come back.', 503: 'It cannot be stored now; try again.',
};

/** The OpenAPI 3.1 document of what programs ask of it, made from the schemas that check it. */
export function openApiDocument(version: string): Json {
  const types = Object.keys(eventSchemas);
  return {
    openapi: '3.1.0',
    info: { title: 'cx-collector', version, summary: 'Takes customer-experience events in, keeps them, and tells the figures.', license: { name: 'MIT', identifier: 'MIT' } },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    servers: [{ url: '/' }],
    paths: Object.fromEntries(Object.entries(OPERATIONS).map(([path, methods]) => [path, Object.fromEntries(Object.entries(methods).map(([method, one]) => [method, operation(path, method, one)]))])),
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: `A key or token of the file of keys. Scopes: ${SCOPES.join(', ')}.` },
        beacon: { type: 'apiKey', in: 'query', name: 'k', description: 'The key of a site, for beacons, which send no header.' },
        ticket: { type: 'apiKey', in: 'query', name: 'ticket', description: 'A ticket of POST /v1/tickets, for pages.' },
      },
      schemas: {
        ...Object.fromEntries(types.map((type) => named(nameOf(type), eventSchemas[type as keyof typeof eventSchemas]))),
        Event: { oneOf: types.map((type) => reference(nameOf(type))), discriminator: { propertyName: 'type', mapping: Object.fromEntries(types.map((type) => [type, `#/components/schemas/${nameOf(type)}`])) } },
        EventsBody: {
          oneOf: [
            { type: 'array', items: reference('Event') },
            { type: 'object', required: ['events'], properties: { sentAt: { type: 'string', format: 'date-time' }, events: { type: 'array', items: reference('Event') } } },
            reference('Event'),
          ],
        },
        ...Object.fromEntries(Object.entries(ANSWERS).map(([name, schema]) => named(name, schema))),
      },
    },
  };
}

function operation(path: string, method: string, { summary, scope, ticket, body, query, answer, problems }: Operation): Json {
  const content = answer.schema ? { 'application/json': { schema: reference(answer.schema) } } : { [answer.type!]: { schema: { type: 'string' } } };
  return {
    operationId: `${method}${path.replaceAll(/[/-](\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    summary,
    security: scope === undefined ? [] : [{ key: [] }, ...(ticket ? [{ ticket: [] }] : []), ...(scope === 'ingest' ? [{ beacon: [] }] : [])],
    ...(scope !== undefined && { 'x-scope': scope }),
    ...(query && { parameters: parametersOf(query) }),
    ...(body && { requestBody: { required: true, content: Object.fromEntries((body.types ?? ['application/json']).map((type) => [type, { schema: body.schema }])) } }),
    responses: {
      [String(answer.status ?? 200)]: { description: summary, content },
      ...Object.fromEntries(problems.map((status) => [String(status), { description: MEANINGS[status]!, content: { 'application/problem+json': { schema: reference('Problem') } } }])),
    },
  };
}

function parametersOf(query: z.ZodMiniObject): Json[] {
  return Object.entries(schemaOf(query)['properties'] as Record<string, Json>).map(([name, schema]) => ({ name, in: 'query', required: false, schema }));
}
