import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ces, csat, dayNumber, nps } from '../../../src/metrics/index.js';
import { CsvReader, qualityOf, type Finding, type FindingCode, type QualityReport } from '../../../src/metrics/intake/index.js';

const metrics = [nps, csat, ces];
const today = dayNumber(2026, 11, 26);
const check = (header: string, ...rows: string[]): QualityReport => qualityOf(header.split(','), rows.map((row) => row.split(',')), { metrics, today });
const find = <C extends FindingCode>(report: QualityReport, code: C): Extract<Finding, { code: C }> | undefined =>
  report.findings.find((finding): finding is Extract<Finding, { code: C }> => finding.code === code);
const repeat = (n: number, row: (i: number) => string): string[] => Array.from({ length: n }, (_, i) => row(i));

describe('the quality of data', () => {
  it('names numbers that look like "no answer", where they are, and what they would do to the figure', () => {
    const report = check('NPS,why', ...repeat(40, () => '9,x'), ...repeat(20, () => '7,x'), ...repeat(10, () => '3,x'), ...repeat(8, () => '11,x'), '99,x', '-1,x', '55,x');
    assert.deepEqual(report.findings, [
      { code: 'no-answer-code', column: 'NPS', value: -1, why: 'next-to-scale', leftOut: true, count: 1, first: 81 },
      { code: 'no-answer-code', column: 'NPS', value: 11, why: 'next-to-scale', leftOut: true, count: 8, first: 72 },
      { code: 'no-answer-code', column: 'NPS', value: 99, why: 'customary', leftOut: true, count: 1, first: 80 },
      { code: 'out-of-range', column: 'NPS', count: 1, first: 82 },
    ]);
    const [figure] = report.figures;
    assert.deepEqual([figure!.reading.value, figure!.reading.n, figure!.reading.excluded], [(100 * 30) / 70, 70, { missing: 0, noAnswer: 10, outOfRange: 1, nonInteger: 0, notANumber: 0 }]);
    const [effect] = report.effects;
    assert.deepEqual([effect!.value, effect!.as, effect!.count, effect!.reading.value], [11, 10, 8, (100 * 38) / 78]);
  });

  it('knows 0 and 6 on 1-5', () => {
    const report = check('satisfaction,x', ...repeat(50, (i) => `${(i % 5) + 1},a`), ...repeat(7, () => '0,a'), ...repeat(4, () => '6,a'));
    assert.deepEqual(report.findings.map((finding) => finding.code === 'no-answer-code' && [finding.value, finding.count]), [[0, 7], [6, 4]]);
  });

  it('counts words and fractions apart', () => {
    const report = check('NPS,x', ...repeat(30, (i) => `${i % 11},a`), 'nine,a', 'N/A,a', '8.5,a', '8.5,a', ',a');
    assert.deepEqual([find(report, 'not-a-number'), find(report, 'non-integer')], [{ code: 'not-a-number', column: 'NPS', count: 1, first: 32 }, { code: 'non-integer', column: 'NPS', count: 2, first: 34 }]);
    assert.deepEqual(report.figures[0]!.reading.excluded, { missing: 1, noAnswer: 1, outOfRange: 0, nonInteger: 2, notANumber: 1 });
  });

  it('finds ids and rows that came before, and what the figure is without them', () => {
    const report = check('respondent_id,NPS,comment', ...repeat(300, (i) => `${i},${i % 2 === 0 ? 10 : 7},comment ${i}`), ...repeat(100, () => '7,0,another comment'), '8,10,comment 8');
    assert.deepEqual(find(report, 'duplicate-row'), { code: 'duplicate-row', count: 100, first: 303 });
    assert.deepEqual(find(report, 'duplicate-id'), { code: 'duplicate-id', column: 'respondent_id', count: 1, first: 302 });
    const without = (code: FindingCode): number => report.effects.find((effect) => effect.code === code && effect.if === 'left-out')!.reading.value!;
    assert.equal(without('duplicate-row'), (100 * (150 - 1)) / 301);
    assert.equal(find(check('NPS,answered', ...repeat(600, (i) => `${i % 11},2026-0${(i % 9) + 1}-${10 + (i % 19)}`), ...repeat(600, (i) => `${i % 11},2025-0${(i % 9) + 1}-${10 + (i % 17)}`)), 'duplicate-row'), undefined, 'nor where only the day does');
    assert.equal(find(check('NPS,region', ...repeat(300, (i) => `${i % 11},North`)), 'duplicate-row'), undefined, 'equal rows are no wonder where nobody is told apart');
  });

  it('finds those who gave one answer to everything', () => {
    const questions = 'id,q1_a,q1_b,q1_c,q1_d,q1_e,q1_overall,NPS';
    const report = check(questions, ...repeat(30, (i) => `${i},${(i % 5) + 1},${((i + 1) % 5) + 1},${((i + 2) % 5) + 1},${((i + 3) % 5) + 1},${((i + 4) % 5) + 1},${(i % 3) + 2},8`), ...repeat(10, (i) => `x${i},4,4,4,4,4,4,10`), ...repeat(10, (i) => `y${i},4,4,,,,,0`));
    assert.deepEqual(find(report, 'straight-lining'), { code: 'straight-lining', columns: 6, share: 10 / 40, count: 10, first: 32 });
    assert.equal(report.effects.find(({ code, metric }) => code === 'straight-lining' && metric === 'nps')!.reading.value, (100 * -10) / 40);
  });

  it('finds times that cannot be', () => {
    const rows = repeat(30, (i) => `${i % 11},2026-03-${10 + (i % 20)}`);
    const report = check('NPS,answered', ...rows, '9,2027-01-01', '9,1899-12-31', '9,1969-12-31', '9,soon');
    assert.deepEqual(find(report, 'in-the-future'), { code: 'in-the-future', column: 'answered', count: 1, first: 32 });
    assert.deepEqual(find(report, 'before-1970'), { code: 'before-1970', column: 'answered', count: 1, first: 34 });
    assert.deepEqual(find(report, 'undated'), { code: 'undated', column: 'answered', count: 2, first: 33 }, 'the year 1899 is how spreadsheets write a bare time');
    const cases = check('opened,resolved,csat', ...repeat(30, (i) => `2026-03-10 10:00,2026-03-1${i % 5} 10:30,${(i % 5) + 1}`), '2026-03-10 10:00,2026-03-10 09:59,3', '2026-03-10 02:00 PM,2026-03-10 11:00 AM,3');
    assert.deepEqual(find(cases, 'resolved-before-opened'), { code: 'resolved-before-opened', column: 'resolved', opened: 'opened', count: 2, first: 32 });
  });

  it('notices unlike ways of asking, and groups too small to tell anything', () => {
    const report = check('NPS,mode,region', ...repeat(60, (i) => `${i % 11},web,North`), ...repeat(12, (i) => `${i % 11},phone,South`));
    assert.deepEqual(find(report, 'unlike-instruments'), { code: 'unlike-instruments', column: 'mode', values: [['web', 60], ['phone', 12]] });
    assert.deepEqual(find(report, 'small-groups'), { code: 'small-groups', column: 'region', groups: 1, count: 12, threshold: 30 });
  });

  it('finds nothing in data that are clean, and needs no rows', () => {
    assert.deepEqual(check('NPS,region', ...repeat(600, (i) => `${i % 11},${['North', 'South'][i % 2]}`)).findings, []);
    const empty = qualityOf(['NPS'], [], { metrics });
    assert.deepEqual([empty.rows, empty.findings, empty.figures], [0, [], []]);
    assert.throws(() => qualityOf(['a'], [['1']], { metrics: [], mapping: { scores: [{ metric: 'nps', column: 0, noAnswer: [] }], date: null, segment: null } }), { code: 'unknown-metric' });
  });

  it('takes any table', () => {
    const cell = fc.oneof(fc.string({ maxLength: 6 }), fc.integer({ min: -2, max: 12 }).map(String), fc.constantFrom('', 'N/A', '9,0', '2026-01-01', '1e400', '__proto__', 'NaN', 'Infinity'));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 40 }), (rows) => {
        const report = qualityOf(['NPS', 'csat', '__proto__', 'constructor', 'day', 'id'], rows, { metrics, today });
        const text = JSON.stringify(report, (_, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? `is ${value}` : value));
        assert.ok(!/is (NaN|-?Infinity)/.test(text), text);
      }),
    );
  });
});

describe('the quality of real data', () => {
  const file = `${process.env['CX_DATA_DIR'] ?? '../shared/data'}/sfo/2018_SFO_Customer_Survey.csv`;
  it('SFO 2018 is 30.98, and 34.89 if code 11 is taken for a score', { skip: existsSync(file) ? false : `${file} is not here` }, () => {
    const text = readFileSync(file, 'utf8');
    const reader = new CsvReader(text.slice(0, 65_536));
    const [header, ...rows] = [...reader.push(text), ...reader.end()];
    const report = qualityOf(header!, rows, { metrics, today });
    const figure = report.figures.find(({ metric }) => metric === 'nps')!.reading;
    assert.deepEqual([figure.value!.toFixed(2), figure.n], ['30.98', 2650]);
    const effect = report.effects.find(({ metric, code, value }) => metric === 'nps' && code === 'no-answer-code' && value === 11)!;
    assert.deepEqual([effect.count, effect.as, effect.reading.value!.toFixed(2)], [159, 10, '34.89']);
    assert.deepEqual(find(report, 'unlike-instruments')!.column, 'METH');
    assert.equal(find(report, 'straight-lining')!.columns, 15);
  });
});
