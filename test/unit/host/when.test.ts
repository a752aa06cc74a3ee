import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ContextScope } from '../../../src/host/context-keys.js';
import { evaluate, explainWhen, keysOf, parseWhen, type When } from '../../../src/host/when/index.js';

const read = (source: string): When => {
  const outcome = parseWhen(source);
  assert.ok(outcome.ok, source);
  return outcome.value;
};
const fault = (source: string): string => {
  const outcome = parseWhen(source);
  assert.ok(!outcome.ok, source);
  return `${outcome.error.where}: ${outcome.error.message}`;
};

describe('a when clause', () => {
  it('that does not parse is an error with its position', () => {
    assert.equal(fault('a && '), 'character 6: Here should be a key, "true", "false", "!" or "(", not the end.');
    assert.equal(fault('a b'), 'character 3: Here should be "&&", "||" or the end, not a key.');
    assert.equal(fault('a & b'), 'character 3: Here should be "&&", not "&".');
    assert.equal(fault("a == 'b"), 'character 6: Here should be a closing quote, not "\'b".');
    assert.equal(fault('(a'), 'character 3: Here should be ")", not the end.');
    assert.equal(fault(''), 'character 1: Here should be a key, "true", "false", "!" or "(", not the end.');
  });

  it('that would be long, deep or slow to evaluate is refused', () => {
    assert.match(fault('a'.repeat(1025)), /at most 1024 characters/);
    assert.match(fault(`${'('.repeat(2000)}`), /at most 1024/);
    assert.match(fault(`${'('.repeat(100)}a${')'.repeat(100)}`), /nested at most 32 deep/);
    assert.match(fault(Array.from({ length: 65 }, (_, i) => `k${i}`).join(' && ')), /at most 64 terms/);
    assert.match(fault('k =~ /^(a+)+$/'), /may not repeat what varies/);
  });

  it('of many alternatives joined is not multiplied out', () => {
    const when = read(Array.from({ length: 32 }, (_, i) => `(a${i} || b${i})`).join(' && '));
    assert.equal(keysOf(when).length, 64);
    assert.equal(evaluate(when, (key) => key.startsWith('b')), true);
  });

  it('is read or refused, never anything else, and evaluates whatever the keys hold', () => {
    const word = fc.constantFrom('a', 'b', 'k.x', '!', '(', ')', '&&', '||', '==', '!=', '<', '>=', 'in', 'not', "'q'", '/r/', '=~', 'true', 'false', '5', ' ', '{', '=', "'");
    const clause = fc.oneof(fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')), fc.string({ maxLength: 30 }));
    const value = fc.anything({ withNullPrototype: false });
    fc.assert(
      fc.property(clause, value, value, (source, a, b) => {
        const outcome = parseWhen(source);
        const values: Record<string, unknown> = { a, b };
        if (outcome.ok) assert.equal(typeof evaluate(outcome.value, (key) => (Object.hasOwn(values, key) ? values[key] : undefined)), 'boolean');
        else assert.match(outcome.error.where ?? '', /^character \d+$/);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('the explanation of a clause', () => {
  it('says for each term, as written, what its key is now and whether it helps', () => {
    const values: Record<string, unknown> = { open: true, n: 3, role: 'guest' };
    const explained = explainWhen("open && !(n > 5) && (role == 'admin' || !busy)", (key) => values[key]);
    assert.equal(explained.kind, 'read');
    assert.equal(explained.holds, true);
    assert.deepEqual(explained.kind === 'read' && explained.terms.map(({ text, value, holds }) => [text, value, holds]), [
      ['open', true, true],
      ['n > 5', 3, true],
      ["role == 'admin'", 'guest', false],
      ['!busy', undefined, true],
    ]);
  });

  it('of one that cannot be read says why it hides', () => {
    const explained = explainWhen('a &&', () => true);
    assert.equal(explained.holds, false);
    assert.equal(explained.kind === 'unreadable' && explained.problem.where, 'character 5');
    assert.equal(explainWhen(undefined, () => false).holds, true);
  });
});

describe('context keys', () => {
  it('are looked up from the inside out, and further for what nobody has set', () => {
    const root = new ContextScope(undefined, (key) => (key === 'config.x' ? 7 : undefined));
    const inner = new ContextScope(root);
    root.set('a', 1);
    inner.set('a', null);
    assert.equal(inner.get('a'), null);
    assert.equal(inner.get('config.x'), 7);
    inner.set('a', undefined);
    assert.equal(inner.get('a'), 1);
  });

  it('tell which of them changed, in all scopes of one root', () => {
    const root = new ContextScope();
    const inner = new ContextScope(root);
    const seen: boolean[] = [];
    root.onDidChange((change) => seen.push(change.affects(['b', 'a'])));
    inner.set('a', 1);
    inner.set('a', 1);
    inner.set('c', 1);
    assert.deepEqual(seen, [true, false]);
  });
});
