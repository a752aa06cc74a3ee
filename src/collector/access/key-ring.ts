import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Emitter, type Event } from '../../core/emitter.js';
import type { LinkKey } from '../signed-token.js';
import type { KeyFile } from './key-file.js';
import { DEFAULT_TENANT, type Grant } from './scopes.js';

/** No key is longer. */
const LONGEST_KEY = 256;

interface Entry {
  readonly hash: Buffer;
  readonly grant: Grant;
}

/** Who may do what: keys by their hashes. */
export class KeyRing {
  #entries: readonly Entry[] = [];
  #sites: readonly string[] = [];
  #tenants: readonly string[] = [];
  #ticketKeys: readonly LinkKey[] = [];
  readonly #replaced = new Emitter<void>();
  readonly #ownTicketKey: LinkKey = { id: 'own', secret: randomBytes(32).toString('base64url') };

  constructor(file: KeyFile) {
    this.replace(file);
  }

  /** Takes other keys from now on, as when a file was edited. */
  replace({ sites = [], tokens = [], ticketKeys }: KeyFile): void {
    this.#entries = [
      ...sites.flatMap(({ id, tenant = DEFAULT_TENANT, origins, keys, eventsPerSecond }) => {
        const grant: Omit<Grant, 'expiresAt'> = { holder: `site:${id}`, tenant, scopes: new Set(['ingest']), origins, metrics: undefined, dimensions: undefined, eventsPerSecond };
        return keys.map((key) => entry(key, grant));
      }),
      ...tokens.map(({ id, tenant = DEFAULT_TENANT, origins = [], scopes, metrics, dimensions, eventsPerSecond, ...key }) =>
        entry(key, { holder: `token:${id}`, tenant, scopes: new Set(scopes), origins, metrics, dimensions, eventsPerSecond }),
      ),
    ];
    this.#sites = [...new Set(this.#entries.flatMap(({ grant }) => grant.origins ?? []))];
    this.#tenants = [...new Set(this.#entries.map(({ grant }) => grant.tenant))].filter((tenant) => tenant !== '*');
    this.#ticketKeys = ticketKeys ?? [this.#ownTicketKey];
    this.#replaced.fire();
  }

  /** Told when other keys hold. */
  get replaced(): Event<void> {
    return this.#replaced.event;
  }

  /** Sites of any key: what a browser is told before it shows one. */
  get origins(): readonly string[] {
    return this.#sites;
  }

  get tenants(): readonly string[] {
    return this.#tenants;
  }

  /** Keys that sign tickets for the live feed. */
  get ticketKeys(): readonly LinkKey[] {
    return this.#ticketKeys;
  }

  /** What a key opens; undefined where it is none of ours, or has run out. Takes the same time whatever the key: each is compared. */
  open(key: string, now: number): Grant | undefined {
    const given = createHash('sha256').update(key.slice(0, LONGEST_KEY)).digest();
    let found: Entry | undefined;
    for (const one of this.#entries) if (timingSafeEqual(one.hash, given)) found = one;
    return found !== undefined && key.length <= LONGEST_KEY && now < found.grant.expiresAt ? found.grant : undefined;
  }
}

function entry({ sha256, notAfter }: { readonly sha256: string; readonly notAfter?: string | undefined }, grant: Omit<Grant, 'expiresAt'>): Entry {
  return { hash: Buffer.from(sha256, 'hex'), grant: { ...grant, expiresAt: notAfter === undefined ? Infinity : Date.parse(notAfter) } };
}

/** A new key, and what of it goes into the file. */
export function newKey(kind: 'site' | 'token'): { readonly key: string; readonly sha256: string } {
  // begins with what it is, so that scanners for secrets know it
  const key = `${kind === 'site' ? 'cxs' : 'cxt'}_${randomBytes(32).toString('base64url')}`;
  return { key, sha256: createHash('sha256').update(key).digest('hex') };
}
