import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { HttpProblem } from '../../http/problems.js';
import type { Links } from '../links.js';

const bearer = ({ headers }: FastifyRequest): string => /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? '';

/** Whose preferences a request may see and change: those of the person whose link it holds. */
export function subjectOf(request: FastifyRequest, links: Links): string {
  const link = links.open(bearer(request), 'preferences');
  if (link.kind === 'good') return link.claims.subject;
  if (link.kind === 'expired') {
    throw new HttpProblem({ status: 401, code: 'expired-link', title: 'This link has run out', detail: 'Ask for a new link. A link to unsubscribe never runs out.' });
  }
  throw new HttpProblem({ status: 401, code: 'no-link', title: 'No link was shown', detail: 'Send the token of a link to the preferences as Authorization: Bearer.' });
}

/** Lets nobody but a sender on. The key is compared by its hash, in constant time. */
export function checkSender(request: FastifyRequest, keys: readonly { readonly sha256: string }[]): void {
  const given = createHash('sha256').update(bearer(request)).digest();
  let found = false;
  for (const { sha256 } of keys) if (timingSafeEqual(given, Buffer.from(sha256, 'hex'))) found = true;
  if (!found) throw new HttpProblem({ status: 401, code: 'no-key', title: 'No key was shown', detail: 'Send the key of a sender as Authorization: Bearer.' });
}
