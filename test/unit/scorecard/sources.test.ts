import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { csat, nps, npsAdjustedWald, read, readChange, readGroups, readMix, wilson, type Measured } from '../../../src/metrics/index.js';
import { figureLines } from '../../../src/metrics/export/index.js';
import { readScorecard } from '../../../src/scorecard/index.js';
import { benchmarksFromCsv, figuresFromCsv, figuresFromJson, withBenchmarks, type GivenFigures } from '../../../src/scorecard/source/index.js';
import { cubeOf, MONTH, noon, scorecard } from './support.js';

const NOV = MONTH('2026-11');
function taken(csv: string): GivenFigures {
  const parsed = figuresFromCsv(csv, { known: [nps, csat] });
  if (!parsed.ok) assert.fail(JSON.stringify(parsed.error));
  return parsed.value;
}
const refused = (csv: string) => taken(csv).problems.map(({ where, code }) => [where, code]);
const at = (metric: string, period = NOV) => ({ metric, from: period, to: period });

describe('ready figures', () => {
  it('with counts have the interval of counts', () => {
    const { cube, problems } = taken('metric,period,promoters,passives,detractors,count,n\nnps,2026-11,50,30,20,,\ncsat,2026-11,,,,80,100\n');
    assert.deepEqual(problems, []);
    const score = read(cube, at('nps')) as Measured;
    const wald = npsAdjustedWald({ promoters: 50, passives: 30, detractors: 20 })!;
    assert.deepEqual([score.value, score.n, score.interval!.lower, score.unit], [30, 100, wald.lowerClipped, 'points']);
    const share = read(cube, at('csat')) as Measured;
    assert.deepEqual([share.value, share.n, share.unit, share.interval!.method], [0.8, 100, 'share', 'Wilson']);
    assert.deepEqual([share.interval!.lower, share.interval!.upper], wilson(80, 100));
  });

  it('with an interval keep its width, and can be compared', () => {
    const { cube } = taken('metric,period,value,n,lower,upper,unit\nnps,2026-10,40,400,32,48,\nnps,2026-11,20,400,12,28,\nwait,2026-11,3.5,50,3,4,hours\n');
    const now = read(cube, at('nps')) as Measured;
    assert.deepEqual([now.value, Math.round(now.interval!.lower * 1e6) / 1e6, Math.round(now.interval!.upper * 1e6) / 1e6, now.unit], [20, 12, 28, 'points']);
    assert.equal(readChange(cube, at('nps'), at('nps', NOV - 1))!.verdict, 'real');
    assert.equal(read(cube, at('wait')).unit, 'hours');
    const spread = read(taken('metric,period,value,n,sd\nx,2026-11,10,25,5\n').cube, at('x')) as Measured;
    assert.ok(Math.abs(spread.interval!.upper - (10 + 2.0638985616)) < 1e-6, String(spread.interval!.upper));
  });

  it('that are bare numbers, or contradict themselves, are refused row by row, and the rest is taken', () => {
    const csv = `metric,period,value,n,lower,upper,promoters,passives,detractors,count,unit,better
nps,2026-11,40,,,,,,,,,
nps,2026-11,40,100,,,,,,,points,
nps,2026-11,,100,,,50,30,21,,,
nps,2026-11,,,,,50,,20,,,
csat,2026-11,,50,,,,,,60,,
csat,2026-11,,,,,,,,60,,
csat,2026-11,82,100,75,88,,,,,share,
x,2026-13,1,10,0,2,,,,,,
x,2026-11,5,10,6,7,,,,,,
x,2026-11,"1,5",10,1,2,,,,,,
x,2026-11,1,1,0,2,,,,,,
x,2026-11,,,,,,,,,,
,2026-11,1,10,0,2,,,,,,
x,2026-11,1,10,0,2,,,,,,
x,2026-11,1,10,0,2,,,,,,
x,2026-Q4,1,10,0,2,,,,,,
x,2026-10,,10,,,,,,4,,
x,2026-10,1,10,0,2,,,,,,sideways
`;
    assert.deepEqual(refused(csv), [
      ['row 9', 'custom'], ['row 11', 'not-a-number'], ['row 14', 'invalid_type'], ['row 19', 'invalid_value'],
      ['row 2', 'bare-number'], ['row 3', 'bare-number'], ['row 4', 'contradictory'], ['row 5', 'incomplete'], ['row 6', 'contradictory'], ['row 7', 'no-n'], ['row 8', 'out-of-range'],
      ['row 10', 'contradictory'], ['row 12', 'contradictory'], ['row 13', 'no-figure'], ['row 16', 'twice'], ['row 17', 'unlike-periods'], ['row 18', 'unlike-figures'],
    ]);
    assert.equal(taken(csv).taken, 1);
    assert.match(taken(csv).problems.find(({ code }) => code === 'out-of-range')!.message, /Write 0\.82, or 82%\./);
  });

  it('say what is wrong with the table itself', () => {
    const wrong = (csv: string) => {
      const parsed = figuresFromCsv(csv);
      return parsed.ok ? [] : parsed.error.map(({ code, message }) => [code, message]);
    };
    assert.deepEqual(wrong('metrc,period\nnps,2026-11\n'), [['no-column', 'There is no column "metric" in the first row. Did you mean "metrc"?']]);
    assert.equal(wrong('')[0]![0], 'empty-file');
    assert.equal(wrong('<html>')[0]![0], 'is-markup');
    assert.equal(wrong('{"figures": []}')[0]![0], 'is-json');
    assert.deepEqual(taken('Metric;PERIOD;promotors;n\nnps;2026-11;4;9\n').problems.map(({ code, message }) => [code, message])[0], ['unknown-column', 'Nothing is known of a column "promotors"; it is left out. Did you mean "promoters"?']);
  });

  it('by group add up to everybody; what is left are those of whom nothing is known', () => {
    const csv = 'metric,period,dimension,group,promoters,passives,detractors\nnps,2026-11,,,60,20,20\nnps,2026-11,region,north,30,10,10\nnps,2026-11,region,south,20,5,5\nnps,2026-10,region,north,10,10,10\n';
    const { cube, problems, taken: rows } = taken(csv);
    assert.deepEqual([problems, rows, cube.dimensions], [[], 4, ['region']]);
    assert.deepEqual([read(cube, at('nps')).n, read(cube, at('nps', NOV - 1)).n], [100, 30]);
    assert.deepEqual(readGroups(cube, 'region', at('nps')).map(({ value, reading }) => [value, reading.n]), [['', 20], ['north', 50], ['south', 30]]);
    const mix = readMix(cube, 'region', { metric: 'nps' }, { from: NOV, to: NOV }, { from: NOV - 1, to: NOV - 1 })!;
    assert.ok(Math.abs(mix.change - 40) < 1e-9, String(mix.change));
    assert.deepEqual(taken(csv.replace('60,20,20', '10,20,20')).problems.map(({ code }) => code), ['contradictory']);
    assert.equal(read(taken(csv.replace('60,20,20', '10,20,20')).cube, at('nps')).n, 50);
  });

  it('that were exported are read again: the same values and sizes, and nothing of what was hidden', () => {
    const answer = fc.tuple(fc.constantFrom('nps', 'csat'), fc.constantFrom('a', 'b', 'c'), fc.integer({ min: NOV - 1, max: NOV }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 20 }));
    fc.assert(fc.property(fc.array(answer, { minLength: 1, maxLength: 12 }), (given) => {
      const cube = cubeOf(given as never);
      const lines = [...figureLines(cube, { by: 'region', options: { privacyThreshold: 5 } })];
      const columns = ['metric', 'period', 'dimension', 'group', 'value', 'unit', 'n', 'lower', 'upper', 'level', 'method', 'interval', 'reason'] as const;
      const csv = [columns.join(','), ...lines.map((line) => columns.map((column) => JSON.stringify(String(line[column] ?? ''))).join(','))].join('\n');
      const again = taken(csv);
      const expected = lines.filter(({ value, reason }) => reason === '' && value !== null);
      assert.deepEqual([again.without, again.problems], [lines.length - expected.length, []]);
      for (const { metric, period, dimension, group, value, n } of expected) {
        const query = { ...at(metric, MONTH(period)), ...(dimension && { segment: { dimension, value: group } }) };
        const found = read(again.cube, query);
        assert.equal(found.n, n);
        assert.ok(Math.abs(found.value! - value!) < 1e-9, `${found.value} ${value}`);
      }
    }));
  });

  it('make a scorecard like any others, with small groups hidden', () => {
    const { cube } = taken('metric,period,dimension,group,promoters,passives,detractors\nnps,2026-11,region,north,2,1,0\nnps,2026-11,region,south,20,5,5\nnps,2026-11,region,west,30,5,5\n');
    const document = scorecard({ figures: [{ id: 'n', metric: 'nps', target: 40 }, { id: 'north', metric: 'nps', segment: { dimension: 'region', value: 'north' } }, { id: 'south', metric: 'nps', segment: { dimension: 'region', value: 'south' } }] });
    const { figures } = readScorecard(document, cube, { now: noon('2026-12') });
    assert.deepEqual(figures.map(({ reading }) => (reading!.kind === 'measured' ? reading!.n : reading!.reason)), [73, 'suppressed', 'protects-others']);
  });

  it('come as JSON as well', () => {
    const parsed = figuresFromJson({ figures: [{ metric: 'nps', period: '2026-11', promoters: 5, passives: 3, detractors: 2 }, { metric: 'nps', period: '2026-10', promotrs: 5 }, 7] });
    assert.ok(parsed.ok, 'read');
    assert.equal(read(parsed.value.cube, at('nps')).value, 30);
    assert.deepEqual(parsed.value.problems.map(({ where, message }) => [where, message]), [['/figures/1', 'Nothing here is called "promotrs". Did you mean "promoters"?'], ['/figures/2', 'This must be an object.']]);
    assert.equal(figuresFromJson({ figure: [] }).ok, false);
  });

  it('may be anything, and reading them never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void figuresFromCsv(text)));
    fc.assert(fc.property(fc.array(fc.array(fc.oneof(fc.constantFrom('nps', '2026-11', '2026', '5', '-1', '"', '', '1e308', '__proto__', '0'), fc.string({ maxLength: 4 })), { maxLength: 9 }), { maxLength: 9 }), (cells) => {
      const csv = ['metric,period,dimension,group,value,n,lower,upper,count', ...cells.map((row) => row.join(','))].join('\n');
      const parsed = figuresFromCsv(csv);
      if (parsed.ok) for (const metric of parsed.value.metrics) read(parsed.value.cube, { metric: metric.id });
    }));
    fc.assert(fc.property(fc.anything(), (input) => void figuresFromJson(input)));
  });
});

describe('benchmarks from a table', () => {
  const csv = `metric,kind,source,title,date,period,value
nps,industry,Survey,,2026-03-31,,34
nps,competitor,Report,Rival,,2026-Q1,41
nps,competitor,Report,Rival,,2026-Q2,39
csat-all,own,Ourselves,,2025-12-31,,80
nps,industry,Survey,,,,34
nps,foe,Survey,,2026-03-31,,34
nps,industry,Survey,,2026-03-31,,many
nps,competitor,Report,Rival,,2026,39
`;
  it('go to the figures whose metric or id they name; what is wrong is said row by row', () => {
    const parsed = benchmarksFromCsv(csv);
    assert.ok(parsed.ok, 'read');
    assert.deepEqual(parsed.value.problems.map(({ where, code }) => [where, code]), [['row 8', 'not-a-number'], ['row 9', 'unlike-periods'], ['row 6', 'no-date'], ['row 7', 'invalid_value']]);
    const document = withBenchmarks(scorecard({ figures: [{ id: 'n', metric: 'nps' }], parts: [{ id: 'p', title: 'P', figures: [{ id: 'csat-all', metric: 'csat' }] }] }), parsed.value.byMetric);
    const { figures } = readScorecard(document, cubeOf([['nps', 'a', NOV, 9, 50], ['csat', 'a', NOV, 5, 50]]), { now: noon('2026-12') });
    assert.deepEqual(figures.map(({ benchmarks }) => benchmarks.map(({ kind, value, date }) => [kind, value, date])), [[['industry', 34, '2026-03-31'], ['competitor', 39, '2026-06-30']], [['own', 0.8, '2025-12-31']]]);
  });
});
