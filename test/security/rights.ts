// Who may do what, tried by everybody at everything: keys of two tenants, tickets that were changed, addresses that are claimed.
import { startCollector, type Collector } from '../../src/collector/index.js';
import { rating } from '../support/events.js';
import { bearer, someKeys } from '../support/keys.js';
import type { Outcome } from './outcome.js';

const json = { 'content-type': 'application/json' };
type Key = keyof ReturnType<typeof someKeys>['key'];

/** What each key opens; everything else must be refused. */
const OPENS: Readonly<Record<string, readonly Key[]>> = {
  'POST /v1/events': ['site', 'next', 'other', 'importer'],
  'GET /v1/metrics': ['reader', 'narrow', 'admin', 'otherAdmin'],
  'GET /v1/live': ['reader', 'narrow', 'admin', 'otherAdmin'],
  'GET /v1/losses': ['reader', 'admin', 'otherAdmin'],
  'GET /v1/verbatims': ['reader'],
  'POST /v1/tickets': ['reader', 'narrow', 'admin', 'otherAdmin'],
  'POST /v1/admin/export': ['admin', 'otherAdmin'],
  'POST /v1/admin/erase': ['admin', 'otherAdmin'],
  'GET /v1/admin/letters': ['admin', 'otherAdmin'],
  'GET /v1/admin/audit': ['admin', 'otherAdmin'],
  'POST /v1/admin/backup': ['machine'],
  'GET /metrics': ['admin', 'machine'],
};
const BODIES: Readonly<Record<string, unknown>> = { '/v1/tickets': { subject: 'a' }, '/v1/admin/export': { subject: 'nobody' }, '/v1/admin/erase': { subject: 'nobody' } };

async function everybodyEverywhere({ url }: Collector, key: Readonly<Record<Key, string>>): Promise<Outcome> {
  const faults: string[] = [];
  const wrong = { none: '', 'of no one': 'cxs_wrong', 'with a letter more': `${key.admin}A`, revoked: key.past };
  let tries = 0;
  for (const [what, opens] of Object.entries(OPENS)) {
    const [method = '', path = ''] = what.split(' ');
    for (const [name, value] of [...Object.entries(key), ...Object.entries(wrong)]) {
      tries += 1;
      const body = method === 'POST' ? JSON.stringify(path === '/v1/events' ? [rating(9)] : (BODIES[path] ?? {})) : undefined;
      const response = await fetch(`${url}${path}`, { method, headers: { ...(body !== undefined && json), ...(value !== '' && bearer(value)) }, ...(body !== undefined && { body }) });
      await response.body?.cancel();
      const isOpen = response.status !== 401 && response.status !== 403;
      if (isOpen !== opens.includes(name as Key)) faults.push(`${what} with ${name}: ${response.status}`);
    }
  }
  return { line: 'D1', tried: `${Object.keys(OPENS).length} doors with ${Object.keys(key).length} keys of two tenants and ${Object.keys(wrong).length} that are none, ${tries} tries: each opens what it is for`, faults };
}

/** A ticket with each of its characters changed. */
async function changedTickets({ url }: Collector, key: Readonly<Record<Key, string>>): Promise<Outcome> {
  const made = await fetch(`${url}/v1/tickets`, { method: 'POST', headers: { ...json, ...bearer(key.reader) }, body: JSON.stringify({ subject: 'a', metrics: ['nps'] }) });
  const { ticket } = (await made.json()) as { readonly ticket: string };
  const statusOf = async (token: string, query = 'metric=nps'): Promise<number> => {
    const response = await fetch(`${url}/v1/metrics?${query}&ticket=${encodeURIComponent(token)}`);
    await response.body?.cancel();
    return response.status;
  };
  const faults: string[] = [];
  if ((await statusOf(ticket)) !== 200) faults.push('a good ticket is refused');
  if ((await statusOf(ticket, 'metric=csat')) !== 403) faults.push('a ticket opens a metric that it does not name');
  const [id = '', payload = '', signature = ''] = ticket.split('.');
  const rewritten = Buffer.from(JSON.stringify({ ...(JSON.parse(Buffer.from(payload, 'base64url').toString()) as object), x: Date.now() + 1e12, t: 'shop' })).toString('base64url');
  // the last character may hold bits that count for nothing
  const each = [...ticket].slice(0, -1).map((letter, i) => `${ticket.slice(0, i)}${letter === 'A' ? 'B' : 'A'}${ticket.slice(i + 1)}`);
  const forged = [...each, `${id}.${rewritten}.${signature}`, `${id}.${payload}`, `${id}.${payload}.`, `.${payload}.${signature}`, ticket.slice(0, -3), `${ticket}.x`, signature, ''];
  for (const token of forged) {
    const status = await statusOf(token);
    if (status !== 401) faults.push(`a ticket that was changed: ${status}`);
  }
  return { line: 'D4', tried: `a signed ticket with each of its ${each.length} characters changed in turn, rewritten, cut and lengthened: 401`, faults };
}

/** One tenant's answers in another's feed, figures, export and erasure. */
async function otherTenant({ url }: Collector, key: Readonly<Record<Key, string>>): Promise<Outcome> {
  const faults: string[] = [];
  const feed = await fetch(`${url}/v1/live?metric=nps`, { headers: bearer(key.otherAdmin) });
  const reader = feed.body!.getReader();
  let heard = '';
  void (async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read()) heard += Buffer.from(part.value).toString();
  })().catch(() => undefined);
  const mine = { ...rating(9), subject: 'ann' };
  const sent = await fetch(`${url}/v1/events`, { method: 'POST', headers: { ...json, ...bearer(key.site) }, body: JSON.stringify([mine]) });
  if (sent.status !== 200) faults.push(`sending: ${sent.status}`);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  if (heard.includes('event: delta')) faults.push('the feed of another tenant is told');
  await reader.cancel();
  const ask = (path: string): Promise<Response> => fetch(`${url}${path}`, { method: 'POST', headers: { ...json, ...bearer(key.otherAdmin) }, body: JSON.stringify({ subject: 'ann' }) });
  if ((await (await ask('/v1/admin/export')).text()).includes(mine.id)) faults.push('an export has a person of another tenant');
  await (await ask('/v1/admin/erase')).text();
  const { figures } = (await (await fetch(`${url}/v1/metrics?metric=nps`, { headers: bearer(key.reader) })).json()) as { readonly figures: readonly { readonly reading: { readonly n: number } }[] };
  if (!(figures[0]!.reading.n > 0)) faults.push('another tenant has erased it');
  return { line: 'D9', tried: 'an answer of one tenant, looked for in the live feed and the export of another, and erased by it: it is not there, and stays', faults };
}

/** Addresses that a sender claims to be from. */
async function claimedAddresses(): Promise<readonly Outcome[]> {
  const faults: string[] = [];
  const { file, key } = someKeys();
  const claims = ['x-forwarded-for', 'x-real-ip', 'forwarded', 'cf-connecting-ip', 'true-client-ip', 'x-client-ip'];
  for (const [trustedProxies, expected] of [[[], 429], [['127.0.0.1'], 200]] as const) {
    const collector = await startCollector({ port: 0, keys: file, rates: { perAddress: 1 }, trustedProxies });
    const from = async (header: string, address: string): Promise<number> => {
      const response = await fetch(`${collector.url}/v1/events`, { method: 'POST', headers: { ...json, ...bearer(key.site), [header]: header === 'forwarded' ? `for=${address}` : address }, body: JSON.stringify(Array.from({ length: 10 }, () => rating(9))) });
      await response.body?.cancel();
      return response.status;
    };
    if ((await from('x-forwarded-for', '198.51.100.1')) !== 200) faults.push('the first is refused');
    // all of them are believed of nobody, and one of a machine in front
    for (const [i, header] of claims.entries()) {
      const status = await from(header, `203.0.${113 + i}.9`);
      const must = header === 'x-forwarded-for' ? expected : i === 1 && expected === 200 ? 200 : 429;
      if (status !== must) faults.push(`${header} ${expected === 200 ? 'of a trusted machine' : 'of a stranger'}: ${status}`);
    }
    await collector.close();
  }
  return [{ line: 'I48', tried: `${claims.length} headers with another address each, of a stranger and of a machine in front that is trusted: the limit of a network holds, and only X-Forwarded-For of that machine is believed`, faults }];
}

/** The lines about rights. */
export async function rights(): Promise<readonly Outcome[]> {
  const { file, key } = someKeys();
  const collector = await startCollector({ port: 0, keys: file, verbatims: true, privacyThreshold: 0, rates: { perAddress: 1_000_000, perSubject: 1_000_000 } });
  try {
    const doors = await everybodyEverywhere(collector, key);
    const tickets = await changedTickets(collector, key);
    return [doors, { ...doors, line: 'I40' }, tickets, await otherTenant(collector, key), ...(await claimedAddresses())];
  } finally {
    await collector.close();
  }
}
