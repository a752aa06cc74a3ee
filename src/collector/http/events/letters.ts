import { createHash } from 'node:crypto';
import type { Receipt } from '../../ingest.js';
import type { DeadLetter } from '../../store/store.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What could not be taken in, to be set aside with the reason. Its name follows from what it is, so that it is there once however often it comes. */
export function letterOf({ id, reason = '' }: Receipt, event: unknown, at: number): DeadLetter {
  const content = JSON.stringify(event) ?? 'null';
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 22);
  return { id: UUID.test(id) ? `${id}-${hash}` : hash, at, reason: reason.slice(0, 500), content };
}
