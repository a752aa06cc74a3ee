import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ces, csat, nps, read } from '../../../src/metrics/index.js';
import { CsvReader, guessDateForm, guessMapping, LONGEST_RECORD, parseDay, parseScore, ResponseCounter, scoreCode, suspiciousCodes, TableProfiler, whyNotATable } from '../../../src/metrics/intake/index.js';
import { dayNumber } from '../../../src/metrics/index.js';

const records = (text: string, size = text.length || 1): string[][] => {
  const reader = new CsvReader(text.slice(0, 65_536));
  const rows: string[][] = [];
  for (let i = 0; i < text.length; i += size) rows.push(...reader.push(text.slice(i, i + size)));
  return [...rows, ...reader.end()];
};

const profile = (text: string): ReturnType<TableProfiler['columns']> => {
  const [header, ...body] = records(text);
  const profiler = new TableProfiler(header!);
  body.forEach((row) => profiler.add(row));
  return profiler.columns();
};

describe('CSV', () => {
  it('is read the same in pieces of any size', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('', ' ', '"', '""', ',', '\n', 'a\nb', '=1+1', 'ü', '👩🏽‍🚀', 'a"b'));
    const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 20 }), fc.integer({ min: 1, max: 50 }), (rows, size) => {
        const clean = rows.map((row) => row.map((text) => text.replaceAll('\r', '')));
        const text = clean.map((row) => row.map(quote).join(',')).join('\n');
        assert.deepEqual(records(text, size), clean);
      }),
    );
  });

  it('tells separators and line ends apart', () => {
    for (const [delimiter, end] of [[',', '\n'], [';', '\r\n'], ['\t', '\n'], ['|', '\r']]) {
      assert.deepEqual(records([['a', 'b', 'c'], ['1', '2,5', '3'.repeat(3)], ['4', '', '6']].map((row) => row.map((cell) => (cell.includes(delimiter!) ? `"${cell}"` : cell)).join(delimiter)).join(end)), [['a', 'b', 'c'], ['1', '2,5', '333'], ['4', '', '6']]);
    }
  });

  it('stops where a record does not end', () => {
    const reader = new CsvReader('a,b\n');
    reader.push('a,b\n1,"');
    assert.throws(() => reader.push('x'.repeat(LONGEST_RECORD + 1)), { code: 'record-too-long', where: 'row 2' });
  });

  it('is told from what is not a table', () => {
    assert.deepEqual(
      ['', '  \n', '{"a":1}', '[[1]]', '<html>', '<?xml version="1.0"?>', '%PDF-1.7', '\x89PNG\0\0\0\x01', 'a,b\n1,2', 'a\n1'].map((text) => whyNotATable(text)?.code ?? 'table'),
      ['empty-file', 'empty-file', 'is-json', 'is-json', 'is-markup', 'is-markup', 'is-document', 'not-text', 'table', 'table'],
    );
  });
});

describe('cells', () => {
  it('are read as scores', () => {
    const cases: [string, ReturnType<typeof parseScore>][] = [['9', 9], [' 9 ', 9], ['9.0', 9], ['9,0', 9], ['-1', -1], ['+3', 3], ['8.5', 8.5], ['', null], ['  ', null], ['N/A', 'no-answer'], ['Blank', 'no-answer'], ['-', 'no-answer'], ['nine', NaN], ['9 of 10', NaN], ['1e3', NaN], ['0x9', NaN], ['Infinity', NaN]];
    for (const [cell, expected] of cases) assert.deepEqual(parseScore(cell), expected, JSON.stringify(cell));
    assert.deepEqual(['9', '', 'N/A', 'x', '8.5', '-1', '999'].map(scoreCode), [9, 255, 254, 251, 252, 253, 253]);
  });

  it('are read as days, and only as days that exist', () => {
    const day = dayNumber(2026, 11, 22);
    assert.deepEqual(
      [parseDay('2026-11-22', 'iso'), parseDay('2026-11-22T10:42:00Z', 'iso'), parseDay('11/22/2026 12:00:00 AM', 'month-first'), parseDay('22.11.2026', 'day-first'), parseDay('20261122', 'compact')],
      [day, day, day, day, day],
    );
    for (const [cell, form] of [['2026-02-30', 'iso'], ['2026-11-2', 'iso'], ['13/13/2026', 'month-first'], ['11/22-2026', 'month-first'], ['', 'iso'], ['12/31/1799', 'month-first'], ['22.11.26', 'day-first']] as const) {
      assert.equal(parseDay(cell, form), null, cell);
    }
    assert.deepEqual(guessDateForm(['22.11.2026', '01.02.2026']), { form: 'day-first', read: 2 });
    assert.deepEqual(guessDateForm(['01/02/2026', '03/04/2026'])?.form, 'month-first');
    assert.equal(guessDateForm(['x', '']), null);
  });
});

describe('guessing', () => {
  it('takes the column whose name and contents both fit', () => {
    const columns = profile('id,NPS score,recommend_text,Overall satisfaction,effort (CES),Region,answered\n' + Array.from({ length: 60 }, (_, i) => `${i},${[9, 10, 7, 99][i % 4]},yes,${(i % 5) + 1},${(i % 7) + 1},${['N', 'S'][i % 2]},2026-0${(i % 9) + 1}-01`).join('\n'));
    const mapping = guessMapping(columns);
    assert.deepEqual(mapping, {
      scores: [
        { metric: 'nps', column: 1, noAnswer: [99] },
        { metric: 'csat', column: 3, noAnswer: [] },
        { metric: 'ces', column: 4, noAnswer: [] },
      ],
      date: { column: 6, form: 'iso' },
      segment: 5,
    });
  });

  it('guesses nothing without a reason', () => {
    assert.deepEqual(guessMapping(profile('a,b\n1,x\n2,y\n')), { scores: [], date: null, segment: 1 });
    assert.deepEqual(guessMapping(profile('nps\nred\ngreen\n')).scores, []);
  });

  it('keeps columns of one name apart, and names those without', () => {
    assert.deepEqual(profile('Q1,Q1,,Q1 \n1,2,3,4\n').map(({ name }) => name), ['Q1', 'Q1 (2)', 'Column 3', 'Q1 (3)']);
  });

  it('points at codes that lie off the scale, with the reason', () => {
    const [column] = profile(`nps\n${['9', '10', '11', '11', '99', '-1', '55', '0'].join('\n')}\n`);
    assert.deepEqual(suspiciousCodes(column!, { min: 0, max: 10 }).map(({ code, count, why }) => [code, count, why]), [[-1, 1, 'next-to-scale'], [11, 2, 'next-to-scale'], [55, 1, 'beyond'], [99, 1, 'customary']]);
  });
});

describe('real files', () => {
  const data = process.env['CX_DATA_DIR'] ?? '../shared/data';
  for (const [file, expected] of [
    ['sfo/2016_SFO_Customer_Survey.csv', { metrics: ['csat'], segment: 'BAREA', date: 'INTDATE' }],
    ['sfo/2017_SFO_Customer_Survey.csv', { metrics: ['nps', 'csat'], segment: 'BAREA', date: null, nps: 39.839766933721776, n: 2746, interval: [37.18236071697378, 42.4102184027061] }],
    ['sfo/2018_SFO_Customer_Survey.csv', { metrics: ['nps', 'csat'], segment: 'BAREA', date: null, nps: 30.9811320754717, n: 2650 }],
  ] as const) {
    it(`${file} is read right without anybody's help`, { skip: existsSync(`${data}/${file}`) ? false : `${data}/${file} is not here` }, () => {
      const [header, ...body] = records(readFileSync(`${data}/${file}`, 'utf8'), 10_000);
      const profiler = new TableProfiler(header!);
      body.forEach((row) => profiler.add(row));
      const mapping = guessMapping(profiler.columns());
      const name = (column: number | undefined | null): string | null => (column === undefined || column === null ? null : profiler.names[column]!);
      assert.deepEqual([mapping.scores.map(({ metric }) => metric), name(mapping.segment), name(mapping.date?.column)], [[...expected.metrics], expected.segment, expected.date]);
      const counter = new ResponseCounter({ mapping, names: profiler.names, metrics: [nps, csat, ces], unit: 'month' });
      body.forEach((row) => counter.add(row));
      assert.equal(counter.undated, 0);
      if (!('nps' in expected)) return;
      const reading = read(counter.cube, { metric: 'nps' });
      assert.deepEqual([reading.value, reading.n], [expected.nps, expected.n]);
      if ('interval' in expected) assert.ok(expected.interval.every((end, i) => Math.abs(end - [reading.interval!.lower, reading.interval!.upper][i]!) < 1e-9));
    });
  }
});
