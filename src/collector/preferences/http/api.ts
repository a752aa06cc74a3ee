import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CxError } from '../../../core/problem.js';
import { preferencesSchema, type Catalogue, type Preferences } from '../../../model/index.js';
import { canonicalJson, registerOf, type Acceptance, type Json } from '../../../preferences/index.js';
import { HttpProblem, sendProblem } from '../../http/problems.js';
import type { PreferenceKeeper, Via } from '../keeper.js';
import type { Links } from '../links.js';
import { listUnsubscribeHeaders } from '../unsubscribe-headers.js';
import { checkSender, subjectOf } from './access.js';
import { baseOf, decisionsSchema, factsSchema, linkSchema, read, readChange, sendsSchema, subjectSchema } from './input.js';

const DAY = 86_400_000;
const USUAL_DAYS = { preferences: 30, confirm: 7 } as const;

/** What the endpoints of preferences need. */
export interface PreferenceParts {
  readonly keeper: PreferenceKeeper;
  readonly links: Links;
  readonly senderKeys: readonly { readonly sha256: string }[];
  readonly unsubscribeMailto?: string | undefined;
  /** Takes out of the events what is of one person. */
  readonly eraseEvents: (subject: string) => Promise<void>;
}

/** The JSON endpoints: for customers, with the token of a link; for senders, with a key. */
export function addPreferenceApi(app: FastifyInstance, parts: PreferenceParts): void {
  const { keeper, links, senderKeys } = parts;
  const byLink = (request: FastifyRequest): string => {
    const subject = subjectOf(request, links);
    if (request.headers['sec-gpc'] === '1') keeper.sawGpc(subject);
    return subject;
  };
  const bySender = (request: FastifyRequest): string => {
    checkSender(request, senderKeys);
    return read(subjectSchema, (request.params as { subject: string }).subject);
  };

  for (const [path, who, via] of [
    ['/v1/preferences', byLink, 'widget'],
    ['/v1/people/:subject', bySender, 'api'],
  ] as const) {
    app.get(path, (request, reply) => answer(reply, known(keeper, who(request)), keeper, { catalogue: keeper.catalogue }));
    app.get(`${path}/export`, (request, reply) => {
      const exported = keeper.export(who(request));
      if (!exported) throw nobody();
      return reply.header('cache-control', 'no-store').header('content-disposition', 'attachment; filename="my-preferences.json"').send(exported);
    });
    app.patch(path, (request, reply) => patch(request, reply, who(request), keeper, via));
    app.put(path, (request, reply) => put(request, reply, who(request), keeper, via));
    app.delete(path, async (request, reply) => {
      const subject = who(request);
      known(keeper, subject);
      // the events first: if they cannot be erased now, whoever asks again finds the person still known
      await parts.eraseEvents(subject);
      keeper.erase(subject);
      return reply.code(204).send();
    });
  }

  app.put('/v1/people/:subject/facts', (request, reply) => answer(reply, keeper.setFacts(bySender(request), read(factsSchema, request.body)), keeper));

  app.post('/v1/decisions', (request) => {
    checkSender(request, senderKeys);
    const now = keeper.now();
    return { decisions: keeper.decide(read(decisionsSchema, request.body).requests.map((one) => ({ ...one, at: one.at ?? now }) as never)), decidedAt: now };
  });

  app.post('/v1/sends', (request) => {
    checkSender(request, senderKeys);
    const { requests } = read(sendsSchema, request.body);
    const decisions = keeper.send(requests as never);
    return { sends: requests.map((one, i) => ({ ...decisions[i]!, ...(decisions[i]!.allowed && headersFor(one, parts)) })) };
  });

  app.post('/v1/links', (request) => {
    checkSender(request, senderKeys);
    const { subject, purpose, topic, channel, days } = read(linkSchema, request.body);
    if (purpose !== 'preferences' && topic === undefined) {
      throw new HttpProblem({ status: 422, code: 'no-topic', title: 'A topic is missing', detail: `A link to ${purpose} is for one topic; name it.`, where: '/topic' });
    }
    const expiresAt = purpose === 'unsubscribe' ? undefined : Date.parse(keeper.now()) + (days ?? USUAL_DAYS[purpose]) * DAY;
    return { url: links.url({ subject, purpose, ...(topic && { topic }), ...(channel && { channel }), ...(expiresAt && { expiresAt }) }), expiresAt: expiresAt ? new Date(expiresAt).toISOString() : null };
  });
}

/** The headers that a message must carry; none for what cannot be unsubscribed from. */
function headersFor({ subject, topic, channel }: { subject: string; topic: string; channel: string }, { keeper, links, unsubscribeMailto }: PreferenceParts): object {
  if (channel !== 'email' || keeper.catalogue.topics[topic]?.class !== 'none') return {};
  return { headers: listUnsubscribeHeaders(links.url({ subject, purpose: 'unsubscribe', topic, channel }), unsubscribeMailto) };
}

const nobody = (): HttpProblem => new HttpProblem({ status: 404, code: 'unknown-subject', title: 'Nothing is known of this person', detail: 'There is nothing here.' });

function known(keeper: PreferenceKeeper, subject: string): Preferences {
  const preferences = keeper.preferences(subject);
  if (!preferences) throw nobody();
  return preferences;
}

function answer(
  reply: FastifyReply,
  preferences: Preferences,
  keeper: PreferenceKeeper,
  { conflicts = [], ...more }: { readonly conflicts?: Acceptance['conflicts']; readonly catalogue?: Catalogue } = {},
): FastifyReply {
  const gpc = keeper.person(preferences.subject.id)?.signals?.gpc === true;
  return reply.header('etag', `"rev-${preferences.rev}"`).header('cache-control', 'no-store').send({ preferences, conflicts, signals: { gpc }, ...more });
}

/** One or more registers; a no is taken however old the revision, a yes that did not know enough is 412 with both values. */
function patch(request: FastifyRequest, reply: FastifyReply, subject: string, keeper: PreferenceKeeper, via: Via): FastifyReply {
  const { rev } = known(keeper, subject);
  const change = readChange(request.body, baseOf(request.headers['if-match'], rev), keeper.now(), via);
  return settle(reply, keeper, () => keeper.change(subject, via === 'widget' ? { ...change, via: 'widget' } : { ...change, actor: change.via === 'agent' ? 'agent' : 'system' }));
}

/** The whole document, by who has its current revision. What is not a customer's to write is not written. */
function put(request: FastifyRequest, reply: FastifyReply, subject: string, keeper: PreferenceKeeper, via: Via): FastifyReply {
  const current = known(keeper, subject);
  if (baseOf(request.headers['if-match'], current.rev) !== current.rev) {
    return sendProblem(reply, { status: 412, code: 'stale', title: 'These are not the latest preferences', detail: 'Read them again, or send only what changed with PATCH.', rev: current.rev });
  }
  const wanted = read(preferencesSchema, request.body) as Preferences;
  const ops = changedKeys(current, wanted).map((key) => ({ key, to: registerOf(wanted, key) }));
  if (ops.length === 0) return answer(reply, current, keeper);
  const change = readChange({ ops }, current.rev, keeper.now(), via);
  return settle(reply, keeper, () => keeper.change(subject, change));
}

function settle(reply: FastifyReply, keeper: PreferenceKeeper, work: () => Acceptance): FastifyReply {
  let acceptance: Acceptance;
  try {
    acceptance = work();
  } catch (error) {
    if (error instanceof CxError) throw new HttpProblem({ status: 422, code: error.code, title: 'This cannot be changed so', detail: error.message, where: error.where });
    throw error;
  }
  const { outcome, preferences, conflicts } = acceptance;
  if (outcome !== 'stale') return answer(reply, preferences, keeper, { conflicts });
  return sendProblem(reply, {
    status: 412,
    code: 'stale',
    title: 'This was changed elsewhere',
    detail: 'Somebody changed the same since, on another device. Look at both values and choose again.',
    rev: preferences.rev,
    conflicts,
    preferences,
  });
}

/** Every register that either of two documents has something in, where they differ. */
function changedKeys(current: Preferences, wanted: Preferences): string[] {
  const keys = new Set(['subject.zone', 'subject.locale', 'quiet', 'windows', 'windowStrength', 'pause', 'unsubscribeAll']);
  for (const { topics, channels, ...rest } of [current, wanted]) {
    for (const [id, topic] of Object.entries(topics)) for (const field of ['on', 'digest', ...Object.keys(topic.channels ?? {}).map((channel) => `channels.${channel}`)]) keys.add(`topics.${id}.${field}`);
    for (const id of Object.keys(channels)) for (const field of ['on', 'use']) if (current.channels[id]) keys.add(`channels.${id}.${field}`);
    for (const part of ['caps', 'offerKinds', 'lifeEvents', 'parameters'] as const) for (const id of Object.keys(rest[part])) keys.add(`${part}.${id}`);
  }
  const value = (document: Preferences, key: string): Json => registerOf(document, key);
  return [...keys].filter((key) => canonicalJson(value(current, key)) !== canonicalJson(value(wanted, key)));
}

