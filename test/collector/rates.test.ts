import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addressPrefix } from '../../src/collector/access/address-prefix.js';
import { TokenBuckets } from '../../src/collector/access/token-buckets.js';
import { startCollector } from '../../src/collector/index.js';
import { closing } from '../support/closing.js';
import { bearer, someKeys } from '../support/keys.js';
import { post, rating, type Receipts } from '../support/events.js';

const by = (subject: string) => ({ ...rating(9), subject });

describe('how much may come', () => {
  it('is so much from one network: what is more is told when to come back, and comes then', async (t) => {
    const { file, key } = someKeys();
    const collector = closing(t, await startCollector({ port: 0, keys: file, rates: { perAddress: 5 } }));
    const send = (who: string): Promise<Response> => post(collector.url, Array.from({ length: 50 }, () => rating(9)), bearer(who));
    assert.equal((await send(key.site)).status, 200);
    const refused = await send(key.next);
    assert.equal(refused.status, 429);
    const seconds = Number(refused.headers.get('retry-after'));
    assert.ok(seconds >= 9 && seconds <= 17, `${seconds}`);
    assert.equal(((await refused.json()) as { retryable: boolean }).retryable, true);
    assert.equal(await collector.count(), 50);
    // what no page uses is not held to it
    assert.equal((await send(key.importer)).status, 200);
  });

  it('is so much of one customer, and the others are stored', async (t) => {
    const { file, key } = someKeys();
    const collector = closing(t, await startCollector({ port: 0, keys: file, rates: { perSubject: 1 } }));
    const response = await post(collector.url, [...Array.from({ length: 12 }, () => by('busy')), by('other')], bearer(key.site));
    const statuses = ((await response.json()) as Receipts).results.map(({ status }) => status);
    assert.deepEqual(statuses, [...Array<string>(10).fill('stored'), 'retry', 'retry', 'stored']);
    assert.ok(Number(response.headers.get('retry-after')) >= 1);
    const again = await post(collector.url, [by('busy')], bearer(key.site));
    assert.equal(again.status, 429);
  });

  it('is counted by who asks, and not by whom they say they ask for, unless a machine in front is trusted', async (t) => {
    const { file, key } = someKeys();
    for (const [trustedProxies, status] of [[[], 429], [['127.0.0.1'], 200]] as const) {
      const collector = closing(t, await startCollector({ port: 0, keys: file, rates: { perAddress: 1 }, trustedProxies }));
      const from = (address: string): Promise<Response> => post(collector.url, Array.from({ length: 10 }, () => rating(9)), { ...bearer(key.site), 'x-forwarded-for': address });
      assert.equal((await from('198.51.100.1')).status, 200);
      assert.equal((await from('203.0.113.9')).status, status);
      await collector.close();
    }
  });

  it('is as much as comes where there are no keys', async (t) => {
    const collector = closing(t, await startCollector({ port: 0 }));
    for (let i = 0; i < 40; i++) assert.equal((await post(collector.url, Array.from({ length: 100 }, () => by('one')))).status, 200);
  });
});

describe('a bucket', () => {
  it('never gives more than its burst and what has run in since', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.array(fc.record({ wait: fc.integer({ min: 0, max: 3000 }), cost: fc.integer({ min: 1, max: 40 }) })), (rate, asks) => {
        const buckets = new TokenBuckets(rate, rate * 2);
        let [now, given, largest] = [1000, 0, 0];
        for (const { wait, cost } of asks) {
          now += wait;
          const told = buckets.take('a', cost, now);
          if (told === 0) given += cost;
          largest = Math.max(largest, cost);
          // whoever waits as long as they are told is let in
          if (told > 0) assert.equal(new TokenBuckets(rate, rate * 2).take('b', 1, now), 0);
        }
        assert.ok(given <= rate * 2 + ((now - 1000) * rate) / 1000 + largest);
      }),
    );
  });

  it('lets in who waits as long as they are told, also with more than it holds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 500 }), (rate, cost) => {
        const buckets = new TokenBuckets(rate, rate * 2);
        buckets.take('a', rate * 2, 0);
        const wait = buckets.take('a', cost, 0);
        assert.ok(wait > 0);
        assert.equal(buckets.take('a', cost, wait), 0);
      }),
    );
  });

  it('is kept for so many and no more', () => {
    const buckets = new TokenBuckets(1);
    for (let i = 0; i < 60_000; i++) buckets.take(String(i), 1, i);
    assert.ok(buckets.size <= 50_000);
  });
});

describe('a network', () => {
  it('has 256 addresses of IPv4, and one line of IPv6', () => {
    const cases: [string, string][] = [
      ['192.0.2.77', '192.0.2.0/24'], ['::ffff:192.0.2.77', '192.0.2.0/24'], ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'], ['2001:db8::1', '2001:db8:0:0::/64'],
      ['2001:0db8:0000:0000:1::', '2001:db8:0:0::/64'], ['::1', '0:0:0:0::/64'], ['fe80::1%eth0', 'fe80:0:0:0::/64'], ['nonsense', 'unknown'],
    ];
    for (const [address, prefix] of cases) assert.equal(addressPrefix(address), prefix, address);
  });
});
