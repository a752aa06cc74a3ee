import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, describe, it } from 'node:test';
import { clickhouseServer, type Clickhouse } from '../../../src/collector/store/clickhouse/index.js';
import { ClickhouseServer } from '../../support/clickhouse-server.js';

const server = await ClickhouseServer.start();
after(() => server?.stop());

const ODD = ["a'b", 'a\tb', 'a\nb\r\n', 'a\\nb', '\\', '{x:String}', '?', 'ö😀', "'; DROP TABLE t; --", '%20+', ' ', ''];

describe('the official client of ClickHouse, over HTTP', { skip: !server && 'there is no ClickHouse here' }, () => {
  it('hands over parameters, and takes rows, as they are', async (t) => {
    const engine = clickhouseServer(server!.database('params'));
    t.after(() => engine.close());
    for (const value of ODD) assert.deepEqual(await engine.rows('SELECT {value:String} AS value, length({value:String}) AS size', { value }), [{ value, size: Buffer.byteLength(value) }]);
    assert.deepEqual(await engine.rows('SELECT {n:UInt64} AS n, {x:Float64} AS x', { n: '9007199254740991', x: '-0.5' }), [{ n: Number.MAX_SAFE_INTEGER, x: -0.5 }]);
    assert.deepEqual(await engine.rows('SELECT 1 AS one WHERE 0'), []);
  });

  it('inserts many rows at once, packed, and reads them again', async (t) => {
    const engine = clickhouseServer(server!.database('inserts'));
    t.after(() => engine.close());
    await engine.run('CREATE TABLE t (n UInt32, text String, maybe Nullable(String)) ENGINE = MergeTree ORDER BY n');
    const rows = Array.from({ length: 25_000 }, (_, n) => ({ n, text: `${ODD[n % ODD.length]!}${n}`, maybe: n % 3 ? ODD[n % ODD.length]! : null }));
    await engine.insert('t', rows);
    assert.deepEqual(await engine.rows('SELECT n, text, maybe FROM t ORDER BY n'), rows);
    await engine.insert('t', []);
    await assert.rejects(engine.insert('t', [{ n: 'no number' }]), { code: 'not-done', message: /^ClickHouse at http:\/\/cx@127\.0\.0\.1:\d+\/inserts could not do it: .*\.$/s });
    assert.deepEqual(await engine.rows('SELECT toFloat64(count()) AS n FROM t'), [{ n: 25_000 }]);
  });

  it('says what is wrong in one sentence, without the password', async (t) => {
    const other = createServer((_, response) => response.writeHead(502).end('<html>Bad Gateway</html>'));
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    t.after(() => other.close());
    const elsewhere = `http://cx:secret@127.0.0.1:${(other.address() as AddressInfo).port}/cx`;
    const trials: [url: string, code: string, message: RegExp][] = [
      [server!.url('cx', 'secret'), 'no-clickhouse', /the name or the password is not accepted/],
      [server!.url('nowhere'), 'no-clickhouse', /there is no such database\. Make it there/],
      ['http://cx:secret@127.0.0.1:9/cx', 'no-clickhouse', /nobody listens there/],
      ['http://cx:secret@no-such-host.invalid:8123/cx', 'no-clickhouse', /there is no such host/],
      [elsewhere, 'no-clickhouse', /what answers there is no ClickHouse, or a proxy in front of it says: <html>Bad Gateway/],
    ];
    for (const [url, code, message] of trials) {
      const engine: Clickhouse = clickhouseServer(url);
      t.after(() => engine.close());
      await assert.rejects(engine.rows('SELECT 1'), (error: Error & { code: string }) => {
        assert.equal(error.code, code, error.message);
        assert.match(error.message, message);
        assert.doesNotMatch(error.message, /secret|se'cret|%20/);
        return true;
      });
    }
    const engine = clickhouseServer(server!.url('cx'));
    t.after(() => engine.close());
    await assert.rejects(engine.run('SELEC 1'), { code: 'not-done' });
    server!.before = () => {
      throw new Error('Code: 243. DB::Exception: Cannot reserve 1.00 MiB, not enough space. (NOT_ENOUGH_SPACE)');
    };
    t.after(() => void (server!.before = undefined));
    await assert.rejects(engine.run('SELECT 1'), { code: 'no-clickhouse', message: /its disk is full/ });
  });
});
