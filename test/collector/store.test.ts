import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import Database from 'libsql';
import { startCollector } from '../../src/collector/index.js';
import { closing } from '../support/closing.js';
import { bearer, someKeys } from '../support/keys.js';
import { CollectorProcess } from '../support/collector-process.js';
import { figures, post, rating, send } from '../support/events.js';

let folder = '';
before(() => void (folder = mkdtempSync(join(tmpdir(), 'cx-store-'))));
after(() => rmSync(folder, { recursive: true, force: true }));

describe('the store', () => {
  it('has everything after a restart, and nothing twice', async (t) => {
    const options = { db: join(folder, 'restart.db'), port: 0, segments: ['region'], privacyThreshold: 0 };
    const events = [rating(9, { region: 'north' }), rating(10, { region: 'north' }), rating(2, { region: 'south' })];
    const first = closing(t, await startCollector(options));
    await send(first.url, ...events);
    await first.close();
    const second = closing(t, await startCollector(options));
    assert.deepEqual(await send(second.url, ...events, rating(9)), ['duplicate', 'duplicate', 'duplicate', 'stored']);
    assert.equal((await figures(second.url, 'metric=nps'))[0]!.reading.n, 4);
  });

  it('rolls up anew when the dimensions or the zone change', async (t) => {
    const db = join(folder, 'reshape.db');
    const first = closing(t, await startCollector({ db, port: 0, privacyThreshold: 0 }));
    await send(first.url, rating(9, { region: 'north', time: '2026-10-31T23:30:00Z' }), rating(2, { region: 'south', time: '2026-10-31T23:30:00Z' }));
    await first.close();
    const second = closing(t, await startCollector({ db, port: 0, segments: ['region'], zone: 'Europe/Vienna', privacyThreshold: 0 }));
    const found = await figures(second.url, 'metric=nps&by=region&from=2026-11&to=2026-11');
    assert.deepEqual(found.map(({ segment, reading }) => [segment?.value ?? '', reading.value]), [['', 0], ['north', 100], ['south', -100]]);
  });

  it('takes ids that are sent for groups as unknown groups, and starts again with them', async (t) => {
    const options = { db: join(folder, 'ids.db'), port: 0, segments: ['region'], privacyThreshold: 0 };
    const first = closing(t, await startCollector(options));
    for (let batch = 0; batch < 12; batch++) {
      const statuses = await send(first.url, ...Array.from({ length: 100 }, (_, i) => rating(9, { region: `customer-${batch}-${i}` })));
      assert.deepEqual(new Set(statuses), new Set(['stored']));
    }
    const told = async (url: string): Promise<[number, number]> => {
      const [all, ...groups] = await figures(url, 'metric=nps&by=region');
      return [all!.reading.n, groups.find(({ segment }) => segment?.value === '')!.reading.n];
    };
    assert.deepEqual(await told(first.url), [1200, 200]);
    await first.close();
    const second = closing(t, await startCollector(options));
    assert.deepEqual(await told(second.url), [1200, 200]);
  });

  it('loses nothing that was acknowledged when the process is killed', async (t) => {
    const collector = closing(t, new CollectorProcess('--db', join(folder, 'killed.db'), '--port', '0'));
    const acknowledged = new Set<string>();
    let sent = 0;
    for (let round = 0; round < 4; round++) {
      await collector.start();
      // at some moment after it has begun to acknowledge
      const enough = acknowledged.size + 20 + 60 * round;
      let killing: Promise<unknown> | undefined;
      for (;;) {
        const batch = Array.from({ length: 10 }, () => rating(sent++ % 11));
        try {
          const statuses = await send(collector.url, ...batch);
          batch.forEach(({ id }, i) => statuses[i] === 'stored' && acknowledged.add(id));
          if (acknowledged.size >= enough) killing ??= new Promise((resolve) => setTimeout(() => void collector.stop('SIGKILL').then(resolve), 7 * round));
        } catch {
          break; // killed
        }
      }
      await killing;
    }
    const db = new Database(join(folder, 'killed.db'));
    const stored = new Set((db.prepare('SELECT id FROM event').all() as { id: string }[]).map(({ id }) => id));
    const rolledUp = (db.prepare("SELECT total(amount) AS n FROM rollup").get() as { n: number }).n;
    db.close();
    assert.ok(acknowledged.size > 50, `${acknowledged.size} acknowledged`);
    assert.deepEqual([...acknowledged].filter((id) => !stored.has(id)), []);
    assert.equal(rolledUp, stored.size);
  });

  it('acknowledges nothing that it could not store', async (t) => {
    const db = join(folder, 'locked.db');
    const collector = closing(t, await startCollector({ db, port: 0 }));
    const other = new Database(db);
    other.exec('DROP TABLE event'); // as good as a disk that broke
    const response = await post(collector.url, [rating(9)]);
    assert.equal(response.status, 503);
    assert.deepEqual(((await response.json()) as { retryable: boolean }).retryable, true);
    assert.equal((await figures(collector.url, 'metric=nps'))[0]!.reading.n, 0);
    other.close();
  });
});

describe('cx-collector', () => {
  const run = async (...args: string[]): Promise<[number | null, string]> => {
    const { code, output } = await new CollectorProcess(...args).run();
    return [code, output.trim()];
  };

  it('explains itself', async () => {
    const [code, help] = await run('--help');
    assert.equal(code, 0);
    for (const option of ['--db', '--port', '--host', '--origin', '--segments', '--zone', '--privacy-threshold', '--reader-feeds']) assert.ok(help.includes(option), option);
  });

  it('says in one sentence what is wrong and what to do, and starts nothing', async (t) => {
    const taken = closing(t, await startCollector({ port: 0 }));
    const newer = join(folder, 'newer.db');
    const db = new Database(newer);
    db.exec('PRAGMA user_version = 99');
    db.close();
    const broken = join(folder, 'broken.db');
    writeFileSync(broken, 'this is no database, and it is long enough to be looked at as one '.repeat(40));
    const cases: [string[], RegExp][] = [
      [['--port', new URL(taken.url).port, '--db', join(folder, 'a.db')], /^cx-collector: Port \d+ is in use\. .*--port\.$/],
      [['--port', '70000'], /^cx-collector: --port must be a whole number from 0 to 65535, not "70000"\.$/],
      [['--reader-feeds', '0'], /^cx-collector: --reader-feeds must be a whole number from 1 to 1000000, not "0"\.$/],
      [['--port', '0', '--zone', 'Mars/Olympus', '--db', join(folder, 'b.db')], /^cx-collector: There is no time zone "Mars\/Olympus"\./],
      [['--port', '0', '--db', join(folder, 'no', 'such', 'folder.db')], /^cx-collector: The database .* cannot be opened: .* with --db\.$/],
      [['--port', '0', '--db', folder], /^cx-collector: The database .* cannot be opened: .* with --db\.$/],
      [['--port', '0', '--db', newer], /^cx-collector: .*newer\.db was made by a newer cx-collector\./],
      [['--port', '0', '--db', broken], /^cx-collector: The database .*broken\.db cannot be opened: /],
      [['--colour', 'red'], /^cx-collector: Unknown option '--colour'/],
      [['--host', '203.0.113.7', '--db', join(folder, 'c.db')], /^cx-collector: Whoever reaches 203\.0\.113\.7 could send events .*--keys .*--open/],
      [['--host', '203.0.113.7', '--open', '--db', join(folder, 'c.db')], /^cx-collector: It is not possible to listen on 203\.0\.113\.7/],
    ];
    for (const [args, message] of cases) {
      const [code, output] = await run(...args);
      assert.match(output, message);
      assert.equal(output.split('\n').length, 1, output);
      assert.equal(code, 1);
    }
    // nothing is half done: what is known to be wrong is said before a file is made
    for (const name of ['a.db', 'b.db', 'c.db']) assert.ok(!existsSync(join(folder, name)), name);
  });

  it('lets one reader have as many live feeds as it is told', async (t) => {
    const { file, key } = someKeys();
    const keys = join(folder, 'keys.json');
    writeFileSync(keys, JSON.stringify(file));
    const collector = await closing(t, new CollectorProcess('--port', '0', '--db', join(folder, 'feeds.db'), '--keys', keys, '--reader-feeds', '1')).start();
    const open = (who: string): Promise<Response> => fetch(`${collector.url}/v1/live?metric=nps`, { headers: bearer(who) });
    const feeds = [await open(key.reader), await open(key.reader), await open(key.narrow)];
    assert.deepEqual(feeds.map(({ status }) => status), [200, 429, 200]);
    assert.equal(((await feeds[1]!.json()) as { detail: string }).detail, 'One reader may have 1 feeds open at once. Close one.');
    await Promise.all([feeds[0]!, feeds[2]!].map(({ body }) => body?.cancel()));
  });

  it('stops gently when it is asked to', async (t) => {
    const collector = await closing(t, new CollectorProcess('--port', '0', '--db', join(folder, 'gentle.db'))).start();
    await send(collector.url, rating(9));
    const feed = await fetch(`${collector.url}/v1/live`);
    assert.equal(await collector.stop('SIGTERM'), 0);
    await feed.body?.cancel().catch(() => {});
    assert.ok(existsSync(join(folder, 'gentle.db')));
  });
});
