import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LossTally, type LostAnswers } from '../../../src/metrics/losses/lost-answers.js';
import { parseLostAnswers } from '../../../src/metrics/losses/parse.js';
import { Cube, csat, nps, parsePeriod } from '../../../src/metrics/index.js';
import { makeEvent, type CxEvent } from '../../../src/model/index.js';
import { lossesOf, parseScorecard, readScorecard, ScorecardReader, type ScorecardOptions, type ScorecardReading } from '../../../src/scorecard/index.js';

const MONTH = parsePeriod('2026-10')!.period;
const NOW = Date.parse('2026-11-20T12:00:00Z');
const instrument = (metric: string, min: number, max: number) => ({ metric, scale: { min, max }, wording: 'w', language: 'en', order: 'ascending', mode: 'buttons' }) as const;
const DOCUMENT = {
  format: 'cx-scorecard/1', id: 'bank', title: 'Bank', language: 'en', period: { unit: 'month', through: '2026-10' },
  parts: [{ id: 'a', title: 'A', figures: [{ id: 'nps', metric: 'nps', target: 45 }, { id: 'csat', metric: 'csat', target: 90 }, { id: 'north', metric: 'nps', segment: { dimension: 'region', value: 'North' } }] }],
};
const document = (() => {
  const parsed = parseScorecard(DOCUMENT);
  assert.ok(parsed.ok);
  return parsed.value;
})();

/** 60 promoters and 12 detractors, half of them in the north; 40 of 50 satisfied. */
function cube(): Cube {
  const made = new Cube({ metrics: [nps, csat], dimensions: ['region', 'survey'], zone: 'UTC', unit: 'month' });
  for (const region of ['North', 'South']) for (const [score, count] of [[10, 30], [2, 6]] as const) made.addAmount(made.measure('nps', instrument('nps', 0, 10)), made.segmentsOf({ region, survey: 'renewal' }), MONTH, score, count);
  for (const [step, count] of [[4, 40], [0, 10]] as const) made.addAmount(made.measure('csat', instrument('csat', 1, 5)), made.segmentsOf({ region: 'South', survey: 'claims' }), MONTH, step, count);
  return made;
}
const ROWS: readonly LostAnswers[] = [
  { period: '2026-10', metric: 'nps', reason: 'full', count: 9 },
  { period: '2026-10', metric: 'nps', reason: 'withdrawn', count: 3 },
  { period: '2026-09', metric: 'nps', reason: 'full', count: 100 },
  { period: '2026-10', metric: 'other', reason: 'full', count: 100 },
];
const readAll = (rows: readonly LostAnswers[], options: Partial<ScorecardOptions> = {}): ScorecardReading => readScorecard(document, cube(), { now: NOW, losses: lossesOf(rows), ...options });
const figure = (reading: ScorecardReading, id: string) => reading.figures.find((one) => one.id === id)!;

describe('what is missing from the figures of a scorecard', () => {
  it('is by metric, period and reason, with the bounds of the figure; the figure, its status and its interval are what they were', () => {
    const reading = readAll(ROWS);
    const { missing, ...rest } = figure(reading, 'nps');
    // 48 points more promoters than detractors of 72; 12 lost
    assert.deepEqual(missing, { count: 12, reasons: [{ reason: 'full', count: 9 }, { reason: 'withdrawn', count: 3 }], of: 'figure', bounds: { kind: 'bounded', lower: ((48 - 12) / 84) * 100, upper: ((48 + 12) / 84) * 100 } });
    const without = figure(readScorecard(document, cube(), { now: NOW }), 'nps');
    assert.equal(without.missing, null);
    assert.deepEqual([rest.reading, rest.status, rest.score, rest.scoreRange], [without.reading, without.status, without.score, without.scoreRange]);
    assert.equal(figure(reading, 'csat').missing, null);
    assert.deepEqual(reading.notes.filter(({ code }) => code === 'losses-unmatched'), []);
  });

  it('of one group is not known where devices do not tell groups, and is said to be of everybody', () => {
    assert.deepEqual(figure(readAll(ROWS), 'north').missing, { count: 12, reasons: [{ reason: 'full', count: 9 }, { reason: 'withdrawn', count: 3 }], of: 'everybody', bounds: null });
    const bySurvey = ROWS.map((row, i) => ({ ...row, survey: i === 0 ? 'renewal' : 'claims' }));
    const ofSurvey = figure(readAll(bySurvey, { segment: { dimension: 'survey', value: 'renewal' } }), 'nps').missing;
    assert.deepEqual([ofSurvey?.of, ofSurvey?.count, ofSurvey?.bounds?.kind], ['figure', 9, 'bounded']);
  });

  it('of longer periods is put together, and what cannot be said of a figure is told as that', () => {
    const days: LostAnswers[] = [{ period: '2026-10-31', metric: 'nps', reason: 'full', count: 2 }, { period: '2026-11-01', metric: 'nps', reason: 'full', count: 5 }];
    assert.equal(figure(readAll(days), 'nps').missing?.count, 2);
    const note = (rows: readonly LostAnswers[]) => readAll(rows).notes.find(({ code }) => code === 'losses-unmatched');
    assert.deepEqual(note([...days, { period: '2026-10', metric: null, reason: 'corrupted', count: 4 }]), { code: 'losses-unmatched', count: 4, reasons: [{ reason: 'corrupted', count: 4 }] });
    // told by the year: which month it is missing from, nobody can say
    assert.deepEqual(note([{ period: '2026', metric: 'nps', reason: 'full', count: 7 }]), { code: 'losses-unmatched', count: 7, reasons: [{ reason: 'full', count: 7 }] });
    assert.equal(note([{ period: '2025', metric: 'nps', reason: 'full', count: 7 }]), undefined);
  });

  it('is not told of a figure that is withheld', () => {
    assert.equal(figure(readAll(ROWS, { privacyThreshold: 100 }), 'nps').missing, null);
    const none = lossesOf(ROWS).of({ metric: nps, reading: { kind: 'unmeasured', reason: 'no-answers' }, group: null, unit: 'month', from: MONTH, to: MONTH });
    assert.deepEqual([none?.count, none?.bounds], [12, null]);
  });

  it('has no bounds where values have no end', () => {
    const reading = { kind: 'measured', value: 3, n: 9, unit: 'hours', range: [0, Infinity] } as const;
    assert.deepEqual(lossesOf(ROWS).of({ metric: nps, reading, group: null, unit: 'month' })?.bounds, { kind: 'unbounded' });
  });

  it('is read anew when other losses are told, though no figure has moved', () => {
    const reader = new ScorecardReader(document);
    const one = cube();
    const before = reader.read(one, { now: NOW });
    const after = reader.read(one, { now: NOW, losses: lossesOf(ROWS) }, new Set());
    assert.deepEqual([figure(before, 'nps').missing, figure(after, 'nps').missing?.count], [null, 12]);
  });
});

describe('reports of losses added up', () => {
  const report = (data: Partial<Extract<CxEvent, { type: 'cx.delivery.lost' }>['data']>): CxEvent => makeEvent('cx.delivery.lost', { reason: 'full', of: 'cx.response.submitted', survey: 'renewal', count: 1, ...data }, { source: 'https://bank.example/' });

  it('are answers by metric; of what nobody knows, responses; what is no answer is none', () => {
    const tally = new LossTally();
    const period = '2026-10';
    for (const event of [report({ count: 2, ratings: { nps: 2, csat: 1 } }), report({ ratings: { nps: 1 } }), report({ count: 5 }), report({ of: 'cx.survey.shown', count: 9 }), report({ ratings: {} })]) tally.add(event, period);
    tally.add(makeEvent('cx.survey.shown', { survey: 'renewal' }, { source: 'https://bank.example/' }), period);
    const rows = [{ period, metric: null, reason: 'full', count: 5 }, { period, metric: 'nps', reason: 'full', count: 3 }, { period, metric: 'csat', reason: 'full', count: 1 }];
    assert.deepEqual(tally.rows, rows);
    assert.deepEqual(parseLostAnswers(JSON.parse(JSON.stringify(tally.rows))), { ok: true, value: rows });
  });

  it('of others are read with care', () => {
    for (const [input, where] of [[{}, ''], [[{ period: 'soon', metric: 'nps', reason: 'full', count: 1 }], '/0/period'], [[{ period: '2026', metric: 'nps', reason: 'full', count: 0 }], '/0/count'], [[{ period: '2026', metric: 'nps', reason: 'full', count: 1, who: 'me' }], '/0']] as const) {
      const parsed = parseLostAnswers(input);
      assert.ok(!parsed.ok);
      assert.equal(parsed.error[0]!.where, where);
    }
  });
});
