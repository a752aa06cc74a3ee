import { readLinkList } from '../../../src/journey/shared/link-list.js';
import type { LinkDoor, NoLinks } from './link-door.js';
import { peek } from './token.js';

/** Longer than this nobody waits for an answer, in milliseconds. */
const PATIENCE = 30_000;

/** The links that a collector keeps, asked for with the token of a facilitator. */
export function collectorLinks(collector: string, token: string, room: string): LinkDoor {
  const ask = async (what: string, more?: object): Promise<Response | NoLinks> => {
    try {
      const address = new URL(`${collector.replace(/\/+$/, '')}/v1/journeys/${encodeURIComponent(room)}/links/${what}`, document.baseURI);
      const answer = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token, ...more }), credentials: 'omit', cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) });
      return answer.ok ? answer : answer.status === 501 ? 'not-kept' : answer.status === 403 ? 'refused' : 'unreachable';
    } catch {
      return 'unreachable';
    }
  };
  const mine = peek(token)?.link;
  return {
    async list() {
      const answer = await ask('list');
      if (typeof answer === 'string') return { kind: answer };
      const read = readLinkList(await answer.json().catch(() => undefined));
      return read.ok ? { kind: 'listed', links: read.value.links.map((link) => ({ ...link, isMine: link.id === mine })) } : { kind: 'unreachable' };
    },
    async revoke(link) {
      const answer = await ask('revoke', { link });
      return typeof answer === 'string' ? answer : 'revoked';
    },
  };
}
