import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import Database from 'libsql';
import { startCollector } from '../../src/collector/index.js';
import { makeEvent } from '../../src/model/index.js';
import type { CxEvent } from '../../src/model/index.js';
import { uuidv7 } from '../../src/core/uuid.js';
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
  it('counts once, as it was sent last, in whatever order it comes', async () => {
    for (const [name, order] of [['forth', [0, 1, 2]], ['back', [2, 1, 0]], ['mixed', [1, 2, 0]]] as const) {
      const collector = await open(`${name}.db`);
      const response = uuidv7();
      const events = [sentAt(1, response, 3), sentAt(2, response, 8), sentAt(3, response, 10)];
      for (const i of order) assert.deepEqual(await send(collector.url, events[i]!), ['stored']);
      assert.deepEqual(await nps(collector.url), [1, 100], name);
      assert.deepEqual(await send(collector.url, ...events), ['duplicate', 'duplicate', 'duplicate']);
      await collector.close();
      const again = await open(`${name}.db`);
      assert.deepEqual(await nps(again.url), [1, 100], `${name}, after a restart`);
      await again.close();
    }
  });

  it('counts once within one batch, and beside others', async () => {
    const collector = await open('batch.db');
    const response = uuidv7();
    await send(collector.url, sentAt(1, response, 0), rating(9, { region: 'north' }), sentAt(2, response, 9));
    assert.deepEqual(await nps(collector.url), [2, 100]);
    await collector.close();
  });
});

describe('a response that a customer takes back', () => {
  it('no longer counts, and what was written is gone from the store', async () => {
    const collector = await open('withdrawn.db');
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
    const again = await open('withdrawn.db');
    assert.deepEqual(await nps(again.url), [1, 100]);
    await again.close();
  });

  it('does not come again by what arrives late', async () => {
    const collector = await open('late.db');
    const response = uuidv7();
    const event = sentAt(1, response, 2);
    await send(collector.url, takenBack(response));
    assert.deepEqual(await send(collector.url, event, sentAt(5, response, 10)), ['duplicate', 'duplicate']);
    assert.deepEqual(await send(collector.url, event), ['duplicate']);
    assert.equal((await nps(collector.url))[0], 0);
    await collector.close();
  });
});

describe('a store of the first form', () => {
  it('is counted anew, each response once', async () => {
    const path = join(folder, 'old.db');
    const first = await open('old.db');
    const response = uuidv7();
    await send(first.url, sentAt(1, response, 0), sentAt(2, response, 10), rating(9, { region: 'north' }));
    await first.close();
    const db = new Database(path);
    db.exec('DROP TABLE response; DROP TABLE response_event; PRAGMA user_version = 1;');
    db.close();
    const second = await open('old.db');
    assert.deepEqual(await nps(second.url), [2, 100]);
    await second.close();
  });
});
