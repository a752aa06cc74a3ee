import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseScorecard } from '../../../src/scorecard/index.js';
import { refused, scorecard, written } from './support.js';

const nps = { id: 'n', metric: 'nps', target: 40 };
const part = (id: string, inside: object = {}): object => ({ id, title: id, ...inside });

describe('a scorecard document', () => {
  it('is taken with all it can say', () => {
    const whole = {
      $schema: './scorecard.json', revision: '7', description: { en: 'All', de: 'Alles' }, owner: 'Board', privacyThreshold: 10, minCoverage: 0.5, rollUp: 'worst-child',
      period: { unit: 'quarter', through: '2026-Q3', comparison: { period: '2025-Q3' }, series: 8 },
      segments: [{ dimension: 'region', title: { en: 'Region' }, groups: { n: 'North' } }],
      figures: [{
        id: 'all', title: { en: 'All', ar: 'الكل' }, metric: 'acme.score', description: 'x', weight: 0, owner: 'Ms Sato', audience: ['executive', 'line'], area: 'service', touchpoint: 'call',
        segment: { dimension: 'region', value: '' }, target: [{ from: '2026-01-01', value: 40 }, { from: '2026-07-01', value: 42 }], near: 2, floor: 0, direction: 'higher', decimals: 2,
        benchmarks: [
          { kind: 'acsi-style', title: 'Others', source: 'A survey', href: 'https://example.com/x', date: '2026-01-31', value: 30 },
          { kind: 'own', source: 'Ourselves', series: [{ period: '2025-Q1', value: 12 }, { period: '2025-Q2', value: 14 }] },
        ],
      }],
      parts: [part('a', { parts: [part('b', { figures: [nps] })] }), part('c', { includes: [{ part: 'b', weight: 3 }] })],
      links: [{ from: 'n', to: 'all', because: 'So we believe' }], annotations: [{ date: '2026-02-01', text: 'Checkout', of: ['n', 'a'] }, { date: '2026-03-01', text: 'Storm' }],
    };
    const taken = scorecard(whole);
    assert.deepEqual(JSON.parse(JSON.stringify(taken)), written(whole));
  });

  it('says where what is missing, and what may be meant', () => {
    assert.deepEqual(refused(written({ figurs: [nps] })), [['', 'unrecognized_keys', 'Nothing here is called "figurs". Did you mean "figures"?']]);
    assert.deepEqual(refused(written({ parts: [part('a', { figures: [{ id: 'n', metric: 'nps', taget: 3 }] })] })), [['/parts/0/figures/0', 'unrecognized_keys', 'Nothing here is called "taget". Did you mean "target"?']]);
    assert.deepEqual(refused(written({ figures: [{ id: 'n' }] })), [['/figures/0/metric', 'invalid_type', 'This is missing; it must be a string.']]);
    assert.deepEqual(refused(written({ figures: [{ ...nps, target: '40' }] })), [['/figures/0/target', 'invalid_union', 'This must be a number, or numbers each with the day from which it holds, such as [{ "from": "2026-01-01", "value": 40 }].']]);
    assert.deepEqual(refused(written({ figures: [nps], period: { through: '2026-13' } })), [['/period/through', 'custom', 'This must be a period such as "2026-11", "2026-Q4", "2026-W47" or "2026".']]);
    assert.deepEqual(refused(written({ figures: [{ ...nps, target: NaN }] })), [['/figures/0/target', 'not-plain', 'This must be a finite number.']]);
    assert.deepEqual(refused(written({ figures: [{ ...nps, owner: 'a\u0000b' }] })).map(([where]) => where), ['/figures/0/owner']);
    assert.deepEqual(refused(written({})), [['', 'empty', 'There is no figure and no part in this scorecard. Give it "figures" or "parts".']]);
  });

  it('of a newer version is refused politely', () => {
    const [[where, code, message]] = refused({ ...written({ figures: [nps] }), format: 'cx-scorecard/2' }) as [readonly [string, string, string]];
    assert.deepEqual([where, code], ['/format', 'newer-version']);
    assert.match(message, /version 2 .* reads version 1\. Use a newer copy/);
  });

  it('keeps markup and marks of direction as text, and refuses what no text is', () => {
    const title = '<img src=x onerror=alert(1)> \u202eabc';
    assert.equal(scorecard({ title, figures: [nps] }).title, title);
    assert.equal(refused(written({ title: 'half \ud800', figures: [nps] }))[0]![0], '/title');
  });

  it('refuses parts that roll up in a circle, and names the circle', () => {
    const [[where, code, message]] = refused(written({ parts: [part('a', { includes: [{ part: 'b' }] }), part('b', { parts: [part('c', { includes: [{ part: 'a' }] })] })] })) as [readonly [string, string, string]];
    assert.deepEqual([where, code], ['/parts/0/includes/0/part', 'circular']);
    assert.equal(message, 'These parts roll up in a circle: "a" is made of "b", "b" of "c", "c" of "a". Take one of the includes away.');
    const [self] = refused(written({ parts: [part('a', { includes: [{ part: 'a' }] })] }));
    assert.match(self![2], /"a" is made of "a"/);
    const [inside] = refused(written({ parts: [part('a', { parts: [part('b', { includes: [{ part: 'a' }] })] })] }));
    assert.equal(inside![1], 'circular');
  });

  it('refuses names that are used twice or are not there', () => {
    assert.deepEqual(refused(written({ figures: [nps, nps] })).map(([where, code]) => [where, code]), [['/figures/1/id', 'id-twice']]);
    assert.match(refused(written({ figures: [nps], parts: [part('n')] }))[0]![2], /"n" is there already, at \/figures\/0/);
    assert.deepEqual(refused(written({ figures: [nps], parts: [part('service')], links: [{ from: 'servce', to: 'n' }] })), [['/links/0/from', 'unknown-place', 'There is no figure and no part "servce". Did you mean "service"?']]);
    assert.deepEqual(refused(written({ figures: [nps], includes: [{ part: 'x' }] })).map(([where, code]) => [where, code]), [['/includes/0/part', 'unknown-place']]);
    assert.deepEqual(refused(written({ parts: [part('a')], includes: [{ part: 'a' }] })).map(([where, code]) => [where, code]), [['/includes/0/part', 'id-twice']]);
    assert.deepEqual(refused(written({ figures: [nps], links: [{ from: 'n', to: 'n' }] })).map(([, code]) => code), ['leads-back']);
    assert.deepEqual(refused(written({ figures: [nps], annotations: [{ date: '2026-01-01', text: 'x', of: ['m'] }] })).map(([where]) => where), ['/annotations/0/of/0']);
    assert.deepEqual(refused(written({ figures: [nps], segments: [{ dimension: 'r' }, { dimension: 'r' }] })).map(([, code]) => code), ['id-twice']);
  });

  it('refuses figures that cannot be held against anything', () => {
    const codes = (figure: object): string[] => refused(written({ figures: [{ ...nps, ...figure }] })).map(([, code]) => code);
    assert.deepEqual(codes({ floor: 40 }), ['no-span']);
    assert.deepEqual(codes({ floor: 60, direction: 'higher' }), ['wrong-way']);
    assert.deepEqual(codes({ target: [{ from: '2026-01-01', value: 1 }, { from: '2026-01-01', value: 2 }] }), ['date-twice']);
    assert.deepEqual(codes({ benchmarks: [{ kind: 'industry', source: 's' }] }), ['value-or-series']);
    assert.deepEqual(codes({ benchmarks: [{ kind: 'industry', source: 's', value: 3 }] }), ['no-date']);
    assert.deepEqual(codes({ benchmarks: [{ kind: 'industry', source: 's', series: [{ period: '2026', value: 3 }, { period: '2026-01', value: 3 }] }] }), ['unlike-periods']);
    assert.deepEqual(refused(written({ figures: [{ ...nps, weight: 0 }] })).map(([, code]) => code), ['no-weight']);
    assert.deepEqual(codes({ weight: -1 }), ['too_small']);
  });

  it('of endless size by including is refused, and so is one that is too deep', () => {
    const parts = Array.from({ length: 60 }, (_, i) => part(`p${i}`, i < 58 ? { includes: [{ part: `p${i + 1}` }, { part: `p${i + 2}` }] } : { figures: [{ ...nps, id: `n${i}` }] }));
    assert.deepEqual(refused(written({ parts })).map(([, code]) => code), ['too-large']);
    const many = Array.from({ length: 100 }, (_, i) => part(`q${i}`, { parts: Array.from({ length: 100 }, (_, j) => part(`q${i}-${j}`)) }));
    assert.deepEqual(refused(written({ parts: many })).map(([, code]) => code), ['too-large']);
    const deep = Array.from({ length: 40 }).reduce<object>((inside, _, i) => part(`d${i}`, { parts: [inside] }), part('end'));
    assert.deepEqual(refused(written({ parts: [deep] })).map(([, code]) => code), ['not-plain']);
  });

  it('may be anything at all, and reading it never throws', () => {
    fc.assert(fc.property(fc.anything(), (input) => void parseScorecard(input)));
    fc.assert(fc.property(fc.dictionary(fc.constantFrom('figures', 'parts', 'includes', 'links', 'period', '__proto__', 'annotations'), fc.jsonValue()), (parts) => void parseScorecard(written(parts))));
  });
});
