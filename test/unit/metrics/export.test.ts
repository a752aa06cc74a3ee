import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import Papa from 'papaparse';
import { figureLines, inert, inertTable, isFormula } from '../../../src/metrics/export/index.js';
import { Cube, nps, read } from '../../../src/metrics/index.js';

const rows = (text: string, delimiter?: string): string[][] => Papa.parse<string[]>(text, delimiter === undefined ? {} : { delimiter }).data;

describe('tables that no spreadsheet runs', () => {
  it('puts an apostrophe before what begins like a formula, header and all, and leaves numbers alone', () => {
    for (const cell of ['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '=HYPERLINK("x")', '-', '+']) assert.equal(inert(cell), `'${cell}`);
    for (const cell of ['', '5', '-5', '+3.5', '-1,5', '-1e-7', '-12%', 'a=b', ' text']) assert.equal(inert(cell), cell);
    assert.equal(inertTable('=a,b\n-5,"@x, y"\n'), "'=a,b\n-5,\"'@x, y\"\n");
  });

  it('leaves a harmless table as it is, byte for byte', () => {
    const table = '"a";b\r\n1;"2,5"\r\n';
    assert.equal(inertTable(table), table);
  });

  it('holds for any cells and any delimiter: nothing runs afterwards, and nothing changes but for apostrophes and line ends', () => {
    fc.assert(
      fc.property(fc.constantFrom(',', ';', '\t'), fc.array(fc.array(fc.oneof(fc.string(), fc.constantFrom('=1', '-2', '@x', '\t=', 'ok')), { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (delimiter, table) => {
        const before = rows(Papa.unparse(table, { delimiter }), delimiter);
        const after = rows(inertTable(Papa.unparse(table, { delimiter }), delimiter), delimiter);
        // cells within cells are guarded as well, for a spreadsheet that cuts elsewhere
        const plain = (all: readonly (readonly string[])[]) => all.map((row) => row.map((cell) => cell.replaceAll("'", '').replace(/\r\n?/g, '\n')));
        assert.deepEqual(plain(after), plain(before));
        assert.ok(after.every((row) => row.every((cell) => !isFormula(cell))));
      }),
    );
  });
});

describe('a table that leads a spreadsheet astray', () => {
  it('is guarded wherever it may be cut, whatever the first line suggests and however its lines end', () => {
    const cells = ['=1+1', '+1+cmd|A0', '-2+3', '@SUM(1)'];
    for (const cut of [',', ';', '\t']) {
      const written = inertTable(`x${cut}${cells.join(cut)}\r\n${cells.join('\n')}`);
      for (const cell of written.split(/[,;\t\n]/)) assert.ok(!isFormula(cell), `${JSON.stringify(cut)}: ${cell}`);
    }
    assert.equal(inertTable('a,"b;=1"'), 'a,"b;\'=1"');
  });
});

describe('figures line by line', () => {
  const cube = new Cube({ metrics: [nps], dimensions: ['region'], unit: 'month' });
  const measure = cube.measure('nps', { metric: 'nps', scale: { min: 0, max: 10 }, wording: 'w', language: 'en', order: 'ascending', mode: 'buttons' });
  for (const [region, value, count] of [['North', 10, 30], ['North', 3, 10], ['Coast', 9, 2]] as const) cube.addAmount(measure, [cube.segment(0, region)], 600, value, count);

  it('says of everybody and of each group what reading the cube says, and hides what is too few', () => {
    const lines = [...figureLines(cube, { by: 'region', options: { privacyThreshold: 5 } })];
    assert.deepEqual(lines.map(({ group, n, value, reason }) => [group, n, value === null ? null : Math.round(value * 100) / 100, reason]), [
      ['', 42, 52.38, ''],
      ['Coast', 0, null, 'suppressed'],
      ['North', 0, null, 'protects-others'],
    ]);
    const reading = read(cube, { metric: 'nps' });
    assert.deepEqual([lines[0]!.lower, lines[0]!.upper, lines[0]!.level, lines[0]!.period], [reading.interval?.lower, reading.interval?.upper, 0.95, '2020-01']);
    const open = [...figureLines(cube, { by: 'region' })];
    assert.deepEqual(open.map(({ dimension, group, n }) => [dimension, group, n]), [['', '', 42], ['region', 'Coast', 2], ['region', 'North', 40]]);
  });

  it('has no line for an empty cube', () => assert.deepEqual([...figureLines(new Cube({ metrics: [nps] }))], []));
});
