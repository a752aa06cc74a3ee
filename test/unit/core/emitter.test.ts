import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Emitter } from '../../../src/core/index.js';

describe('Emitter', () => {
  it('fires in order of subscription until disposed', () => {
    const emitter = new Emitter<number>();
    const heard: string[] = [];
    const a = emitter.event((value) => heard.push(`a${value}`));
    emitter.event((value) => heard.push(`b${value}`));
    emitter.fire(1);
    a.dispose();
    emitter.fire(2);
    emitter.dispose();
    emitter.fire(3);
    assert.deepEqual(heard, ['a1', 'b1', 'b2']);
    assert.equal(emitter.hasListeners, false);
  });

  it('keeps a listener that throws from the others', () => {
    const errors: unknown[] = [];
    const emitter = new Emitter<number>((error) => errors.push(error));
    let heard = 0;
    emitter.event(() => { throw new Error('mine'); });
    emitter.event((value) => (heard = value));
    emitter.fire(7);
    assert.equal(heard, 7);
    assert.equal(errors.length, 1);
  });

  it('lets listeners come and go while firing', () => {
    const emitter = new Emitter<number>();
    const heard: string[] = [];
    emitter.event(() => {
      second.dispose();
      emitter.event(() => heard.push('late'));
    });
    const second = emitter.event(() => heard.push('second'));
    emitter.fire(1);
    assert.deepEqual(heard, []);
    emitter.fire(2);
    assert.deepEqual(heard, ['late']);
  });

  it('takes the same function twice', () => {
    const emitter = new Emitter<number>();
    let count = 0;
    const listener = (): void => void count++;
    emitter.event(listener).dispose();
    emitter.event(listener);
    emitter.event(listener);
    emitter.fire(0);
    assert.equal(count, 2);
  });
});
