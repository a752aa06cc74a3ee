import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { DEEPEST_MESSAGE, LONGEST_MESSAGE, readMessage, writeMessage } from '../../../src/wire/wire.js';

const nested = (depth: number): string => `{"v":1,"kind":"event","name":"x","value":${'['.repeat(depth)}${']'.repeat(depth)}}`;
const refusal = (data: unknown): string => {
  const read = readMessage(data);
  return read.ok ? 'taken' : read.error;
};

describe('a message on the wire', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const written = writeMessage({ kind: 'event', name: 'x', value });
        // a key that a careless copy would take for the prototype does not travel
        if (!written.ok) return assert.equal(written.error.code, 'forbidden-key');
        const read = readMessage(written.value);
        assert.ok(read.ok && read.value.kind === 'event');
        assert.deepEqual(read.value.value, JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('is refused by reason, whatever comes, and nothing is thrown', () => {
    fc.assert(fc.property(fc.anything({ withBigInt: true, withTypedArray: true, withMap: true }), (data) => assert.equal(typeof refusal(data), 'string')));
    fc.assert(fc.property(fc.string(), (data) => assert.notEqual(refusal(data), 'taken')));
  });

  const cases: [why: string, data: unknown, refusal: string][] = [
    ['not text', { v: 1, kind: 'credit' }, 'not-text'],
    ['longer than allowed', 'x'.repeat(LONGEST_MESSAGE + 1), 'too-large'],
    ['no JSON', '{', 'not-json'],
    ['deeper than allowed', nested(DEEPEST_MESSAGE), 'too-deep'],
    ['a hundred thousand deep', nested(100_000), 'too-deep'],
    ['with a key __proto__, however deep', '{"v":1,"kind":"event","name":"x","value":[{"a":{"__proto__":{"polluted":1}}}]}', 'forbidden-key'],
    ['of another version', '{"v":2,"kind":"credit"}', 'unknown-shape'],
    ['of no known kind', '{"v":1,"kind":"eval"}', 'unknown-shape'],
    ['with a field too many', '{"v":1,"kind":"credit","capability":"storage"}', 'unknown-shape'],
    ['with a name that is none', '{"v":1,"kind":"event","name":"<x>"}', 'unknown-shape'],
    ['with an id that is none', '{"v":1,"kind":"call","id":1.5,"name":"x"}', 'unknown-shape'],
  ];
  for (const [why, data, expected] of cases) it(`is refused if it is ${why}`, () => assert.equal(refusal(data), expected));

  it('counts brackets that are open, not those in texts', () => {
    const text = JSON.stringify({ v: 1, kind: 'event', name: 'x', value: ['[{"'.repeat(1000), '\\"[[[['.repeat(500)] });
    assert.equal(refusal(text), 'taken');
  });

  it('does not leave if it cannot travel', () => {
    const cyclic: unknown[] = [];
    cyclic.push(cyclic);
    const outcome = (value: unknown): string => {
      const written = writeMessage({ kind: 'event', name: 'x', value });
      return written.ok ? 'sent' : written.error.code;
    };
    assert.equal(outcome(cyclic), 'not-json');
    assert.equal(outcome(10n), 'not-json');
    assert.equal(outcome('x'.repeat(LONGEST_MESSAGE)), 'too-large');
    assert.equal(outcome(JSON.parse('{"__proto__":1}')), 'forbidden-key');
    assert.equal(outcome(JSON.parse(`${'['.repeat(60)}${']'.repeat(60)}`)), 'too-deep');
    assert.equal(outcome({ fine: [1, 'two', null] }), 'sent');
  });
});
