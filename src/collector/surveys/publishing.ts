import { createHash, timingSafeEqual } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parseSurvey } from '../../model/index.js';
import type { Guard } from '../http/guard.js';
import { HttpProblem } from '../http/problems.js';
import type { SurveyHost } from './host.js';

/** Who may publish, and where what they publish is kept. */
export interface PublishingSettings {
  /** Each of them opens. */
  readonly keys: readonly string[];
  readonly folder: string;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Is it one of the keys? Takes the same time for a wrong key as for a right one. */
function isAuthor(keys: readonly string[], said: string): boolean {
  const given = digest(said);
  return keys.reduce((found, key) => timingSafeEqual(digest(key), given) || found, false);
}

/** An author's key, or a token of the file of keys that opens publishing. */
function mayPublish(request: FastifyRequest, { keys }: PublishingSettings, guard: Guard): void {
  const { headers } = request;
  const grant = guard.grantOf(request);
  if (grant !== undefined && grant.holder !== 'open' && grant.scopes.has('publish')) return;
  const [, key] = /^Bearer ([\x21-\x7e]{1,1024})$/.exec(headers.authorization ?? '') ?? [];
  if (key === undefined) throw new HttpProblem({ status: 401, code: 'no-key', title: 'Who are you?', detail: 'Publishing needs a key of an author, as "authorization: Bearer ...".' });
  if (!isAuthor(keys, key)) throw new HttpProblem({ status: 403, code: 'wrong-key', title: 'This key does not open', detail: 'It is none of the keys of authors of this collector.' });
}

/**
 * `PUT /v1/surveys/:survey`: an author publishes a survey, or another state of it. It is kept as a file, so it is there after a restart, and
 * shown at once. A document with a fault changes nothing.
 */
export function addPublishing(app: FastifyInstance, host: SurveyHost, settings: PublishingSettings, guard: Guard): void {
  app.put('/v1/surveys/:survey', { bodyLimit: 1_048_576 }, (request, reply) => {
    mayPublish(request, settings, guard);
    const { survey: id } = request.params as { survey: string };
    const parsed = parseSurvey(request.body);
    if (!parsed.ok) throw new HttpProblem({ status: 422, code: 'bad-survey', title: 'This survey has faults', detail: parsed.error.map(({ where, message }) => `${where || 'The whole'}: ${message}`).join(' '), problems: parsed.error });
    if (parsed.value.id !== id) throw new HttpProblem({ status: 422, code: 'other-survey', title: 'This is another survey', detail: `The document is called "${parsed.value.id}", the address "${id}".` });
    const isNew = host.get(id) === undefined;
    host.put(parsed.value, () => keep(settings.folder, id, `${JSON.stringify(parsed.value, undefined, 2)}\n`));
    return reply.code(isNew ? 201 : 200).send({ survey: id, address: host.address(id) });
  });
}

/** Writes a file whole or not at all. */
function keep(folder: string, id: string, text: string): void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${id}.json`);
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}
