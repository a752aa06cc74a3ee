import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import Database from 'libsql';
import { compile, parseExpression, type Expr } from '../../../../src/expression/index.js';
import { raw, sqlite, translate, type Bindings, type SqlType } from '../../../../src/metrics/sql/index.js';

const db = new Database(':memory:');
db.exec('CREATE TABLE event (type TEXT NOT NULL, subject TEXT, body TEXT NOT NULL)');
const names: Bindings = {
  type: { column: raw('event.type') },
  subject: { column: raw('event.subject') },
  data: { place: { root: raw('event.body'), isRow: false, keys: ['data'] } },
};

const parsed = (text: string): Expr => {
  const result = parseExpression(text, { nodes: 5000, length: 100_000, depth: 200 });
  assert.ok(result.ok, result.ok ? '' : result.error.message);
  return result.value;
};

interface Stored {
  readonly type: string;
  readonly subject?: string;
  readonly data: Record<string, unknown>;
}

/** What the database says of an expression for each event. */
function inSql(text: string, want: SqlType, events: readonly Stored[]): unknown[] {
  db.exec('DELETE FROM event');
  const insert = db.prepare('INSERT INTO event VALUES (?, ?, ?)');
  for (const event of events) insert.run(event.type, event.subject ?? null, JSON.stringify(event));
  const { text: statement, params } = translate(parsed(text), want, sqlite, names);
  const rows = db.prepare(`SELECT ${statement} AS value FROM event ORDER BY rowid`).all(...params) as { value: unknown }[];
  return rows.map(({ value }) => (value === null ? undefined : want === 'boolean' ? value === 1 : value));
}

/** What evaluating it says. */
function inJs(text: string, want: SqlType, events: readonly Stored[]): unknown[] {
  const run = compile(parsed(text));
  return events.map((event) => {
    const value = run(event);
    return typeof value === want ? value : undefined;
  });
}

const agree = (text: string, want: SqlType, events: readonly Stored[]): void => assert.deepEqual(inSql(text, want, events), inJs(text, want, events), text);

const odd: Stored[] = [
  { type: 'a', data: {} },
  { type: 'b', subject: 'ä😀', data: { n: 1, s: 'x', t: true, z: null, l: [1, 'x', null, true, { k: 1 }], m: { k: 'v', 'sales region': 'ñ' } } },
  { type: 'b', data: { n: '1', s: 1, t: 'true', z: 0, l: { k: 1 }, m: ['k'] } },
  { type: 'c', subject: "'; DROP TABLE event; --", data: { n: 9007199254740993, s: "'; DROP TABLE event; --", t: false, l: [], m: {} } },
  { type: 'c', data: { n: -1.5e300, s: '', z: [1], l: [{ k: 1, v: 2 }, { k: 2, v: 3 }, { k: 2 }], m: { k: null } } },
  { type: 'd', data: { n: 1e21, s: '\uffee', l: [{ k: 'x' }, 5, { k: 2, v: -3 }], m: { k: { k: 1 } } } },
  { type: 'd', data: { n: 0.1, s: '😀"\\%_\u0001', l: [3, 1, 2], m: { k: 1 } } },
];

describe('an expression in SQL', () => {
  it('says what evaluating it says, line by line', () => {
    const booleans = [
      'data.n == 1', 'data.n != 1', 'data.n == "1"', 'data.n == null', 'data.z == null', 'null == data.z', 'data.z != null', 'data.n == data.s', 'data.m == data.n', 'data.t == true', 'data.t', '!data.t',
      'data.n > 0 || data.t', 'data.n > 0 && !data.t', 'data.s < "y"', 'data.s >= "\\uffee"', 'data.n < data.z', 'data.s < data.n', 'has(data.z)', 'has(data.m.k)', 'has(data.m.k.k)', '!has(data.z)',
      'type == "b"', 'subject == "ä😀"', 'subject == null', 'subject != "x"', 'type in ["a", "b"]', 'data.n in [1, "1", null]', 'data.z in []', '"k" in data.m', 'data.s in data.m', '"x" in data.l', '1 in data.l', 'null in data.l', 'data.n in data.l',
      'data.l.exists(x, x == 1)', 'data.l.exists(x, x.k == 2)', 'data.l.all(x, x > 0)', 'data.l.all(x, has(x.k))', 'data.l.exists_one(x, x.k == 1)', 'data.l.filter(x, has(x.k)).exists(x, x.k == 2)',
      'data.l.exists(x, data.l.exists(y, y == x && x != 1))', 'data.l.exists(x, x in [1, 2])', 'data.l.exists(x, type == "b" && x == data.n)',
      'data.s.startsWith("x")', 'data.s.startsWith("")', 'data.s.endsWith("")', 'data.s.endsWith("_\\u0001")', 'data.s.contains("%")', 'data.s.contains("")', 'subject.startsWith("\'")', '(data.t ? data.n : data.z) == 0 || true',
      'data.m["sales region"] == "ñ"', 'data.l[0] == 1', 'data.l[0].k == 1', 'data.s == "\'; DROP TABLE event; --"', '(data.t ? "a" : "b") == "a"', 'true', 'null == null', 'null == 1', '"a" == 1', 'data.t == (data.n == 1)', 'data.t < true',
      'data.l.filter(x, has(x.k)).filter(x, x.k == 2).all(x, x.v > 0)', 'size(data.l.filter(x, has(x.k))) == 3', '1 < "a"', 'size(data.s) > 2',
    ];
    for (const text of booleans) agree(text, 'boolean', odd);
    const numbers = [
      'data.n + 1', 'data.n * 1e300', 'data.n / data.z', 'data.n / 3', 'data.n % 2', '-data.n', 'size(data.l)', 'size(data.m)', 'size(data.s)', 'size(type)', 'size([1, 2])', 'data.l.map(x, x.v).sum()', 'data.l.filter(x, has(x.v)).map(x, x.v * 2).sum()', 'data.l.sum()',
      'data.l.map(x, has(x.v), x.v).sum()', 'size(data.l.map(x, x.k))', 'size(data.l.filter(x, x.k == 2))', 'math.abs(data.n)', 'math.floor(data.n) + math.ceil(data.n)', 'math.least(data.n, 2, data.z)', 'math.greatest(data.n, 2)', 'has(data.z) ? 1 : 0', 'data.t ? data.n : 7', 'data.s',
      '9007199254740991 + 0', 'data.n - data.n', 'data.s + data.s', '-7 % 3', 'size(data.s + "ä")', 'data.n + data.z', '1.5e-7 + 0',
    ];
    for (const text of numbers) agree(text, 'number', odd);
    for (const text of ['data.s', 'data.s + "x"', 'type + data.s', 'data.s.lowerAscii()', 'data.t ? data.s : type', 'data.n', 'data.m.k', 'data.s + data.s', '"ÄB".lowerAscii()']) agree(text, 'string', odd);
  });

  it('says what evaluating it says, whatever the expression and the data', () => {
    const json = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom<unknown>(null, true, false, 0, 1, 2, -1, 0.5, 1e300, 9007199254740994, '', 'x', 'ab', 'ä', '😀', '\uffee'),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom('a', 'b', 'k'), tie('value'), { maxKeys: 3 }),
      ),
    })).value;
    const event: fc.Arbitrary<Stored> = fc.record({ type: fc.constantFrom('x', 'ab'), data: fc.dictionary(fc.constantFrom('a', 'b', 'l'), json, { maxKeys: 3 }) });
    const { bool } = fc.letrec<{ bool: string; num: string; str: string; any: string }>((tie) => ({
      any: fc.constantFrom('data.a', 'data.b', 'data.a.k', 'data.l[0]', 'data["b"]["a"]'),
      num: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom('0', '1', '2.5', '-1', '1e300'),
        tie('any'),
        fc.tuple(tie('num'), fc.constantFrom('+', '-', '*', '/', '%'), tie('num')).map(([a, op, b]) => `(${a} ${op} ${b} + 0)`),
        fc.tuple(tie('bool'), tie('num'), tie('num')).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
        tie('num').map((a) => `math.abs(${a})`),
        tie('num').map((a) => `data.l.map(i, ${a}).sum()`),
        tie('bool').map((a) => `size(data.l.filter(i, i != 1 && ${a}))`),
        fc.constant('size(data.l)'),
        fc.constant('data.l.filter(i, has(i.k)).map(i, i.k).sum()'),
      ),
      str: fc.oneof({ depthSize: 'small' }, fc.constantFrom('"x"', '"ab"', '"ä"', 'type'), tie('any'), fc.tuple(tie('str'), tie('str')).map(([a, b]) => `("" + ${a} + ${b})`)),
      bool: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom('true', 'false'),
        tie('any'),
        fc.tuple(tie('bool'), fc.constantFrom('&&', '||'), tie('bool')).map(([a, op, b]) => `(${a} ${op} ${b})`),
        tie('bool').map((a) => `!(${a})`),
        fc.tuple(tie('num'), fc.constantFrom('<', '<=', '>', '>='), tie('num')).map(([a, op, b]) => `(${a} ${op} ${b})`),
        fc.tuple(tie('any'), fc.constantFrom('==', '!='), fc.oneof(tie('any'), tie('str'), tie('bool'), fc.constantFrom('null', '1', '0.5'))).map(([a, op, b]) => `(${a} ${op} ${b})`),
        fc.tuple(tie('str'), fc.constantFrom('<', '>='), tie('str')).map(([a, op, b]) => `(${a} ${op} ${b})`),
        fc.tuple(tie('str'), fc.constantFrom('startsWith', 'endsWith', 'contains'), tie('str')).map(([a, f, b]) => `(${a}).${f}(${b})`),
        fc.tuple(fc.constantFrom('exists', 'all', 'exists_one'), tie('bool')).map(([f, a]) => `data.l.${f}(i, i == 1 || ${a})`),
        fc.tuple(tie('any'), fc.constantFrom('data.l', 'data.a', '[1, "x", null]')).map(([a, b]) => `(${a} in ${b})`),
        fc.constantFrom('has(data.a)', 'has(data.a.k)', 'data.l.all(i, has(i.k))', 'data.l.exists(i, i.k == data.a)', '"a" in data.a'),
      ),
    }));
    let written = 0;
    fc.assert(
      fc.property(bool, fc.array(event, { minLength: 1, maxLength: 5 }), (text, events) => {
        if (!parseExpression(text, { nodes: 5000, length: 100_000, depth: 200 }).ok) return; // loops in loops in loops
        try {
          translate(parsed(text), 'boolean', sqlite, names);
        } catch (error) {
          assert.equal((error as { code?: string }).code, 'not-in-sql', text); // said beforehand, not by the database
          return;
        }
        written += 1;
        agree(text, 'boolean', events);
      }),
      { numRuns: 1500 },
    );
    assert.ok(written > 800, `only ${written} could be written`);
  });

  it('takes values in as parameters, whatever they are', () => {
    const attack = '"; DROP TABLE event; -- \' OR 1=1 /*';
    const { text, params } = translate(parsed(`data.s == ${JSON.stringify(attack)}`), 'boolean', sqlite, names);
    assert.ok(!text.includes('DROP'));
    assert.ok(params.includes(attack));
    for (const key of ["k'", 'k) --', 'k$', '[0]', 'a.b', 'ключ', '😀']) agree(`data[${JSON.stringify(key)}] == 1`, 'boolean', [{ type: 'a', data: { [key]: 1 } }, { type: 'a', data: { a: { b: 2 } } }]);
    assert.throws(() => translate(parsed('data["a\\"b"] == 1'), 'boolean', sqlite, names), { code: 'not-in-sql' });
  });

  it('says what cannot be written', () => {
    for (const text of ['data.l[data.n] == 1', 'data.l.map(x, x.v).exists(x, x > 1)', 'nobody == 1', 'type.x == 1']) {
      assert.throws(() => translate(parsed(text), 'boolean', sqlite, names), { code: 'not-in-sql' }, text);
    }
  });
});
