import { isIP } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { KeyRing } from '../access/key-ring.js';
import { DEFAULT_TENANT, EVERY_TENANT, SCOPES, type Grant, type Scope } from '../access/scopes.js';
import { grantOf, openTicket, type Ticket } from '../access/tickets.js';
import { HttpProblem } from './problems.js';

/** Where there are no keys, whoever reaches the collector may do everything. */
const OPEN: Grant = {
  holder: 'open', tenant: DEFAULT_TENANT, scopes: new Set(SCOPES), origins: undefined, metrics: undefined, dimensions: undefined, eventsPerSecond: undefined, expiresAt: Infinity,
};

export interface GuardOptions {
  /** None: everybody may do everything. */
  readonly keys: KeyRing | undefined;
  /** Where there are no keys: sites whose pages may send and read; `*` for all. */
  readonly origins: readonly string[];
  /** Only programs and pages of this machine may reach it: what calls it by another name than the machine's was led here by somebody else's DNS. */
  readonly onlyThisMachine: boolean;
  readonly now: () => number;
}

/** Whether something is shown in the address: only to ingest, and only by what cannot send a header. */
const inQuery = (request: FastifyRequest, name: 'k' | 'ticket'): string | undefined => {
  const value = (request.query as Readonly<Record<string, unknown>> | undefined)?.[name];
  return typeof value === 'string' ? value : undefined;
};

/** Decides who may do what. Missing, wrong, revoked and expired keys are answered alike, in the same time. */
export class Guard {
  readonly #options: GuardOptions;
  readonly #grants = new WeakMap<FastifyRequest, Grant | undefined>();

  constructor(options: GuardOptions) {
    this.#options = options;
  }

  /** Lets a request on that has the right to it. @throws HttpProblem 401, 403 */
  check(request: FastifyRequest, scope: Scope, tenant: 'own' | 'every' | 'any' = 'own'): Grant {
    const grant = this.grantOf(request);
    if (!grant) throw unauthorised();
    if (!grant.scopes.has(scope) || !this.#mayUse(request, grant)) throw forbidden();
    if (tenant === 'own' && grant.tenant === EVERY_TENANT) throw forbidden();
    if (tenant === 'every' && this.#options.keys && grant.tenant !== EVERY_TENANT) throw forbidden();
    return grant;
  }

  /** Does a request that was let on still have the right to it, now that keys may be others? */
  stillHolds(request: FastifyRequest, scope: Scope): boolean {
    const [then, now] = [this.grantOf(request), this.#find(request)];
    return now !== undefined && now.tenant === then?.tenant && now.scopes.has(scope);
  }

  /** Whose key a request holds, looked up once. */
  grantOf(request: FastifyRequest): Grant | undefined {
    if (!this.#grants.has(request)) this.#grants.set(request, this.#find(request));
    return this.#grants.get(request);
  }

  /** The ticket that a request holds, where it has one that holds. */
  #ticketOf(request: FastifyRequest): Ticket | undefined {
    const { keys, now } = this.#options;
    const token = inQuery(request, 'ticket');
    return keys && token !== undefined && request.method === 'GET' ? openTicket(keys.ticketKeys, token, now()) : undefined;
  }

  /** Sites whose pages are told that they may read the answer to a request. Before a request with a key comes there is none to look at. */
  originsFor(request: FastifyRequest): readonly string[] {
    const { keys, origins } = this.#options;
    if (!keys) return origins;
    if (request.method === 'OPTIONS') return keys.origins;
    // a page must be able to read that its ticket has run out
    return this.grantOf(request)?.origins ?? (request.method === 'GET' && inQuery(request, 'ticket') !== undefined ? ['*'] : []);
  }

  /** Is the origin one of a list, to the letter? `null` never is: any frame in a sandbox has it. */
  static isListed(origin: string, listed: readonly string[]): boolean {
    return origin !== 'null' && (listed.includes('*') || listed.includes(origin));
  }

  #find(request: FastifyRequest): Grant | undefined {
    const { keys, now, onlyThisMachine } = this.#options;
    if (!keys) return !onlyThisMachine || isThisMachine(request.headers.host) ? OPEN : undefined;
    const ticket = this.#ticketOf(request);
    if (ticket) return grantOf(ticket);
    const inHeader = /^Bearer ([\x21-\x7e]{1,256})$/.exec(request.headers.authorization ?? '')?.[1];
    const beacon = request.method === 'POST' && request.routeOptions.url === '/v1/events' ? inQuery(request, 'k') : undefined;
    // a key is compared even where there is none, so that the time tells nothing
    const grant = keys.open(inHeader ?? beacon ?? '', now());
    // what stands in an address stands in logs of others: a secret must not
    return inHeader === undefined && grant?.holder.startsWith('token:') ? undefined : grant;
  }

  #mayUse(request: FastifyRequest, grant: Grant): boolean {
    const { origin } = request.headers;
    if (origin === undefined) return true;
    if (grant === OPEN) return isOwn(origin, request.headers.host) || Guard.isListed(origin, this.#options.origins);
    return Guard.isListed(origin, grant.origins ?? []);
  }
}

/** Is a page of the collector itself? */
const isOwn = (origin: string, host: string | undefined): boolean => host !== undefined && (origin === `http://${host}` || origin === `https://${host}`);

function isThisMachine(host: string | undefined): boolean {
  const name = /^(?:\[([^\]]*)\]|([^:]*))(?::\d+)?$/.exec(host ?? '');
  const bare = name?.[1] ?? name?.[2] ?? '';
  return bare === '' || bare === 'localhost' || bare.endsWith('.localhost') || isIP(bare) !== 0;
}

/** One and the same answer, whatever was wrong with the key. */
const unauthorised = (): HttpProblem =>
  new HttpProblem({ status: 401, code: 'no-key', title: 'A key is needed', detail: 'Send a key that holds as "authorization: Bearer ...". Whoever runs this collector gives them out.' });
const forbidden = (): HttpProblem =>
  new HttpProblem({ status: 403, code: 'not-allowed', title: 'This is not allowed', detail: 'What was shown does not open this, or not from this site.' });

/** Says how to show a key, as RFC 9110 asks of every 401. */
export function sayHow(reply: FastifyReply, status: number): void {
  if (status === 401) void reply.header('www-authenticate', 'Bearer realm="cx-collector"');
}
