import { expect } from '@open-wc/testing';
import { openDB } from 'idb';
import { manualClock, type Disposable } from '../../src/core/index.js';
import { httpTransport, indexedDbStore, memoryStore, Outbox, type Attempt, type OutboxNews, type Parcel, type Transport } from '../../src/delivery/index.js';
import { makeEvent, type CxEvent } from '../../src/model/index.js';
import { noLeaks, until } from './support.js';

let serial = 0;
const unique = (): string => `s${Date.now()}${serial++}`;
const answer = (subject = 'p'): CxEvent => makeEvent('cx.response.submitted', { response: '0198f4b2-0000-7000-8000-000000000001', survey: 'nps', answers: [] }, { source: 'https://bank.example/', subject });

/** The other side, as it is told to be. */
function other(): Transport & { up: boolean; readonly got: CxEvent[] } {
  const got: CxEvent[] = [];
  return {
    up: true,
    got,
    async send(parcels: readonly Parcel[]): Promise<Attempt> {
      if (!this.up) return { kind: 'later', cause: 'unreachable', waitAtLeast: 0, reason: 'down' };
      got.push(...parcels.map(({ event }) => event));
      return { kind: 'answered', receipts: parcels.map(({ event }) => ({ id: event.id, status: 'stored' })) };
    },
  };
}

describe('what an outbox stores', () => {
  const made: Disposable[] = [];
  const names: string[] = [];
  const box = (name: string, transport: Transport, lockName?: string): Outbox & { said: OutboxNews[] } => {
    const one = new Outbox({ transport, store: indexedDbStore(name), clock: manualClock(Date.now()), ...(lockName && { lockName }) });
    const said: OutboxNews[] = [];
    made.push(one.news((news) => said.push(news)), one);
    names.push(name);
    return Object.assign(one, { said });
  };
  const kinds = ({ said }: { said: OutboxNews[] }): string[] => said.map(({ kind }) => kind);
  afterEach(async () => {
    made.splice(0).forEach((one) => one.dispose());
    await new Promise((resolve) => setTimeout(resolve, 30));
    names.splice(0).forEach((name) => indexedDB.deleteDatabase(name));
  });
  noLeaks();

  it('is there before it is said to be, all that came in one turn in one transaction', async () => {
    const [name, transport] = [unique(), other()];
    transport.up = false;
    const one = box(name, transport);
    await one.deadLetters(); // it is open
    const transactions: string[] = [];
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function spied(this: IDBDatabase, ...parts: Parameters<IDBDatabase['transaction']>) {
      transactions.push(parts[1] ?? 'readonly');
      return transaction.apply(this, parts);
    } as IDBDatabase['transaction'];
    try {
      for (let i = 0; i < 20; i++) void one.accept(answer());
      await Promise.resolve();
      await Promise.resolve();
      await Promise.resolve();
      await until(() => transactions.length > 0, 'a transaction');
      expect(transactions.filter((mode) => mode === 'readwrite').length).to.equal(1);
    } finally {
      IDBDatabase.prototype.transaction = transaction;
    }
    await until(() => kinds(one).filter((kind) => kind === 'stored').length === 20, 'being stored');
    const db = await openDB(name);
    expect(await db.count('waiting')).to.equal(20);
    db.close();
  });

  it('is found again by a newer library', async () => {
    const name = unique();
    const events = [answer(), answer(), answer()];
    const old = await openDB(name, 1, {
      upgrade(db) {
        db.createObjectStore('waiting', { autoIncrement: true });
        db.createObjectStore('dead', { autoIncrement: true });
      },
      blocking: (_version, _blocked, event) => (event.target as IDBDatabase).close(), // as the older library does in another tab
    });
    for (const event of events.slice(0, 2)) await old.add('waiting', event);
    await old.add('dead', { event: events[2], reason: 'it was bad' });
    const transport = other();
    const one = box(name, transport);
    await until(() => transport.got.length === 2, 'sending what waits');
    expect(transport.got).to.deep.equal(JSON.parse(JSON.stringify(events.slice(0, 2))));
    expect((await one.deadLetters()).map(({ reason }) => reason)).to.deep.equal(['it was bad']);
    await one.resend();
    await until(() => transport.got.length === 3, 'sending what was set aside');
    expect(await one.deadLetters()).to.deep.equal([]);
  });

  it('is shared with a newer library that has more in it', async () => {
    const name = unique();
    const newer = await openDB(name, 7, {
      upgrade(db) {
        db.createObjectStore('waiting', { autoIncrement: true });
        for (const store of ['dead', 'losses', 'more']) db.createObjectStore(store);
      },
    });
    newer.close();
    const [first, transport] = [answer(), other()];
    const one = box(name, transport);
    await one.accept(first);
    expect(transport.got.map(({ id }) => id)).to.deep.equal([first.id]);
    expect(kinds(one)).to.deep.equal(['stored', 'acknowledged']);
  });

  it('is held in memory, and said to be, while an older page that does not let go keeps it from opening', async function () {
    this.timeout(15_000);
    const name = unique();
    const stubborn = await openDB(name, 1, {
      upgrade(db) {
        db.createObjectStore('waiting', { autoIncrement: true });
        db.createObjectStore('dead', { autoIncrement: true });
      },
    });
    const transport = other();
    const one = box(name, transport);
    expect(await one.accept(answer())).to.equal('acknowledged');
    expect(kinds(one)).to.include('not-storing');
    stubborn.close();
    await until(async () => {
      await one.accept(answer());
      return kinds(one).includes('stored');
    }, 'storing again');
  });

  it('and was refused is kept as far as there is room; what goes then is told as lost', async () => {
    const [name, got] = [unique(), [] as CxEvent[]];
    const one = box(name, {
      send: async (parcels) => {
        got.push(...parcels.map(({ event }) => event));
        return { kind: 'answered', receipts: parcels.map(({ event }) => ({ id: event.id, status: event.type === 'cx.delivery.lost' ? 'stored' : 'rejected' })) };
      },
    });
    const outcomes = await Promise.allSettled(Array.from({ length: 230 }, () => one.accept(answer())));
    expect(outcomes.every(({ status }) => status === 'rejected')).to.equal(true);
    const lost = (): CxEvent[] => got.filter(({ type }) => type === 'cx.delivery.lost');
    await until(() => lost().length > 0, 'the report');
    expect((await one.deadLetters()).length).to.equal(200);
    expect(lost().reduce((sum, { data }) => sum + (data as { count: number }).count, 0)).to.equal(30);
    expect(one.said.flatMap((news) => (news.kind === 'lost' ? [`${news.reason} ${news.of}`] : []))).to.include('full cx.response.submitted');
  });

  for (const [engine, storeOf] of [['IndexedDB', indexedDbStore], ['memory', () => memoryStore()]] as const) {
    it(`and was refused is lost when it is deleted: it is counted, once, to the page and the collector (${engine})`, async () => {
      const [name, got] = [unique(), [] as CxEvent[]];
      let takes = false;
      const refusing: Transport = {
        send: async (parcels) => {
          got.push(...parcels.map(({ event }) => event));
          return { kind: 'answered', receipts: parcels.map(({ event }) => ({ id: event.id, status: takes ? 'stored' : 'rejected' })) };
        },
      };
      names.push(name);
      const one = new Outbox({ transport: refusing, store: storeOf(name), clock: manualClock(Date.now()) });
      const said: OutboxNews[] = [];
      made.push(one.news((news) => said.push(news)), one);
      await Promise.allSettled([one.accept(answer()), one.accept(answer()), one.accept(makeEvent('cx.delivery.lost', { reason: 'full', of: 'cx.survey.shown', count: 4 }, { source: 'https://bank.example/' }))]);
      expect((await one.deadLetters()).length).to.equal(3);
      takes = true;
      got.length = 0;
      await one.clear();
      await one.clear();
      await until(() => got.length > 0, 'the report');
      expect(await one.deadLetters()).to.deep.equal([]);
      const cleared = { reason: 'cleared', of: 'cx.response.submitted', survey: 'nps', ratings: {}, count: 2 };
      expect(said.filter(({ kind }) => kind === 'lost')).to.deep.equal([{ kind: 'lost', ...cleared }]);
      // what told of losses and was refused itself is no loss: reports of reports would have no end
      expect(got.map(({ type, data }) => ({ type, data }))).to.deep.equal([{ type: 'cx.delivery.lost', data: cleared }]);
    });
  }

  it('leaves what tells of earlier losses when all else is deleted: it tells of nobody', async () => {
    const [name, transport] = [unique(), other()];
    transport.up = false;
    const one = box(name, transport);
    const report = makeEvent('cx.delivery.lost', { reason: 'full', of: 'cx.response.submitted', survey: 'nps', count: 7 }, { source: 'https://bank.example/' });
    const outcomes = Promise.allSettled([one.accept(report), one.accept(answer())]);
    await until(() => kinds(one).includes('waiting'), 'an attempt');
    await one.clear();
    transport.up = true;
    one.wake();
    await until(() => transport.got.length === 2, 'both reports');
    await outcomes;
    expect(transport.got.map(({ data }) => (data as { reason: string; count: number }).reason + (data as { count: number }).count).sort()).to.deep.equal(['cleared1', 'full7']);
  });

  it('that somebody has changed cannot do harm: it is counted and left, and the rest goes', async () => {
    const [name, transport] = [unique(), other()];
    transport.up = false;
    const one = box(name, transport);
    void one.accept(answer()).catch(() => {});
    await until(() => kinds(one).includes('waiting'), 'an attempt');
    one.dispose();
    const db = await openDB(name);
    const circular: Record<string, unknown> = { text: 5 };
    circular['self'] = circular;
    for (const row of [null, 'text', 7, circular, { text: '{' }, { text: '<img src=x onerror=alert(1)>' }, { text: '{"id":"../../x","type":"cx.x.y"}' }, { text: `"${'x'.repeat(300_000)}"` }, { text: JSON.stringify({ ...answer(), id: 'no' }), at: 'NaN' }]) await db.add('waiting', row);
    const good = answer();
    await db.add('waiting', { text: JSON.stringify(good), at: 0 });
    db.close();
    const late = other();
    const next = box(name, late);
    await until(() => late.got.length === 3, 'sending what is left and the report');
    expect(late.got[1]!.id).to.equal(good.id);
    expect(late.got[2]!.data).to.deep.equal({ reason: 'corrupted', of: 'unknown', count: 9 });
    expect(next.said.filter(({ kind }) => kind === 'lost')).to.deep.equal([{ kind: 'lost', reason: 'corrupted', of: 'unknown', count: 9 }]);
  });

  it('is opened again when the browser has closed it', async () => {
    const [name, transport] = [unique(), other()];
    const one = box(name, transport);
    await one.accept(answer());
    await new Promise((resolve) => (indexedDB.deleteDatabase(name).onsuccess = resolve));
    await one.accept(answer());
    expect(kinds(one)).to.deep.equal(['stored', 'acknowledged', 'stored', 'acknowledged']);
  });

  /** How many pages have the lead of a queue, and how many ask for it. */
  const holders = async (name: string): Promise<string> => {
    const { held = [], pending = [] } = await navigator.locks.query();
    return [held, pending].map((all) => all.filter((lock) => lock.name === name).length).join();
  };
  const untilHolders = async (name: string, expected: string, what: string): Promise<void> => {
    let seen = '';
    await until(async () => (seen = await holders(name)) === expected, what).catch((error: Error) => expect.fail(`${error.message}: ${seen}`));
  };

  it('is sent by one page, which tells the others; another takes over when it is put away, and it leads again when it is back', async () => {
    const name = unique();
    const [here, there] = [other(), other()];
    const one = box(name, here, name);
    await one.accept(answer());
    here.up = false;
    const waiting = one.accept(answer());
    await untilHolders(name, '1,0', 'leading while something waits');
    const two = box(name, there, name);
    await untilHolders(name, '1,1', 'asking for the lead');
    here.up = true;
    const [mine, theirs] = [answer('a'), answer('b')];
    expect(await Promise.all([waiting, one.accept(mine), two.accept(theirs)])).to.deep.equal(['acknowledged', 'acknowledged', 'acknowledged']);
    expect(there.got).to.deep.equal([]);
    expect(here.got).to.have.length(4);
    expect(kinds(two)).to.deep.equal(['stored', 'acknowledged']);
    here.up = false;
    there.up = false;
    const late = one.accept(answer('c'));
    await untilHolders(name, '1,1', 'leading again while something waits');
    // what is put away holds nothing and asks for nothing: in the back/forward cache it would keep all others waiting
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await untilHolders(name, '0,0', 'letting go');
    two.wake();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await holders(name), 'while they are put away').to.equal('0,0');
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await untilHolders(name, '1,1', 'leading again');
    there.up = true;
    one.dispose();
    await late;
    await until(() => there.got.length === 1, 'taking over what the other has stored');
    expect(await two.accept(answer('d'))).to.equal('acknowledged');
    expect(there.got).to.have.length(2);
  });

  it('leaves no lock behind, held or asked for, when all is sent: not all browsers keep a page with one in their back/forward cache', async () => {
    const name = unique();
    const [here, there] = [other(), other()];
    const [one, two] = [box(name, here, name), box(name, there, name)];
    await untilHolders(name, '0,0', 'being at rest, with nothing to send');
    for (let i = 0; i < 3; i++) {
      await Promise.all([one.accept(answer()), two.accept(answer()), one.accept(answer())]);
      await untilHolders(name, '0,0', 'being at rest');
    }
    expect([...here.got, ...there.got].map(({ id }) => id)).to.have.length(9);
    expect(new Set([...here.got, ...there.got].map(({ id }) => id)).size, 'each once').to.equal(9);
    // what another page has left is sent without anything new: by whoever opens next
    here.up = there.up = false;
    void one.accept(answer('late'));
    await until(() => kinds(one).includes('waiting') || kinds(two).includes('waiting'), 'an attempt');
    one.dispose();
    two.dispose();
    await untilHolders(name, '0,0', 'being gone');
    const next = other();
    box(name, next, name);
    await until(() => next.got.length === 1, 'sending what was left');
    await untilHolders(name, '0,0', 'being at rest again');
  });

  it('is held to its room from the first turn on, by a page that did not lead before', async () => {
    const name = unique();
    const down = other();
    down.up = false;
    const one = new Outbox({ transport: down, store: indexedDbStore(name), clock: manualClock(Date.now()), lockName: name, room: { events: 3 } });
    const lost: string[] = [];
    made.push(one.news((news) => news.kind === 'lost' && lost.push(`${news.count} ${news.of}`)), one);
    names.push(name);
    await untilHolders(name, '0,0', 'being at rest');
    for (let i = 0; i < 5; i++) void one.accept(makeEvent('cx.survey.shown', { survey: 'nps' }, { source: 'https://bank.example/' })).catch(() => {});
    await until(() => lost.length > 0, 'making room');
    expect(lost).to.deep.equal(['2 cx.survey.shown']);
  });

  it('tells the page that gave it what was refused', async () => {
    const name = unique();
    let up = false;
    const refusing: Transport = {
      send: async (parcels) => (up ? { kind: 'answered', receipts: parcels.map(({ event }) => ({ id: event.id, status: 'rejected', reason: 'no such survey' })) } : { kind: 'later', cause: 'unreachable', waitAtLeast: 0, reason: 'down' }),
    };
    const one = box(name, refusing, name);
    one.accept(answer()).catch(() => {});
    await until(() => kinds(one).includes('waiting'), 'a page that leads');
    up = true;
    const two = box(name, other(), name);
    let told = '';
    await two.accept(answer()).catch((error: Error) => (told = error.message));
    expect(told).to.equal('no such survey');
  });
});

describe('the wire, when a page is left', () => {
  const parcel = (bytes: number): Parcel => {
    const event = makeEvent('cx.response.submitted', { response: '0198f4b2-0000-7000-8000-000000000001', survey: 'nps', answers: [{ kind: 'text', question: 'q', text: 'é'.repeat(bytes / 2) }] }, { source: 'https://bank.example/' });
    return { event, text: JSON.stringify(event) };
  };

  it('has no more under way than browsers let outlive a page, counted in bytes, and leaves the rest to the store', async () => {
    const asked: { keepalive: boolean; body: string }[] = [];
    const answers: (() => void)[] = [];
    const fetch = ((_url: string, { keepalive, body }: RequestInit) => {
      asked.push({ keepalive: keepalive === true, body: body as string });
      return new Promise((_, reject) => answers.push(() => reject(new TypeError('gone'))));
    }) as typeof globalThis.fetch;
    const beacons: string[] = [];
    const { sendBeacon } = navigator;
    navigator.sendBeacon = (_url, body) => beacons.push(body as string) < 2;
    try {
      const wire = httpTransport('https://collector.example/v1/events', { fetch });
      const all = [parcel(30_000), parcel(30_000), parcel(30_000), parcel(30_000)];
      const first = wire.send([all[0]!]);
      await Promise.resolve();
      const gone = wire.leave!(all);
      await Promise.resolve();
      await until(() => asked.length === ('keepalive' in Request.prototype ? 2 : 1), 'requests');
      expect(asked.every(({ keepalive }) => keepalive === 'keepalive' in Request.prototype)).to.equal(true);
      expect(asked[0]!.body).to.contain(all[0]!.event.id);
      // the first is under way already and goes once; the next has room; then there are beacons, until the browser takes no more
      if ('keepalive' in Request.prototype) expect(gone.map(({ event }) => event.id)).to.deep.equal([all[1], all[2]].map((one) => one!.event.id));
      expect(beacons.length).to.be.greaterThan(0);
      answers.forEach((answer) => answer());
      expect((await first).kind).to.equal('later');
    } finally {
      navigator.sendBeacon = sendBeacon;
    }
  });

  it('asks no leave of another site first, and takes a network that is down for what it may be', async () => {
    const asked: RequestInit[] = [];
    const fetch = (async (_url: string, init: RequestInit) => {
      asked.push(init);
      throw new TypeError('Failed to fetch');
    }) as unknown as typeof globalThis.fetch;
    const wire = httpTransport('https://collector.example/v1/events', { fetch });
    for (let i = 0; i < 3; i++) expect((await wire.send([parcel(10)])).kind).to.equal('later');
    expect((asked[0]!.headers as Record<string, string>)['content-type']).to.match(/^text\/plain/);
    // somebody else on the page may have used up what may outlive it, which looks the same
    if ('keepalive' in Request.prototype) expect(asked.map(({ keepalive }) => keepalive)).to.deep.equal([true, false, true]);
    expect(asked.every(({ credentials }) => credentials === 'omit')).to.equal(true);
  });

  it('reads what is answered', async () => {
    const answered = (status: number, headers: Record<string, string> = {}, body = ''): Promise<Attempt> => httpTransport('/v1/events', { fetch: (async () => new Response(body, { status, headers })) as unknown as typeof globalThis.fetch }).send([parcel(10)]);
    for (const status of [400, 413, 422]) expect((await answered(status)).kind, String(status)).to.equal('refused');
    const cause = async (status: number, headers?: Record<string, string>): Promise<unknown> => {
      const attempt = await answered(status, headers);
      return attempt.kind === 'later' && [attempt.cause, attempt.waitAtLeast];
    };
    for (const status of [408, 425, 429, 500, 503]) expect(await cause(status), String(status)).to.deep.equal(['busy', 0]);
    expect(await cause(503, { 'retry-after': '7' })).to.deep.equal(['busy', 7000]);
    const [, wait] = (await cause(429, { 'retry-after': new Date(Date.now() + 60_000).toUTCString() })) as [string, number];
    expect(wait).to.be.within(50_000, 61_000);
    for (const status of [401, 403]) expect(await cause(status), String(status)).to.deep.equal(['forbidden', 300_000]);
    for (const status of [404, 410, 415, 431]) expect(await cause(status), String(status)).to.deep.equal(['gone', 300_000]);
    expect(await cause(200)).to.deep.equal(['unreachable', 0]);
  });
});
