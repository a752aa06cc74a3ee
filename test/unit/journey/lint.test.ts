import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { JOURNEY_LINT, journeySentences, lintJourney, touchpointStatement, type JourneyLintCode, type JourneyStatement } from '../../../src/journey/index.js';
import { indexWith, SUPPORT } from './support.js';

const today = '2026-11-27';
const observation = (id: string, at: string, metric: string, stat: object, more: object = {}) => ({ type: 'observation', id, at, metric, series: 'current', stat, ...more });
const touchpoint = (id: string, more: object = {}) => ({ type: 'touchpoint', id, name: id, phase: null, ...more });
const good = { t: 'ratio', k: 90, n: 100, rule: 'r' };
const bad = { t: 'ratio', k: 20, n: 100, rule: 'r' };
const said = (value: number) => ({ t: 'asserted', value, by: 'team', on: '2026-01-01' });

/** For each code: records in which it is found, with where; and the same put right. */
const CASES: Readonly<Record<JourneyLintCode, { readonly wrong: readonly object[]; readonly at: string; readonly right: readonly object[] }>> = {
  'nps-in-mid-journey': { wrong: [touchpoint('t'), observation('o', 't', 'nps', { t: 'nps', promoters: 1, detractors: 1, n: 3 })], at: 't', right: [touchpoint('t', { ends: true }), observation('o', 't', 'nps', { t: 'nps', promoters: 1, detractors: 1, n: 3 })] },
  'wrong-observation': { wrong: [touchpoint('t'), observation('o', 't', 'csat', { t: 'nps', promoters: 1, detractors: 1, n: 3 })], at: 't', right: [touchpoint('t'), observation('o', 't', 'csat', good)] },
  'off-scale': { wrong: [touchpoint('t'), observation('o', 't', 'emotion', said(9))], at: 't', right: [touchpoint('t'), observation('o', 't', 'emotion', said(5))] },
  'unlike-observations': { wrong: [touchpoint('t'), observation('o', 't', 'csat', good), observation('q', 't', 'csat', { ...good, rule: 'other' })], at: 't', right: [touchpoint('t'), observation('o', 't', 'csat', good), observation('q', 't', 'csat', good)] },
  'unplaced': { wrong: [touchpoint('t'), { type: 'pain', id: 'p', at: 'gone', text: 'x' }], at: 'j', right: [touchpoint('t'), { type: 'pain', id: 'p', at: 't', text: 'x' }] },
  'dependency-cycle': { wrong: [touchpoint('t'), touchpoint('u'), { type: 'link', id: 'a', from: 't', to: 'u', kind: 'dependency' }, { type: 'link', id: 'b', from: 'u', to: 't', kind: 'dependency' }], at: 't', right: [touchpoint('t'), touchpoint('u'), { type: 'link', id: 'a', from: 't', to: 'u', kind: 'dependency' }, { type: 'link', id: 'b', from: 'u', to: 't', kind: 'loop' }] },
  'event-type-twice': { wrong: [touchpoint('t', { eventTypes: ['call'] }), touchpoint('u', { eventTypes: ['call'] })], at: 'u', right: [touchpoint('t', { eventTypes: ['call', 'call'] }), touchpoint('u', { eventTypes: ['mail'] })] },
  'no-owner': { wrong: [touchpoint('t')], at: 't', right: [{ type: 'owner', id: 'w', name: 'W' }, { type: 'phase', id: 'p', name: 'P', owner: 'w' }, touchpoint('t', { phase: 'p' })] },
  'moment-without-measure': { wrong: [touchpoint('t', { momentOfTruth: true }), observation('o', 't', 'emotion', said(2))], at: 't', right: [touchpoint('t', { momentOfTruth: true }), observation('o', 't', 'csat', good)] },
  'stale': { wrong: [touchpoint('t'), observation('o', 't', 'csat', good, { period: { from: '2026-09-01', to: '2026-09-30' } })], at: 't', right: [touchpoint('t'), observation('o', 't', 'csat', good, { period: { from: '2026-07-01', to: '2026-09-30' } })] },
  'gap-without-plan': { wrong: [touchpoint('t'), observation('o', 't', 'csat', bad), observation('e', 't', 'csat', said(0.8), { series: 'expected' })], at: 't', right: [touchpoint('t'), observation('o', 't', 'csat', bad), observation('e', 't', 'csat', said(0.8), { series: 'expected' }), { type: 'opportunity', id: 'q', at: 't', text: 'x', actions: ['a1'] }] },
  'standard-missed': { wrong: [touchpoint('t'), observation('o', 't', 'fcr', bad), { type: 'standard', id: 's', at: 't', text: 'At once', metric: 'fcr', atLeast: 0.7 }], at: 't', right: [touchpoint('t'), observation('o', 't', 'fcr', good), { type: 'standard', id: 's', at: 't', text: 'At once', metric: 'fcr', atLeast: 0.7 }] },
  'pain-without-plan': { wrong: [touchpoint('t'), { type: 'pain', id: 'p', at: 't', text: 'x', severity: 0.9 }], at: 't', right: [touchpoint('t'), { type: 'pain', id: 'p', at: 't', text: 'x', severity: 0.9 }, { type: 'opportunity', id: 'q', at: 't', text: 'y', pains: ['p'] }] },
  'plan-without-action': { wrong: [touchpoint('t'), { type: 'opportunity', id: 'q', at: 't', text: 'y', status: 'doing' }], at: 't', right: [touchpoint('t'), { type: 'opportunity', id: 'q', at: 't', text: 'y', status: 'open' }] },
  'phase-only-asserted': { wrong: [{ type: 'phase', id: 'p', name: 'P' }, touchpoint('t', { phase: 'p' }), observation('o', 't', 'emotion', said(2))], at: 'p', right: [{ type: 'phase', id: 'p', name: 'P' }, touchpoint('t', { phase: 'p' }), observation('o', 't', 'emotion', { t: 'mean', n: 40, mean: 3, sd: 1, scale: [1, 5] })] },
  'end-not-measured': { wrong: [touchpoint('t', { ends: true })], at: 't', right: [touchpoint('t', { ends: true }), observation('o', 't', 'emotion', { t: 'histogram', min: 1, counts: [1, 2, 3, 4, 5] })] },
  'no-end': { wrong: [touchpoint('t')], at: 'j', right: [touchpoint('t', { ends: true })] },
  'no-moment-of-truth': { wrong: [touchpoint('t')], at: 'j', right: [touchpoint('t', { momentOfTruth: true })] },
  'few-answers': { wrong: [touchpoint('t'), observation('o', 't', 'csat', { ...good, k: 3, n: 9 })], at: 't', right: [touchpoint('t'), observation('o', 't', 'csat', good)] },
  'no-spread': { wrong: [touchpoint('t'), observation('o', 't', 'ces', { t: 'mean', n: 40, mean: 3, scale: [1, 7] })], at: 't', right: [touchpoint('t'), observation('o', 't', 'ces', { t: 'mean', n: 40, mean: 3, sd: 1, scale: [1, 7] })] },
  'empty-phase': { wrong: [{ type: 'phase', id: 'p', name: 'P' }, touchpoint('t')], at: 'p', right: [{ type: 'phase', id: 'p', name: 'P' }, touchpoint('t', { phase: 'p' })] },
  'no-phase': { wrong: [touchpoint('t')], at: 't', right: [{ type: 'phase', id: 'p', name: 'P' }, touchpoint('t', { phase: 'p' })] },
  'no-name': { wrong: [touchpoint('t', { name: ' ' })], at: 't', right: [touchpoint('t')] },
  'name-twice': { wrong: [touchpoint('t', { name: 'Call' }), touchpoint('u', { name: 'call ' })], at: 'u', right: [touchpoint('t', { name: 'Call' }), touchpoint('u', { name: 'Mail' })] },
  'public-without-consent': { wrong: [touchpoint('t'), { type: 'evidence', id: 'e', at: 't', text: 'x', source: 's', on: '2026-01-01', consent: { show: 'public' } }], at: 't', right: [touchpoint('t'), { type: 'evidence', id: 'e', at: 't', text: 'x', source: 's', on: '2026-01-01', consent: { show: 'public', on: '2026-01-01' } }] },
};

describe('the linter', () => {
  for (const [code, { wrong, at, right }] of Object.entries(CASES)) {
    it(`finds ${code}, and not where it is put right`, () => {
      const found = lintJourney(indexWith(wrong), { today });
      const [finding] = found.filter((one) => one.code === code);
      assert.ok(finding, `not found: ${found.map((one) => one.code).join(' ')}`);
      assert.equal(finding.at, at);
      assert.equal(finding.severity, JOURNEY_LINT[code as JourneyLintCode].severity);
      assert.match(finding.message, /^.+[.”]$/);
      assert.deepEqual(lintJourney(indexWith(right), { today }).filter((one) => one.code === code), []);
    });
  }

  it('is described in the docs, code by code', () => {
    const page = readFileSync('docs/journeys.md', 'utf8');
    for (const [code, { severity, about }] of Object.entries(JOURNEY_LINT)) assert.ok(page.includes(`| \`${code}\` | ${severity} | ${about} |`), code);
  });

  it('says the gravest first, and then from left to right', () => {
    const found = lintJourney(indexWith(SUPPORT), { today });
    const ranks = found.map(({ severity }) => ['error', 'warning', 'hint'].indexOf(severity));
    assert.deepEqual(ranks, ranks.toSorted());
    assert.ok(found.length > 5);
  });

  it('says nothing of a journey without a touchpoint', () => {
    assert.deepEqual(lintJourney(indexWith([]), { today }), []);
  });
});

const only = <S extends JourneyStatement['says']>(all: readonly JourneyStatement[], says: S): (JourneyStatement & { says: S })[] => all.filter((one): one is JourneyStatement & { says: S } => one.says === says);

describe('what the curve says', () => {
  it('names highest, lowest, end, falls and what is not known, in numbers', () => {
    const all = journeySentences(indexWith(SUPPORT));
    assert.deepEqual(all[0], { says: 'known', metric: 'emotion', touchpoints: 3, measured: 2, asserted: 1, missing: 0 });
    assert.deepEqual(only(all, 'highest').map(({ spot }) => [spot.touchpoint.id, spot.place]), [['t1', 1]]);
    assert.deepEqual(only(all, 'lowest').map(({ spot }) => [spot.touchpoint.id, spot.place]), [['t2', 3]]);
    assert.equal(only(all, 'end')[0]!.spot.touchpoint.id, 't2');
    const [drop] = only(all, 'drop');
    assert.deepEqual([drop!.from.touchpoint.id, drop!.to.touchpoint.id, drop!.verdict], ['t1', 't3', 'unknown'], 'one side was only said');
    assert.deepEqual(only(all, 'rise'), []);
    assert.deepEqual(only(all, 'moments'), [{ says: 'moments', metric: 'emotion', moments: 1, below: 1, unknown: 0 }]);
  });

  it('counts gaps that are real, and names the worst', () => {
    const [gaps] = only(journeySentences(indexWith(SUPPORT), { metric: 'csat' }), 'gaps');
    assert.deepEqual(gaps!.counts, { worse: 1, better: 0, unclear: 1, unknown: 0 });
    assert.equal(gaps!.worst!.touchpoint.id, 't3');
  });

  it('says so where all is one, or nothing is known', () => {
    const flat = journeySentences(indexWith([touchpoint('t'), touchpoint('u'), observation('o', 't', 'emotion', said(3)), observation('q', 'u', 'emotion', said(3))]));
    assert.deepEqual(flat.map(({ says }) => says), ['known', 'flat', 'end']);
    assert.deepEqual(journeySentences(indexWith([touchpoint('t'), touchpoint('u')])).map(({ says }) => says), ['known']);
    const holes = journeySentences(indexWith([touchpoint('a'), touchpoint('b'), touchpoint('c'), touchpoint('d'), observation('o', 'a', 'emotion', said(3))]));
    assert.deepEqual(only(holes, 'unknown-stretch').map(({ from, to, length }) => [from.id, to.id, length]), [['b', 'd', 3]]);
  });
});

describe('what is told of a touchpoint', () => {
  it('is where it is, what is measured, how that changed, and what lies there', () => {
    const told = touchpointStatement(indexWith(SUPPORT), 't3')!;
    assert.deepEqual([told.place, told.of, told.phase!.name, told.micro], [2, 3, 'Ask', undefined]);
    const csat = told.metrics.find(({ metric }) => metric === 'csat')!;
    assert.ok(csat.figure.kind === 'measured' && csat.figure.n === 80 && Math.abs(csat.sinceBefore! - (20 / 80 - 82 / 120)) < 1e-12 && csat.gap!.state === 'worse');
    assert.deepEqual(touchpointStatement(indexWith(SUPPORT), 't2')!.counts, { pains: 1, gains: 0, opportunities: 0, evidence: 1, notes: 0, suggestions: 0 });
    assert.equal(touchpointStatement(indexWith(SUPPORT), 'p1'), undefined);
  });
});
