import { Bank } from '../../collector/preferences/support.js';

/** A case of kind `http`. */
export interface HttpCase {
  readonly id: string;
  readonly given: {
    readonly method: string;
    readonly path: string;
    readonly contentType?: string;
    readonly body?: string;
    readonly ageDays?: number;
    readonly repeat?: boolean;
    readonly ifMatch?: string;
    readonly current?: string;
    readonly changedSince?: readonly string[];
    readonly ops?: readonly { readonly key: string; readonly to: boolean }[];
  };
  readonly expect: Readonly<Record<string, unknown>>;
}

const DAY = 86_400_000;
const TOPIC = 'offers';

/** Asks a real collector; gives what the case looks at. */
export async function http({ id, given, expect }: HttpCase): Promise<unknown> {
  const bank = await Bank.open();
  try {
    const subject = id.toLowerCase();
    await bank.welcome(subject);
    const preferences = async () => (await bank.send('GET', `/v1/people/${subject}`)).body.preferences;
    await bringTo(bank, subject, Number(/\d+$/.exec(given.ifMatch ?? 'rev-1')![0]), []);
    await bringTo(bank, subject, Number(/\d+$/.exec(given.current ?? 'rev-1')![0]), given.changedSince ?? []);
    const ask = given.path.startsWith('/u/') ? await byLink(bank, subject, given) : await byRevision(bank, subject, given, await preferences());
    if (given.repeat) await ask();
    const before = await preferences();
    const { status, headers, text } = await ask();
    const after = await preferences();
    const got: Record<string, unknown> = {
      status,
      mutates: after.rev !== before.rev,
      redirect: status >= 300 && status < 400 && headers.has('location'),
      shows: given.method === 'GET' && /<form method="post"[^]*<button/.test(text) ? 'confirm-page' : 'something else',
      scope: after.topics[TOPIC]?.on === false && after.unsubscribeAll === null && after.topics['tips']?.on !== false ? 'topic-of-message' : 'another',
    };
    return Object.fromEntries(Object.keys(expect).map((key) => [key, got[key]]));
  } finally {
    await bank.close();
  }
}

type Ask = () => ReturnType<Bank['request']>;

async function byLink(bank: Bank, subject: string, { method, path, contentType, body, ageDays = 0 }: HttpCase['given']): Promise<Ask> {
  const link = await bank.link(subject, 'unsubscribe', { topic: TOPIC });
  bank.time += ageDays * DAY;
  const to = path.endsWith('FORGED') ? `${link.slice(0, -5)}AAAAA` : link;
  const multipart = new FormData();
  multipart.append(...(body?.split('=') ?? ['', '']) as [string, string]);
  return () => (contentType === 'multipart/form-data' ? bank.request(method, to, multipart) : bank.request(method, to, body, contentType === undefined ? {} : { 'content-type': contentType }));
}

async function byRevision(bank: Bank, subject: string, { method, ifMatch, ops }: HttpCase['given'], current: object): Promise<Ask> {
  const device = await bank.device(subject);
  const body = method === 'PUT' ? current : { ops, consent: { notice: 'privacy', uiSource: 'vectors', uiVersion: '1' } };
  return () => device.request(method, '', body, { 'if-match': `"${ifMatch}"` });
}

/** Changes things, or these keys last, until the preferences have a revision. */
async function bringTo(bank: Bank, subject: string, rev: number, keys: readonly string[]): Promise<void> {
  const patch = (key: string, to: unknown) => bank.send('PATCH', `/v1/people/${subject}`, { ops: [{ key, to }], at: new Date(bank.time).toISOString() });
  for (let now = (await bank.send('GET', `/v1/people/${subject}`)).body.preferences.rev; now < rev; now++) {
    const key = keys[now - rev + keys.length];
    await (key === undefined ? patch('windows', [{ start: `${String(now % 24).padStart(2, '0')}:00`, end: '23:59' }]) : patch(key, false));
  }
}
