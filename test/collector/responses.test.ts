import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import Database from 'libsql';
import { startCollector } from '../../src/collector/index.js';
import { makeEvent } from '../../src/model/index.js';
import type { CxEvent, CxEventOf, Instrument } from '../../src/model/index.js';
import { instrumentKey } from '../../src/metrics/index.js';
import { uuidv7 } from '../../src/core/uuid.js';
import { closing } from '../support/closing.js';
import { figures, rating, send } from '../support/events.js';

let folder = '';
before(() => void (folder = mkdtempSync(join(tmpdir(), 'cx-responses-'))));
after(() => rmSync(folder, { recursive: true, force: true }));

const origin = { source: 'https://shop.example/', subject: 'p-1' };
/** A response as it was sent at some minute of an hour. */
function sentAt(minute: number, response: string, score: number, words = ''): CxEvent {
  const base = rating(score, { region: 'north' }) as CxEvent & { type: 'cx.response.submitted' };
  const answers = words ? [...base.data.answers, { kind: 'text' as const, question: 'nps.reason', text: words }] : base.data.answers;
  return makeEvent('cx.response.submitted', { ...base.data, response, answers }, { ...origin, time: Date.UTC(2026, 9, 5, 10, minute) });
}
const takenBack = (response: string): CxEvent => makeEvent('cx.response.withdrawn', { response, survey: 'nps' }, origin);

const nps = async (url: string): Promise<[n: number, value: number | undefined]> => {
  const [all] = await figures(url, 'metric=nps&by=region');
  return [all!.reading.n, all!.reading.value ?? undefined];
};
const open = (name: string) => startCollector({ db: join(folder, name), port: 0, segments: ['region'], privacyThreshold: 0 });

describe('a response that a customer sends again', () => {
  it('counts once, as it was sent last, in whatever order it comes', async (t) => {
    for (const [name, order] of [['forth', [0, 1, 2]], ['back', [2, 1, 0]], ['mixed', [1, 2, 0]]] as const) {
      const collector = closing(t, await open(`${name}.db`));
      const response = uuidv7();
      const events = [sentAt(1, response, 3), sentAt(2, response, 8), sentAt(3, response, 10)];
      for (const i of order) assert.deepEqual(await send(collector.url, events[i]!), ['stored']);
      assert.deepEqual(await nps(collector.url), [1, 100], name);
      assert.deepEqual(await send(collector.url, ...events), ['duplicate', 'duplicate', 'duplicate']);
      await collector.close();
      const again = closing(t, await open(`${name}.db`));
      assert.deepEqual(await nps(again.url), [1, 100], `${name}, after a restart`);
      await again.close();
    }
  });

  it('counts once within one batch, and beside others', async (t) => {
    const collector = closing(t, await open('batch.db'));
    const response = uuidv7();
    await send(collector.url, sentAt(1, response, 0), rating(9, { region: 'north' }), sentAt(2, response, 9));
    assert.deepEqual(await nps(collector.url), [2, 100]);
  });
});

describe('a response that a customer takes back', () => {
  it('no longer counts, and what was written is gone from the store', async (t) => {
    const collector = closing(t, await open('withdrawn.db'));
    const response = uuidv7();
    await send(collector.url, sentAt(1, response, 2, 'My card is lost'), rating(10, { region: 'north' }));
    assert.deepEqual(await nps(collector.url), [2, 0]);
    assert.deepEqual(await send(collector.url, takenBack(response)), ['stored']);
    assert.deepEqual(await nps(collector.url), [1, 100]);
    await collector.close();
    const db = new Database(join(folder, 'withdrawn.db'));
    const bodies = (db.prepare('SELECT body FROM event').all() as { body: string }[]).map(({ body }) => body).join('\n');
    db.close();
    assert.doesNotMatch(bodies, /card is lost/);
    const again = closing(t, await open('withdrawn.db'));
    assert.deepEqual(await nps(again.url), [1, 100]);
  });

  it('does not come again by what arrives late', async (t) => {
    const collector = closing(t, await open('late.db'));
    const response = uuidv7();
    const event = sentAt(1, response, 2);
    await send(collector.url, takenBack(response));
    assert.deepEqual(await send(collector.url, event, sentAt(5, response, 10)), ['duplicate', 'duplicate']);
    assert.deepEqual(await send(collector.url, event), ['duplicate']);
    assert.equal((await nps(collector.url))[0], 0);
  });
});

/** The tables as the collector of that version made them. */
const OLD = {
  1: `
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE event (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, time TEXT NOT NULL, received INTEGER NOT NULL, subject TEXT, body TEXT NOT NULL);
    CREATE TABLE measure (number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, metric TEXT NOT NULL, instrument TEXT);
    CREATE TABLE rollup (measure INTEGER NOT NULL REFERENCES measure, dimension INTEGER NOT NULL, segment TEXT NOT NULL, day INTEGER NOT NULL, slot INTEGER NOT NULL, amount REAL NOT NULL,
      PRIMARY KEY (measure, dimension, segment, day, slot)) WITHOUT ROWID;
    PRAGMA user_version = 1;`,
  2: `
    CREATE TABLE response (response TEXT PRIMARY KEY, event TEXT, time TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE response_event (response TEXT NOT NULL, event TEXT NOT NULL, PRIMARY KEY (response, event)) WITHOUT ROWID;
    PRAGMA user_version = 2;`,
} as const;

/** Puts events into a file as the collector of that version did. */
function oldStore(name: string, version: 1 | 2, events: readonly CxEvent[]): Database.Database {
  const db = new Database(join(folder, name));
  db.exec(OLD[1]);
  if (version === 2) db.exec(OLD[2]);
  const insert = db.prepare('INSERT INTO event (id, type, time, received, subject, body) VALUES (?, ?, ?, ?, ?, ?)');
  for (const event of events) insert.run(event.id, event.type, event.time, 1_700_000_000_000, event.subject ?? null, JSON.stringify(event));
  return db;
}

describe('a store of an earlier form', () => {
  it('of the first is counted anew, each response once', async (t) => {
    const response = uuidv7();
    const back = uuidv7();
    const db = oldStore('first.db', 1, [sentAt(1, response, 0), sentAt(2, response, 10), rating(9, { region: 'north' }), sentAt(3, back, 0), takenBack(back)]);
    db.exec(`INSERT INTO meta VALUES ('shape', '{"zone":"UTC","dimensions":["region"],"metrics":["nps 15"]}')`);
    db.close();
    const collector = closing(t, await open('first.db'));
    assert.equal(await collector.count(), 5);
    assert.deepEqual(await nps(collector.url), [2, 100]);
    assert.deepEqual(await send(collector.url, sentAt(9, back, 10)), ['duplicate']);
  });

  it('of the second keeps its events, its figures and what it knew of responses', async (t) => {
    const [response, back] = [uuidv7(), uuidv7()];
    const [first, last, other] = [sentAt(1, response, 3), sentAt(2, response, 10), rating(9, { region: 'north' })];
    const db = oldStore('second.db', 2, [first, last, other]);
    for (const event of [first, last]) db.prepare('INSERT INTO response_event VALUES (?, ?)').run(response, event.id);
    db.prepare('INSERT INTO response VALUES (?, ?, ?)').run(response, last.id, last.time);
    db.prepare('INSERT INTO response VALUES (?, ?, ?)').run((other as CxEventOf<'cx.response.submitted'>).data.response, other.id, other.time);
    db.prepare('INSERT INTO response VALUES (?, NULL, ?)').run(back, last.time);
    // its sums say more than its events, so that it can be seen whether they were kept or counted anew
    const { instrument } = (last as CxEventOf<'cx.response.submitted'>).data.answers[0] as { instrument: Instrument };
    db.prepare('INSERT INTO measure VALUES (7, ?, ?, ?)').run(instrumentKey(instrument), 'nps', JSON.stringify(instrument));
    db.prepare('INSERT INTO rollup VALUES (7, 0, ?, 20366, 10, 41)').run('north');
    const now = closing(t, await startCollector({ port: 0, segments: ['region'] }));
    db.prepare('INSERT INTO meta VALUES (?, ?)').run('shape', JSON.stringify(now.counter.shape));
    db.prepare("INSERT INTO meta VALUES ('as-of', '1764000000000')").run();
    await now.close();
    db.close();
    const collector = closing(t, await open('second.db'));
    assert.equal(await collector.count(), 3);
    assert.deepEqual(await nps(collector.url), [41, 100]);
    // sent again, each is known; a later one takes the place of the one that counts; what was taken back stays so
    assert.deepEqual(await send(collector.url, first, last, other, sentAt(5, response, 0), sentAt(5, back, 0)), ['duplicate', 'duplicate', 'duplicate', 'stored', 'duplicate']);
    assert.deepEqual(await nps(collector.url), [41, (100 * 39) / 41]);
    await collector.close();
    const again = closing(t, await open('second.db'));
    assert.deepEqual(await nps(again.url), [41, (100 * 39) / 41]);
  });

  it('that cannot be brought forward stays as it was', async () => {
    const db = oldStore('halfway.db', 2, [rating(9)]);
    db.exec('DROP TABLE rollup');
    db.close();
    await assert.rejects(open('halfway.db'), { code: 'no-store' });
    const kept = new Database(join(folder, 'halfway.db'));
    assert.equal((kept.prepare('SELECT count(*) AS n FROM event').get() as { n: number }).n, 1);
    assert.equal((kept.prepare('PRAGMA user_version').get() as { user_version: number }).user_version, 2);
    kept.close();
  });
});
