import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { startCollector, type Collector } from '../../src/collector/index.js';
import { blankJourney, JourneyIndex, parseJourney, removeRecord, setFields, writeJourney, type Journey, type JourneyRecord, type Operation } from '../../src/journey/index.js';
import { frame, readFrame, readFromRoom, ROOM_PROTOCOL, SHARED_LIMITS, SharedJourney, type FromRoom, type Role } from '../../src/journey/shared/index.js';

const linkKeys = [{ id: 'k1', secret: 'a secret that is only for this test, and long enough' }];
const drawn: Journey = {
  ...blankJourney('renewal', { title: 'Renewal' }),
  records: [
    { type: 'phase', id: 'p1', order: 'a0', name: 'Notice' },
    { type: 'touchpoint', id: 't1', order: 'a0', name: 'Letter', phase: 'p1' }, { type: 'touchpoint', id: 't2', order: 'a1', name: 'Price', phase: 'p1' },
    { type: 'note', id: 'n1', at: 't1', text: 'Only for the team' },
    { type: 'suggestion', id: 's1', by: 'Noor', on: '2026-11-01T10:00:00Z', status: 'open', change: { do: 'set', id: 't1', fields: { name: 'E-mail' } } },
  ],
};

const read = parseJourney(drawn);
assert.ok(read.ok);
const start = read.value.journey;

/** One page at a room, without the page. */
class Line {
  readonly socket: WebSocket;
  readonly shared = new SharedJourney('renewal');
  readonly heard: FromRoom[] = [];
  readonly name: string;
  bytes = 0;
  constructor(url: string, token: string, name: string, options: { origin?: string } = {}) {
    this.name = name;
    this.socket = new WebSocket(`${url.replace('http', 'ws')}/v1/journeys/renewal`, ROOM_PROTOCOL, options);
    this.socket.on('open', () => this.socket.send(JSON.stringify({ t: 'hello', token })));
    this.socket.on('error', () => {});
    this.socket.on('message', (data: Buffer, isBinary) => {
      if (!isBinary) {
        const read = readFromRoom(String(data));
        assert.ok(read.ok, JSON.stringify(read));
        return void this.heard.push(read.value);
      }
      this.bytes += data.byteLength;
      const read = readFrame(data)!;
      if (read.kind === 'have') {
        this.socket.send(frame('have', this.shared.vector));
        if (!this.shared.isEmpty) this.socket.send(frame('update', this.shared.missing(read.bytes)!));
      } else assert.ok(this.shared.receive(read.bytes).ok);
    });
    this.shared.onUpdate((update) => this.socket.readyState === WebSocket.OPEN && this.socket.send(frame('update', update)));
  }
  do(operations: readonly Operation[], by = this.name): void {
    this.shared.apply(operations, { by, on: '2026-11-27T10:00:00.000Z' });
  }
  act(n: number, ...operations: readonly Operation[]): void {
    this.socket.send(JSON.stringify({ t: 'act', n, operations }));
  }
  async until<T extends FromRoom['t']>(t: T, test: (message: Extract<FromRoom, { t: T }>) => boolean = () => true): Promise<Extract<FromRoom, { t: T }>> {
    return soon(() => this.heard.find((one): one is Extract<FromRoom, { t: T }> => one.t === t && test(one as Extract<FromRoom, { t: T }>)), () => `${this.name} hears no ${t}: ${JSON.stringify(this.heard.map((one) => (one.t === 'view' ? 'view' : one)))}`);
  }
  nameOf(id: string): string | undefined {
    return new JourneyIndex(this.shared.journey).get(id, 'touchpoint')?.name;
  }
  close(): Promise<void> {
    return new Promise((resolve) => {
      if (this.socket.readyState === WebSocket.CLOSED) return resolve();
      this.socket.on('close', () => resolve());
      this.socket.close();
    });
  }
}
async function soon<T>(look: () => T | undefined | false, what: () => string = () => 'nothing came'): Promise<T> {
  for (let i = 0; i < 600; i++) {
    const found = look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(what());
}

describe('a room for a journey', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cx-journeys-'));
  const db = join(folder, 'c.db');
  let collector: Collector;
  const open = async (): Promise<void> => void (collector = await startCollector({ port: 0, db, origins: ['https://maps.bank.example'], journeys: { linkKeys, journeys: [start] } }));
  before(open);
  after(async () => {
    await collector.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const token = (role: Role, name: string, more: object = {}): string => collector.journeys!.links.token({ journey: 'renewal', role, name, ...more });
  const join_ = async (role: Role, name: string, more: object = {}): Promise<Line> => {
    const line = new Line(collector.url, token(role, name, more), name);
    await line.until('welcome');
    if (role !== 'customer') await soon(() => !line.shared.isEmpty);
    return line;
  };
  const said = (id: string, more: object = {}): Operation => ({ do: 'add', record: { type: 'evidence', id, at: 't2', text: 'I had to look for it', source: 'Co-mapping', on: '2026-11-27', score: 2, consent: { show: 'team' }, ...more } as JourneyRecord });

  it('brings what one does to the others, and tells who is there and where', async () => {
    const [ana, ben] = [await join_('facilitator', 'Ana'), await join_('team', 'Ben')];
    assert.equal(writeJourney(ana.shared.journey), writeJourney(start));
    ana.do(setFields('t1', { name: 'E-mail' }).operations);
    await soon(() => ben.nameOf('t1') === 'E-mail');
    await ana.until('taken');
    ben.socket.send(JSON.stringify({ t: 'spot', spot: { at: 't2', row: 'l1' } }));
    const { people } = await ana.until('people', (one) => one.people.some(({ spot }) => spot?.at === 't2'));
    assert.deepEqual(people.map(({ name, role, colour }) => [name, role, colour]), [['Ana', 'facilitator', 0], ['Ben', 'team', 1]]);
    await ben.close();
    await ana.until('people', (one) => one.people.length === 1);
    await ana.close();
  });

  it('lets nobody write what their role may not, whatever their page does', async () => {
    const [ana, ben] = [await join_('facilitator', 'Ana'), await join_('team', 'Ben')];
    ben.do(setFields('s1', { status: 'accepted' }).operations);
    assert.equal((await ben.until('refused')).problem.code, 'only-facilitator');
    await ben.close();
    const eve = await join_('team', 'Eve');
    eve.do(setFields('t2', { name: 'Not me' }).operations, 'Ana');
    assert.equal((await eve.until('refused')).problem.code, 'not-you');
    await eve.close();
    const noor = await join_('customer', 'Noor');
    const evil = new SharedJourney('renewal');
    evil.receive(ana.shared.missing()!);
    const vector = evil.vector;
    evil.apply(setFields('t2', { name: 'Taken over' }).operations, { by: 'Noor', on: '' });
    noor.socket.send(frame('update', evil.missing(vector)!));
    assert.equal((await noor.until('refused')).problem.code, 'only-suggest');
    noor.act(7, ...setFields('t2', { name: 'Taken over' }).operations);
    assert.equal((await noor.until('refused', ({ n }) => n === 7)).problem.code, 'only-suggest');
    noor.act(8, ...removeRecord(new JourneyIndex(start), 't1').operations);
    assert.equal((await noor.until('refused', ({ n }) => n === 8)).problem.code, 'not-yours');
    noor.socket.send(frame('have', new SharedJourney('renewal').vector));
    ana.do(setFields('s1', { status: 'rejected' }).operations);
    await ana.until('taken');
    assert.equal(ana.nameOf('t2'), 'Price');
    assert.equal(noor.bytes, 0, 'a customer never gets the journey itself');
    assert.ok(!JSON.stringify(noor.heard).includes('Only for the team'));
    await Promise.all([ana.close(), noor.close()]);
  });

  it('takes what customers say and suggest, once, and shows it to them and to the team', async () => {
    const [ana, noor] = [await join_('facilitator', 'Ana'), await join_('customer', 'Noor')];
    noor.act(1, said('v1'), { do: 'add', record: { type: 'suggestion', id: 's2', by: 'x', on: '2026-11-27T10:00:00Z', status: 'open', why: 'Say it at once', change: { do: 'set', id: 't1', fields: { name: 'Letter with the price' } } } });
    await noor.until('taken', ({ n }) => n === 1);
    const view = noor.heard.filter((one) => one.t === 'view').at(-1)!.journey as Journey;
    assert.ok(['v1', 's2'].every((id) => view.records.some((record) => record.id === id)));
    const quote = await soon(() => new JourneyIndex(ana.shared.journey).get('v1', 'evidence'));
    assert.deepEqual([quote.text, quote.score, quote.consent.show, ana.shared.stampOf('v1')?.by], ['I had to look for it', 2, 'team', 'Noor']);
    noor.act(2, said('v1'));
    await noor.until('taken', ({ n }) => n === 2);
    const other = await join_('customer', 'Omar');
    other.act(1, said('v1'));
    assert.equal((await other.until('refused')).problem.code, 'id-taken');
    other.act(2, { do: 'remove', id: 'v1' });
    assert.equal((await other.until('refused', ({ n }) => n === 2)).problem.code, 'not-yours');
    assert.ok(!JSON.stringify(other.heard).includes('I had to look'), 'what is for the team is not for other customers');
    await Promise.all([ana.close(), noor.close(), other.close()]);
  });

  it('is not spoiled by an id that a customer makes up, nor by words that somebody of the team gives to one', async () => {
    const [ana, ben, noor] = [await join_('facilitator', 'Ana'), await join_('team', 'Ben'), await join_('customer', 'Noor')];
    noor.act(1, said('renewal'));
    assert.equal((await noor.until('refused', ({ n }) => n === 1)).problem.code, 'id-taken');
    let deep: unknown = 1;
    for (let i = 0; i < 60; i++) deep = [deep];
    noor.act(2, { do: 'add', record: { type: 'suggestion', id: 's9', by: 'Noor', on: '2026-11-27T10:00:00Z', status: 'open', change: { do: 'set', id: 't1', fields: { name: deep } } } });
    assert.equal((await noor.until('refused', ({ n }) => n === 2)).problem.code, 'not-a-journey');
    ana.do(setFields('t1', { name: 'E-mail' }).operations);
    await ana.until('taken');
    // what Noor said is taken away, rewritten while nobody sees it, and put back
    noor.act(3, said('v7'));
    await noor.until('taken', ({ n }) => n === 3);
    const quote = await soon(() => new JourneyIndex(ben.shared.journey).get('v7', 'evidence'));
    ben.do([{ do: 'remove', id: 'v7' }]);
    await ben.until('taken');
    ben.do([{ do: 'add', record: quote }]);
    await ben.until('taken', ({ n }) => n === 2);
    ben.do([{ do: 'remove', id: 'v7' }]);
    await ben.until('taken', ({ n }) => n === 3);
    ben.do([{ do: 'add', record: { ...quote, text: 'All is well' } }]);
    assert.equal((await ben.until('refused')).problem.code, 'not-yours');
    await Promise.all([ana.close(), ben.close(), noor.close()]);
  });

  it('hears little from who has not said who they are', async () => {
    const loud = new WebSocket(`${collector.url.replace('http', 'ws')}/v1/journeys/renewal`, ROOM_PROTOCOL);
    const said: unknown[] = [];
    loud.on('message', (data) => said.push(data));
    loud.on('error', () => {});
    const closed = new Promise((resolve) => loud.on('close', resolve));
    // a part of a message that never ends
    loud.on('open', () => loud.send('x'.repeat(100_000), { fin: false }));
    await closed;
    assert.deepEqual(said, []);
  });

  it('keeps the room of who comes while another leaves before it is open', async () => {
    for (let i = 0; i < 5; i++) {
      const gone = new WebSocket(`${collector.url.replace('http', 'ws')}/v1/journeys/renewal`, ROOM_PROTOCOL);
      gone.on('error', () => {});
      gone.on('open', () => { gone.send(JSON.stringify({ t: 'hello', token: token('facilitator', 'Gone') })); gone.terminate(); });
      const ana = await join_('facilitator', 'Ana');
      const ben = await join_('team', 'Ben');
      ana.do(setFields('t2', { name: `Price ${i}` }).operations);
      await soon(() => ben.nameOf('t2') === `Price ${i}`);
      await Promise.all([ana.close(), ben.close()]);
    }
  });

  it('keeps everything over a restart, and joins what was done meanwhile', async () => {
    const ana = await join_('facilitator', 'Ana');
    ana.do(setFields('p1', { goal: 'Nobody is surprised' }).operations);
    await ana.until('taken');
    await collector.close();
    ana.do(setFields('t2', { name: 'New price' }).operations);
    await open();
    const again = new Line(collector.url, token('facilitator', 'Ana'), 'Ana');
    again.shared.receive(ana.shared.missing()!);
    await again.until('taken');
    const ben = await join_('team', 'Ben');
    await soon(() => ben.nameOf('t2') === 'New price');
    assert.equal(new JourneyIndex(ben.shared.journey).get('p1', 'phase')!.goal, 'Nobody is surprised');
    assert.ok(new JourneyIndex(ben.shared.journey).get('v1', 'evidence'));
    await Promise.all([again.close(), ben.close()]);
  });

  it('sends nobody in without a link to this journey, nor from a page of another site', async () => {
    const tell = async (line: Line): Promise<string> => (await line.until('end')).problem.code;
    assert.equal(await tell(new Line(collector.url, 'forged', 'x')), 'link-unknown');
    assert.equal(await tell(new Line(collector.url, collector.journeys!.links.token({ journey: 'another', role: 'facilitator', name: 'x' }), 'x')), 'link-unknown');
    assert.equal(await tell(new Line(collector.url, token('team', 'x', { expiresAt: Date.now() - 1 }), 'x')), 'link-expired');
    const strange = new Line(collector.url, token('team', 'x'), 'x', { origin: 'https://evil.example' });
    await new Promise((resolve) => strange.socket.on('close', resolve));
    assert.deepEqual(strange.heard, []);
    const known = new Line(collector.url, token('team', 'x'), 'x', { origin: 'https://maps.bank.example' });
    await known.until('welcome');
    await known.close();
  });

  it('stays as it was whatever garbage comes, and tells the sender', async () => {
    const [ana, ben] = [await join_('facilitator', 'Ana'), await join_('team', 'Ben')];
    const before = writeJourney(ana.shared.journey);
    ben.socket.send(frame('update', randomBytes(500)));
    assert.equal((await ben.until('refused', ({ n }) => n === 1)).problem.code, 'not-an-update');
    const doc = new Y.Doc();
    Y.applyUpdate(doc, ben.shared.missing()!);
    const vector = Y.encodeStateVector(doc);
    doc.getMap('journey').set('order/t1', 42);
    ben.socket.send(frame('update', Y.encodeStateAsUpdate(doc, vector)));
    assert.equal((await ben.until('refused', ({ n }) => n === 2)).problem.code, 'not-a-journey');
    const later = new Y.Doc();
    later.getMap('journey').set('x/y', 1);
    const gap = Y.encodeStateVector(later);
    later.getMap('journey').set('x/y', 2);
    ben.socket.send(frame('update', Y.encodeStateAsUpdate(later, gap)));
    assert.equal((await ben.until('refused', ({ n }) => n === 3)).problem.code, 'gap');
    ben.socket.send('{');
    ben.socket.send(Buffer.from([9, 9, 9]));
    await soon(() => ben.heard.filter((one) => one.t === 'refused' && one.problem.code === 'not-understood').length === 2);
    const closed = new Promise((resolve) => ben.socket.on('close', resolve));
    ben.socket.send(frame('update', new Uint8Array(10_000_000)));
    await closed;
    const loop = await join_('team', 'Loop');
    for (let i = 0; i < SHARED_LIMITS.perSecond * 12; i++) loop.socket.send(JSON.stringify({ t: 'spot', spot: null }));
    assert.equal((await loop.until('end')).problem.code, 'too-much');
    assert.equal(writeJourney(ana.shared.journey), before);
    ana.do(setFields('t1', { name: 'Still here' }).operations);
    await ana.until('taken');
    await Promise.all([ana.close(), loop.close()]);
  });

  it('makes links for facilitators alone', async () => {
    const ask = (body: object): Promise<Response> => fetch(`${collector.url}/v1/journeys/renewal/links`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const made = await ask({ token: token('facilitator', 'Ana'), role: 'customer', name: 'Noor' });
    const { token: given } = (await made.json()) as { token: string };
    const noor = new Line(collector.url, given, 'Noor');
    assert.equal((await noor.until('welcome')).you.role, 'customer');
    await noor.close();
    assert.equal((await ask({ token: token('team', 'Ben'), role: 'facilitator', name: 'Ben' })).status, 403);
    assert.equal((await ask({ token: token('facilitator', 'Ana'), role: 'king', name: 'Noor' })).status, 400);
  });

  it('takes a link back: who came by it is sent away, nobody comes in by it any more, and the others stay', async () => {
    const mine = token('facilitator', 'Ana');
    const post = (path: string, body: object): Promise<Response> => fetch(`${collector.url}/v1/journeys/renewal/links${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const make = async (role: Role, name: string): Promise<{ id: string; token: string }> => (await (await post('', { token: mine, role, name })).json()) as { id: string; token: string };
    const take = async (link: string, by = mine): Promise<number> => (await post('/revoke', { token: by, link })).status;
    const listed = async (): Promise<readonly { id: string; name: string; role: Role; revokedAt?: string; token?: string }[]> => ((await (await post('/list', { token: mine })).json()) as { links: [] }).links;
    const [bad, good] = [await make('team', 'Eve'), await make('team', 'Ben')];
    const [eve, ben] = [new Line(collector.url, bad.token, 'Eve'), new Line(collector.url, good.token, 'Ben')];
    await Promise.all([eve.until('welcome'), ben.until('welcome')]);

    assert.equal(await take(bad.id, good.token), 403, 'the team takes nothing back');
    assert.equal(await take(bad.id, token('facilitator', 'Ana', { journey: 'another' })), 403);
    assert.equal((await post('/list', { token: good.token })).status, 403);
    assert.equal((await post('/revoke', { token: mine })).status, 400);
    assert.equal(await take(bad.id), 204);
    assert.equal((await eve.until('end')).problem.code, 'link-revoked');
    const again = new Line(collector.url, bad.token, 'Eve');
    assert.equal((await again.until('end')).problem.code, 'link-revoked');
    assert.equal(ben.socket.readyState, WebSocket.OPEN);
    const all = await listed();
    assert.ok(all.find(({ id }) => id === bad.id)?.revokedAt);
    assert.deepEqual(all.filter(({ id }) => id === good.id).map(({ name, role, revokedAt, token: secret }) => [name, role, revokedAt, secret]), [['Ben', 'team', undefined, undefined]], 'without the token itself');

    await Promise.all([eve.close(), again.close(), ben.close()]);
    await collector.close();
    await open();
    const later = new Line(collector.url, bad.token, 'Eve');
    assert.equal((await later.until('end')).problem.code, 'link-revoked', 'also after a restart');
    // a link that a program signed is not listed, and is taken back all the same; a facilitator's too, with all it could do
    const other = token('facilitator', 'Mallory');
    const opened = collector.journeys!.links.open(other);
    assert.ok(opened.kind === 'good');
    assert.equal(await take(opened.link), 204);
    assert.equal((await post('/list', { token: other })).status, 403);
    assert.equal((await post('', { token: other, role: 'team', name: 'Mallory' })).status, 403);
    await later.close();
  });
});
