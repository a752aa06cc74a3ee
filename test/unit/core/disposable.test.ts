import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { DisposableStore, leakTracker, toDisposable, trackDisposables } from '../../../src/core/index.js';

describe('DisposableStore', () => {
  it('disposes in reverse order, once', () => {
    const order: string[] = [];
    const store = new DisposableStore();
    store.add(toDisposable(() => order.push('first')));
    store.add(toDisposable(() => order.push('second')));
    store.dispose();
    store.dispose();
    assert.deepEqual(order, ['second', 'first']);
  });

  it('disposes at once what comes too late', () => {
    const store = new DisposableStore();
    store.dispose();
    let released = false;
    store.add(toDisposable(() => (released = true)));
    assert.equal(released, true);
  });

  it('goes on when one throws, and throws the first error at the end', () => {
    const store = new DisposableStore();
    let last = false;
    store.add(toDisposable(() => (last = true)));
    store.add(toDisposable(() => { throw new Error('stuck'); }));
    assert.throws(() => store.dispose(), /stuck/);
    assert.equal(last, true);
  });

  it('lets one go early', () => {
    const store = new DisposableStore();
    let count = 0;
    const item = store.add(toDisposable(() => count++));
    store.delete(item);
    store.dispose();
    assert.equal(count, 1);
  });
});

describe('leak tracking', () => {
  const tracker = leakTracker();
  beforeEach(() => void trackDisposables(tracker));
  afterEach(() => void trackDisposables(undefined));

  it('names the place of what was not disposed, and forgets what was', () => {
    const store = new DisposableStore();
    const kept = toDisposable(() => {});
    assert.equal(tracker.leaks().length, 2);
    assert.match(tracker.leaks()[1]!, /disposable\.test/);
    store.dispose();
    kept.dispose();
    assert.deepEqual(tracker.leaks(), []);
  });
});
