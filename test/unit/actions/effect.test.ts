import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { againstExpected, measureEffect, type Effect, type EffectOptions } from '../../../src/actions/index.js';
import { readChange, parsePeriod, interruptedSeries, differenceInDifferences, type Unit } from '../../../src/metrics/index.js';
import { anAction, cubeOf, monthsFrom, type Month } from './support.js';

const period = (key: string): number => parsePeriod(key)!.period;
/** The same months for everybody: 100 answers each, `nps` of them net. */
const steady = (first: string, scores: readonly number[], group = 'north'): Month[] =>
  monthsFrom(first, scores.length).map((month, i) => ({ month, group, promoters: 50 + scores[i]! / 2, detractors: 50 - scores[i]! / 2 }));
const code = (effect: Effect): string => (effect.kind === 'told' ? 'told' : effect.reason.code);
const begun = (other: object = {}) => anAction({ status: 'done', started: '2026-04-10', finished: '2026-05-20', ...other });
const TODAY: EffectOptions = { today: '2026-09-15' };

describe('before and after an action', () => {
  const cube = cubeOf(steady('2026-01', [10, 10, 10, 40, 90, 40, 40, 40, 90]));

  it('is what readChange says of the whole periods on either side; those it was done in, and the one that runs, are left out', () => {
    const effect = measureEffect(cube, begun(), TODAY);
    assert.ok(effect.kind === 'told');
    const { found, notes } = effect;
    // started in April, finished in May, today is in September
    assert.deepEqual(found.periods, { before: { from: period('2026-01'), to: period('2026-03') }, after: { from: period('2026-06'), to: period('2026-08') } });
    const change = readChange(cube, { metric: 'nps', from: period('2026-06'), to: period('2026-08') }, { metric: 'nps', from: period('2026-01'), to: period('2026-03') })!;
    assert.deepEqual([found.difference, found.interval, found.p, found.verdict, found.method], [change.difference, change.interval, change.p, change.verdict, 'before-after']);
    assert.equal(found.difference, 30);
    assert.deepEqual(notes.find((note) => note.code === 'left-out'), { code: 'left-out', periods: 2 });
    assert.ok(notes.some((note) => note.code === 'other-season'));
  });

  it('counts a month from whose first day on it is in force', () => {
    const effect = measureEffect(cube, begun({ started: '2026-04-01', finished: '2026-04-01' }), TODAY);
    assert.equal(effect.found?.periods.after.from, period('2026-04'));
    assert.equal(effect.notes.some((note) => note.code === 'left-out'), false);
  });

  it('says that it is so far while it goes on', () => {
    const effect = measureEffect(cube, begun({ status: 'under-way', finished: undefined }), TODAY);
    assert.ok(effect.notes.some((note) => note.code === 'so-far'));
    assert.equal(effect.found?.periods.after.from, period('2026-05'));
  });

  it('compares with the same months of the year before, if asked to, and then warns of no season', () => {
    const long = cubeOf(steady('2025-01', [...Array<number>(15).fill(10), 10, 10, 40, 40, 40]));
    const effect = measureEffect(long, begun(), { ...TODAY, sameSeason: true });
    assert.deepEqual(effect.found?.periods.before, { from: period('2025-06'), to: period('2025-08') });
    assert.ok(!effect.notes.some((note) => note.code === 'other-season'));
    assert.equal(code(measureEffect(cube, begun(), { ...TODAY, sameSeason: true })), 'too-few-periods');
  });

  it('warns of a season that is there, with its swing', () => {
    const season = (i: number): number => (i % 12 < 6 ? 0 : 30);
    const long = cubeOf(steady('2022-01', Array.from({ length: 56 }, (_, i) => 10 + season(i) + (i % 5))));
    const effect = measureEffect(long, begun(), { ...TODAY, method: 'before-after' });
    const note = effect.notes.find((one) => one.code === 'season');
    assert.ok(note?.code === 'season' && note.swing > 25 && note.swing < 40, JSON.stringify(effect.notes));
  });
});

describe('beside a group for which nothing was done', () => {
  const north = steady('2026-01', [10, 10, 10, 40, 40, 40, 40, 40]);
  const south = steady('2026-01', [0, 0, 0, 20, 20, 20, 20, 20], 'south');
  const cube = cubeOf([...north, ...south]);
  const action = begun({ segment: { dimension: 'region', value: 'north' }, comparison: { dimension: 'region', value: 'south' } });

  it('is the difference of the differences, with both intervals in it', () => {
    const effect = measureEffect(cube, action, TODAY);
    const { found } = effect;
    assert.equal(found?.method, 'difference-in-differences');
    assert.equal(found!.difference, 10);
    const [after, before] = [{ from: period('2026-06'), to: period('2026-08') }, { from: period('2026-01'), to: period('2026-03') }];
    const change = (value: string) => readChange(cube, { metric: 'nps', segment: { dimension: 'region', value }, ...after }, { metric: 'nps', segment: { dimension: 'region', value }, ...before })!;
    const [a, b] = [change('north'), change('south')];
    assert.deepEqual(found!.interval, differenceInDifferences({ difference: a.difference, ...a.interval! }, { difference: b.difference, ...b.interval! }, 0.95).interval);
    // 30 points are more than chance in the north alone, and 10 of them more than in the south are not
    assert.equal(code(effect), 'within-noise');
    assert.equal(code(measureEffect(cube, { ...action, comparison: undefined }, TODAY)), 'told');
  });

  it('is not spoilt by what touched both, and is by what touched one', () => {
    const strike = { date: '2026-07-01', text: 'Strike' };
    assert.equal(code(measureEffect(cube, { ...action, comparison: undefined }, { ...TODAY, annotations: [strike] })), 'other-things');
    const spoilt = measureEffect(cube, { ...action, comparison: undefined, expected: { direction: 'up', points: 30 } }, { ...TODAY, annotations: [strike] });
    assert.equal(spoilt.against, null, 'nor is it held against what was expected');
    const both = measureEffect(cube, action, { ...TODAY, annotations: [strike] });
    assert.ok(both.notes.some((note) => note.code === 'also') && code(both) !== 'other-things');
    assert.equal(code(measureEffect(cube, action, { ...TODAY, annotations: [{ ...strike, segment: { dimension: 'region', value: 'north' } }] })), 'other-things');
    assert.notEqual(code(measureEffect(cube, action, { ...TODAY, annotations: [{ ...strike, segment: { dimension: 'region', value: 'east' } }] })), 'other-things');
    assert.notEqual(code(measureEffect(cube, { ...action, comparison: undefined }, { ...TODAY, annotations: [{ ...strike, date: '2025-12-31' }] })), 'other-things');
  });
});

describe('two lines', () => {
  const noise = (i: number): number => [0, 2, -2, 4, -4, 2, 0, -2][(i * 5) % 8]!;
  /** It was getting worse by a point a month; the action lifts it by 20. */
  const scores = Array.from({ length: 30 }, (_, i) => 40 - i + (i >= 18 ? 20 : 0) + noise(i)).map((one) => 2 * Math.round(one / 2));
  const cube = cubeOf(steady('2024-01', scores));
  const action = anAction({ status: 'done', started: '2025-07-01', finished: '2025-07-01' });
  const options: EffectOptions = { today: '2026-07-10' };

  it('are taken where the figure was going somewhere, and see what a comparison of means does not', () => {
    const effect = measureEffect(cube, action, options);
    assert.ok(effect.kind === 'told');
    assert.equal(effect.found.method, 'interrupted');
    const alone = interruptedSeries(scores, 18)!;
    assert.deepEqual([effect.found.difference, effect.found.p], [alone.average.value, alone.average.p]);
    assert.ok(effect.found.interval!.lower > 10 && effect.found.interval!.upper < 30);
    const means = measureEffect(cube, action, { ...options, method: 'before-after' });
    assert.ok(Math.abs(means.found!.difference) < 12, `${means.found!.difference}`);
    assert.ok(means.notes.some((note) => note.code === 'moving'));
    const level = cubeOf(steady('2024-01', scores.map((one, i) => 2 * Math.round((one + i) / 2))));
    assert.equal(measureEffect(level, action, options).found?.method, 'before-after', 'through what stands still no lines are drawn');
    assert.equal(measureEffect(level, action, { ...options, method: 'interrupted' }).found?.method, 'interrupted');
  });

  it('are not drawn through too few', () => {
    const early = { ...action, started: '2024-05-01', finished: '2024-05-01' };
    assert.equal(code(measureEffect(cube, early, { ...options, method: 'interrupted' })), 'too-few-periods');
    assert.equal(measureEffect(cube, early, options).found?.method, 'before-after');
  });

  it('of the difference to another group take out what both have', () => {
    const both = cubeOf([...steady('2024-01', scores), ...steady('2024-01', scores.map((one, i) => one - (i >= 18 ? 20 : 0)), 'south')]);
    const effect = measureEffect(both, { ...action, segment: { dimension: 'region', value: 'north' }, comparison: { dimension: 'region', value: 'south' } }, options);
    assert.deepEqual([effect.found?.method, Math.round(effect.found!.difference)], ['difference-in-differences', 20]);
    const lines = measureEffect(both, { ...action, segment: { dimension: 'region', value: 'north' }, comparison: { dimension: 'region', value: 'south' } }, { ...options, method: 'interrupted' });
    assert.deepEqual([lines.found?.method, Math.round(lines.found!.difference)], ['interrupted-difference', 20]);
    const apart = cubeOf([...steady('2024-01', scores), ...steady('2024-01', scores.map((one, i) => one - (i >= 18 ? 20 : 0) + 2 * Math.floor(i / 2)), 'south')]);
    const drifting = measureEffect(apart, { ...action, segment: { dimension: 'region', value: 'north' }, comparison: { dimension: 'region', value: 'south' } }, options);
    assert.ok(drifting.found?.method === 'interrupted-difference' && drifting.notes.some((note) => note.code === 'drifting'));
  });
});

describe('what cannot be told is said to be so', () => {
  const cube = cubeOf(steady('2026-01', [10, 10, 10, 10, 10, 12, 10, 12]));

  it('with its reason', () => {
    assert.equal(code(measureEffect(cube, anAction(), TODAY)), 'not-started');
    assert.equal(code(measureEffect(cube, begun({ started: '2026-12-01', finished: undefined }), TODAY)), 'not-started');
    assert.deepEqual(measureEffect(cube, begun({ started: '2026-09-02', finished: undefined }), TODAY), { ...measureEffect(cube, begun({ started: '2026-09-02', finished: undefined }), TODAY), kind: 'cannot-tell', reason: { code: 'too-early', until: '2026-10-31' } });
    assert.equal(code(measureEffect(cube, begun({ started: '2026-01-10', finished: '2026-01-10' }), TODAY)), 'too-few-periods');
    assert.deepEqual(code(measureEffect(cube, begun({ metric: 'csat' }), TODAY)), 'no-figure');
    assert.deepEqual(code(measureEffect(cube, begun({ segment: { dimension: 'region', value: 'west' } }), TODAY)), 'no-figure');
    assert.deepEqual(code(measureEffect(cube, begun({ segment: { dimension: 'country', value: 'x' } }), TODAY)), 'no-figure');
    const noise = measureEffect(cube, begun(), TODAY);
    assert.ok(noise.kind === 'cannot-tell' && noise.reason.code === 'within-noise' && noise.reason.visible! > 5 && noise.found !== null);
  });

  it('where few answered, without saying how few where that must stay hidden', () => {
    const few = cubeOf([...steady('2026-01', [10, 10, 10, 10, 10, 10, 10, 10]), ...monthsFrom('2026-01', 8).map((month, i) => ({ month, group: 'south', promoters: 0, detractors: i < 3 ? 20 : 1 }))]);
    const effect = measureEffect(few, begun({ segment: { dimension: 'region', value: 'south' } }), { ...TODAY, privacyThreshold: 5 });
    assert.deepEqual(effect.kind === 'cannot-tell' && effect.reason, { code: 'too-few-answers', before: 60, after: null, needed: 30 });
    const open = measureEffect(few, begun({ segment: { dimension: 'region', value: 'south' } }), TODAY);
    assert.deepEqual(open.kind === 'cannot-tell' && open.reason, { code: 'too-few-answers', before: 60, after: 3, needed: 30 });
  });

  it('where it was asked in another way before', () => {
    const other = cubeOf(steady('2026-01', [10, 10, 10, 40, 40, 40, 40, 40]).map((month, i) => ({ ...month, wording: i < 4 ? 'old' : 'new' })));
    const effect = measureEffect(other, begun(), TODAY);
    assert.equal(code(effect), 'unlike-instruments');
    assert.equal(effect.found, null);
  });

  it('and an empty cube has nothing to say', () => assert.equal(code(measureEffect(cubeOf([]), begun(), TODAY)), 'too-few-answers'));
});

describe('expected against measured', () => {
  const against = (direction: 'up' | 'down' | 'hold', lower: number, upper: number, unit: Unit = 'points') => againstExpected({ direction, points: 5 }, { lower, upper }, unit);

  it('goes by the interval', () => {
    assert.equal(against('up', 2, 8), 'as-expected');
    assert.equal(against('up', 6, 9), 'more');
    assert.equal(against('up', 1, 4), 'less');
    assert.equal(against('up', -1, 4), 'less');
    assert.equal(against('up', -1, 8), 'open');
    assert.equal(against('up', -8, -1), 'other-way');
    assert.equal(against('down', -8, -2), 'as-expected');
    assert.equal(against('down', -12, -6), 'more');
    assert.equal(against('hold', -3, 4), 'held');
    assert.equal(against('hold', -8, -6), 'not-held');
    assert.equal(against('hold', -8, 1), 'open');
    assert.equal(against('up', 0.02, 0.08, 'share'), 'as-expected');
    assert.equal(againstExpected({ direction: 'up', points: 5 }, null, 'points'), null);
  });

  it('mirrors: what holds of up holds of down with the signs turned', () => {
    fc.assert(fc.property(fc.integer({ min: -20, max: 20 }), fc.nat(20), (lower, width) => assert.equal(against('up', lower, lower + width), against('down', -lower - width, -lower))));
  });
});
