import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkExpression, functionsIn, namesIn, parseExpression, pathOf, sizeOf, type Expr } from '../../../src/expression/index.js';

const parsed = (text: string): Expr => {
  const result = parseExpression(text);
  assert.ok(result.ok, result.ok ? '' : result.error.message);
  return result.value;
};
const fault = (text: string, limits = {}): { code: string; message: string; start: number } => {
  const result = parseExpression(text, limits);
  assert.ok(!result.ok, `${text} was read`);
  return result.error;
};

describe('parseExpression', () => {
  it('gives a tree that knows its places', () => {
    const expr = parsed('data.amount >= 10');
    assert.deepEqual(expr, {
      kind: 'compare', op: '>=', start: 0, end: 17,
      left: { kind: 'field', name: 'amount', start: 0, end: 11, of: { kind: 'name', name: 'data', start: 0, end: 4 } },
      right: { kind: 'literal', value: 10, start: 15, end: 17 },
    });
    assert.deepEqual(pathOf(parsed('data.segments["sales region"]')), ['data', 'segments', 'sales region']);
    assert.equal(pathOf(parsed('data.answers[0]')), null);
  });

  it('tells names and functions', () => {
    const expr = parsed('type == "x" && data.answers.exists(a, a.kind == kind && has(a.value) && size(a.text) > 3)');
    assert.deepEqual([...namesIn(expr)], ['type', 'data', 'kind']);
    assert.deepEqual([...functionsIn(expr)].sort(), ['exists', 'has', 'size']);
    assert.ok(sizeOf(expr) > 10);
  });

  it('says in a sentence what it cannot read, and where', () => {
    assert.deepEqual(fault('1 +'), { code: 'bad-expression', message: 'The expression ends too early. (At character 4 of "1 +".)', start: 3, end: 3 });
    assert.match(fault('').message, /^The expression is empty/);
    assert.match(fault('(a').message, /^A closing parenthesis must come here\./);
    assert.match(fault('a = b').message, /^To compare, write two equal signs\. \(At character 3/);
    assert.match(fault('"abc').message, /^The text that begins here does not end/);
    assert.match(fault('a ? b').message, /^A colon and what holds otherwise must come here/);
    assert.match(fault('a b').message, /"b" cannot stand here/);
    assert.match(fault('for').message, /reserved word/);
    assert.match(fault('é == 1').message, /"é" cannot stand here/);
    assert.match(fault('1e999').message, /too large a number/);
    assert.equal(fault('x.matches("(a+)+$")').code, 'unknown-function');
    assert.match(fault('abs(1)').message, /There is no function "abs"; write math\.abs\(number\)\./);
    assert.match(fault('math.least(1)').message, /Write math\.least\(number, number, \.\.\.\)/);
    assert.match(fault('size()').message, /Write size\(value\)/);
    assert.match(fault('9007199254740993').message, /beyond the whole numbers that are exact/);
    for (const text of ['b"x"', '5u', '{"a": 1}', 'a.exists(b)', 'has(a)', 'a.constructor()', 'cel.bind(x, 1, x)', 'type(1)', 'a.map(x, 1, 2, 3)']) fault(text);
    assert.equal(fault(7 as unknown as string).code, 'bad-expression');
  });

  it('has limits', () => {
    assert.equal(fault('x'.repeat(2001)).code, 'expression-too-large');
    assert.equal(fault(`${'('.repeat(40)}1${')'.repeat(40)}`).code, 'expression-too-large');
    assert.equal(fault(`1${'+1'.repeat(400)}`).code, 'expression-too-large');
    assert.equal(fault(`${'!'.repeat(1900)}a`).code, 'expression-too-large');
    assert.equal(fault(`a${'.b'.repeat(300)}`).code, 'expression-too-large');
    assert.match(fault('a.all(x, x.all(y, y.all(z, z)))').message, /2 deep; here they are 3 deep/);
    assert.equal(fault('a + b', { nodes: 2 }).code, 'expression-too-large');
  });
});

describe('checkExpression', () => {
  const names = { type: 'string', data: 'map', n: 'number' } as const;
  const check = (text: string, wanted?: 'boolean' | 'number'): string[] => checkExpression(parsed(text), names, wanted).problems.map(({ message }) => message);

  it('lets through what can be right', () => {
    assert.deepEqual(check('type == "x" && data.amount * 2 > n', 'boolean'), []);
    assert.deepEqual(check('data.answers.filter(a, a.kind == "score").map(a, a.value).sum()', 'number'), []);
    assert.deepEqual(check('data.a == null ? 0 : size(data.segments)', 'number'), []);
    assert.deepEqual(check('"a" in data.choices && "k" in data', 'boolean'), []);
    assert.equal(checkExpression(parsed('n > 1 ? "a" : "b"'), names).type, 'string');
  });

  it('names what cannot', () => {
    assert.deepEqual(check('dta.amount > 1'), ['There is no "dta" here. There is type, data, n.']);
    assert.deepEqual(check('n', 'boolean'), ['Here must be true or false, and this is a number.']);
    assert.deepEqual(check('n > "a"'), ['This compares a number with a text.']);
    assert.deepEqual(check('n + type'), ['This adds a number and a text.']);
    assert.deepEqual(check('type - 1'), ['Here must be a number, and this is a text.']);
    assert.deepEqual(check('!n'), ['Here must be true or false, and this is a number.']);
    assert.deepEqual(check('type.size() + n.startsWith("a")'), ['Here must be a text, and this is a number.', 'Here must be a number or a text, and this is true or false.']);
    assert.deepEqual(check('[1] == [1]'), ['Lists and maps are not compared.']);
    assert.deepEqual(check('null < 1'), ['Null, lists and maps have no order.']);
    assert.deepEqual(check('data.l.all(n, true)'), ['"n" is the name of something else here. Call the item otherwise.']);
    assert.deepEqual(check('type.x'), ['Here must be a map, and this is a text.']);
    assert.deepEqual(check('1 in n'), ['Here must be a list, and this is a number.']);
  });
});
