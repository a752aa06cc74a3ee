import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { uuidv7 } from '../../../src/core/index.js';
import { ces, csat, dayCounter, defineMean, nps, read } from '../../../src/metrics/index.js';
import {
  EventCounter, guessMapping, INTERCHANGE_FIELDS, isInterchange, isNdjson, isPersonal, JsonRows, LONGEST_RECORD, looksLikeEvent, NdjsonReader, TableProfiler, type JsonRecord,
} from '../../../src/metrics/intake/index.js';
import { makeEvent } from '../../../src/model/index.js';
import { instrumentOf } from './support.js';

const records = (text: string, size = text.length || 1): JsonRecord[] => {
  const reader = new NdjsonReader();
  const found: JsonRecord[] = [];
  for (let i = 0; i < text.length; i += size) found.push(...reader.push(text.slice(i, i + size)));
  return [...found, ...reader.end()];
};

describe('NDJSON', () => {
  it('is read the same in pieces of any size, with any ends of line', () => {
    const value = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.boolean()));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 20 }), fc.integer({ min: 1, max: 40 }), fc.constantFrom('\n', '\r\n', '\n\n'), (values, size, end) => {
        const found = records(values.map((one) => JSON.stringify(one)).join(end), size);
        assert.deepEqual(found.map((record) => JSON.stringify(record.value)), values.map((one) => JSON.stringify(one)));
      }),
    );
  });

  it('says in which line something is wrong', () => {
    for (const line of ['[1]', 'null', '"text"', '{"a":', '9', 'undefined']) assert.throws(() => records(`{"a":1}\n\n${line}\n`), { code: 'not-json', where: 'line 3' }, line);
    assert.throws(() => records(`{"a":1}\n{"b":"${'x'.repeat(LONGEST_RECORD)}`, 65_536), { code: 'record-too-long', where: 'line 2' });
    const reader = new NdjsonReader();
    assert.throws(() => {
      for (let i = 0; i < 640; i++) reader.push('x'.repeat(65_536)); // forty megabytes without an end of line
    }, { code: 'record-too-long', where: 'line 1' });
  });

  it('is told from other files by its first line', () => {
    assert.deepEqual(['{"a":1}\n', '\ufeff'.trim() + '{"a":1}', '{\n "a": 1\n}', '[{"a":1}]', 'a,b\n1,2', '', `{"a":"${'x'.repeat(70_000)}`].map(isNdjson), [true, true, false, false, false, false, true]);
  });

  it('makes rows of objects: columns as they come up, objects within by dots, lists as text', () => {
    const rows = new JsonRows();
    const row = (text: string): string[] => rows.row(JSON.parse(text) as JsonRecord['value']);
    assert.deepEqual(row('{"nps": 9, "who": {"age": 40, "in": {"deep": {"er": 1}}}}'), ['9', '40', '{"er":1}']);
    assert.deepEqual(row('{"nps": null, "__proto__": "p", "constructor": true, "list": [1, "a"]}'), ['', '', '', 'p', 'true', '[1,"a"]']);
    assert.deepEqual(rows.names, ['nps', 'who.age', 'who.in.deep', '__proto__', 'constructor', 'list']);
    assert.equal(({} as Record<string, unknown>)['p'], undefined);
    assert.throws(() => Array.from({ length: 3000 }, (_, i) => row(JSON.stringify({ [`key ${i}`]: 1 }))), { code: 'too-many-columns' });
  });

  it('profiles columns that come up late', () => {
    const rows = new JsonRows();
    const profiler = new TableProfiler([]);
    for (const value of [{ a: 1 }, { a: 2, nps: 9 }, { nps: 10 }]) {
      const cells = rows.row(value);
      profiler.widen(rows.names);
      profiler.add(cells);
    }
    assert.deepEqual(profiler.columns().map(({ name, filled, empty }) => [name, filled, empty]), [['a', 2, 1], ['nps', 2, 1]]);
    assert.equal(profiler.ragged, 0);
  });
});

const response = (score: number, time: number, other: { id?: string; region?: string; wording?: string } = {}): Record<string, unknown> =>
  JSON.parse(
    JSON.stringify(
      makeEvent(
        'cx.response.submitted',
        { response: uuidv7(), survey: 's', answers: [{ question: 'q', kind: 'score', value: score, instrument: instrumentOf('nps', { wording: other.wording ?? 'w' }) }], ...(other.region !== undefined && { segments: { region: other.region } }) },
        { source: 'https://www.shop.example/', time, id: other.id },
      ),
    ),
  ) as Record<string, unknown>;

describe('events from a file', () => {
  const metrics = [nps, csat, ces];
  const at = Date.UTC(2026, 10, 22, 12);

  it('are counted once each, by period and group, as the collector does', () => {
    const counter = new EventCounter({ metrics, unit: 'month', dimensions: ['region'], now: at });
    const twice = response(9, at, { region: 'North' });
    const lines = [twice, response(3, at - 40 * 86_400_000, { region: 'South' }), twice, { specversion: '1.0', type: 'cx.response.submitted' }, response(10, at + 1000), response(8, -1)];
    lines.forEach((value, i) => counter.add({ line: i + 1, value }));
    assert.deepEqual([counter.events, counter.counted], [4, 4]);
    assert.equal(read(counter.cube, { metric: 'nps' }).n, 4);
    assert.equal(read(counter.cube, { metric: 'nps', segment: { dimension: 'region', value: 'South' } }).value, -100);
    assert.deepEqual(counter.findings(), [
      { code: 'duplicate-id', column: 'id', count: 1, first: 3 },
      { code: 'not-an-event', count: 1, first: 4 },
      { code: 'in-the-future', column: 'time', count: 1, first: 5 },
      { code: 'before-1970', column: 'time', count: 1, first: 6 },
    ]);
    assert.equal(counter.firstProblem!.where!.startsWith('line 4/'), true);
    assert.deepEqual(counter.dimensions, [{ name: 'region', groups: 2 }]);
  });

  it('are put into days by the clocks of a zone, over clock changes and before 1970', () => {
    const zone = 'Europe/Vienna';
    const counter = new EventCounter({ metrics, unit: 'day', zone, day: dayCounter(zone), dimensions: [] });
    const moments = [Date.UTC(2026, 2, 28, 22, 59), Date.UTC(2026, 2, 28, 23, 0), Date.UTC(2026, 2, 29, 21, 59), Date.UTC(2026, 9, 25, 22, 59), Date.UTC(1969, 11, 31, 22, 59)];
    moments.forEach((time, i) => counter.add({ line: i + 1, value: response(9, time) }));
    const days: number[] = [];
    counter.cube.forEachCell((_segment, period) => days.push(period));
    const day = (...date: [number, number, number]): number => Date.UTC(...date) / 86_400_000;
    assert.deepEqual(days.sort((a, b) => a - b), [-1, day(2026, 2, 28), day(2026, 2, 29), day(2026, 9, 25)]);
  });

  it('mix ways of asking only when told so', () => {
    const counter = new EventCounter({ metrics, unit: 'month', dimensions: [] });
    [response(9, at), response(9, at), response(0, at, { wording: 'other' })].forEach((value, line) => counter.add({ line, value }));
    assert.deepEqual(counter.findings(), [{ code: 'unlike-instruments', column: 'nps', values: [['w', 2], ['other', 1]] }]);
    assert.equal(read(counter.cube, { metric: 'nps' }).kind, 'unmeasured');
  });

  it('feed metrics of quantities too', () => {
    const spend = defineMean({ id: 'spend', what: 'spend', range: [-1e9, 1e9], better: 'higher', of: (event) => (event.type === 'cx.spend.recorded' ? event.data.amount : null) });
    const counter = new EventCounter({ metrics: [spend], unit: 'month', dimensions: [] });
    for (const amount of [10, 30, -4]) {
      counter.add({ line: 1, value: JSON.parse(JSON.stringify(makeEvent('cx.spend.recorded', { amount, currency: 'EUR' }, { source: 'https://www.shop.example/', time: at }))) as JsonRecord['value'] });
    }
    assert.deepEqual([read(counter.cube, { metric: 'spend' }).value, read(counter.cube, { metric: 'spend' }).n], [12, 3]);
  });

  it('put ids that are sent for groups into the unknown group', () => {
    const counter = new EventCounter({ metrics, unit: 'month', dimensions: ['region'] });
    for (let i = 0; i < 1100; i++) counter.add({ line: i, value: response(9, at, { region: `customer ${i}` }) });
    assert.equal(counter.cube.segments.count(0), 1001);
    assert.equal(read(counter.cube, { metric: 'nps' }).n, 1100);
    assert.deepEqual(counter.dimensions, []);
  });

  it('are known by what they say of themselves; anything is taken', () => {
    assert.deepEqual([response(1, at), { specversion: '1.0', type: 'com.other' }, { type: 'cx.x' }, {}].map(looksLikeEvent), [true, false, false, false]);
    const counter = new EventCounter({ metrics, unit: 'month', dimensions: [] });
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.anything()), (value) => counter.add({ line: 1, value })));
  });
});

describe('the interchange format of NPS', () => {
  it('is known by its verified fields', () => {
    assert.equal(isInterchange([...INTERCHANGE_FIELDS, 'Company', 'Score']), true);
    assert.equal(isInterchange(['email', 'first_name', 'Last Name', 'sms telephone', 'customer-number']), true);
    assert.equal(isInterchange(['Email', 'Score']), false);
    assert.deepEqual(['Email', 'e mail', 'first_name', 'JobLevel', 'region'].map(isPersonal), [true, true, true, false, false]);
  });

  it('takes a score for the NPS there and nowhere else', () => {
    const columnsOf = (header: readonly string[]): ReturnType<TableProfiler['columns']> => {
      const profiler = new TableProfiler(header);
      for (let i = 0; i < 60; i++) profiler.add(header.map((name) => (name === 'Score' ? String(i % 11) : name === 'ResponseDate' ? `2014-12-0${(i % 9) + 1} 12:00:00` : name === 'JobLevel' ? 'ABC'[i % 3]! : `${name} ${i % 30}`)));
      return profiler.columns();
    };
    const mapping = guessMapping(columnsOf([...INTERCHANGE_FIELDS, 'ResponseDate', 'Score']));
    assert.deepEqual(mapping, { scores: [{ metric: 'nps', column: 9, noAnswer: [] }], date: { column: 8, form: 'iso' }, segment: 7 });
    assert.deepEqual(guessMapping(columnsOf(['Email', 'Score'])).scores, []);
  });
});
