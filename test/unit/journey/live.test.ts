import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { journeyWithLive, JourneyIndex, liveDimensions, observedAt, readLive, rollUpJourney } from '../../../src/journey/index.js';
import { Cube, csat, nps } from '../../../src/metrics/index.js';
import { groupOf } from '../../../src/metrics/observe.js';
import type { CxEvent } from '../../../src/model/index.js';
import { rating } from '../../support/events.js';
import { indexWith } from './support.js';

const index = indexWith([
  { type: 'phase', id: 'p', name: 'Phase' },
  { type: 'segment', id: 'gold', name: 'Gold', where: { tier: 'gold' } },
  { type: 'touchpoint', id: 'a', name: 'Call us', phase: 'p', eventTypes: ['call.in'] },
  { type: 'touchpoint', id: 'b', name: 'Solved', phase: 'p', ends: true },
  { type: 'observation', id: 'o', at: 'a', metric: 'csat', series: 'current', stat: { t: 'ratio', k: 9, n: 10, rule: 'top-2-of-5' } },
  { type: 'observation', id: 'x', at: 'a', metric: 'csat', series: 'expected', stat: { t: 'ratio', k: 9, n: 10, rule: 'top-2-of-5' } },
]);
const instrument = (metric: string, min: number, max: number) => ({ metric, scale: { min, max }, wording: 'w', language: 'en', order: 'ascending', mode: 'buttons' }) as const;

/** Answers by group: so many good and bad, of csat and of nps. */
function cubeOf(answers: readonly (readonly [group: string, good: number, bad: number])[], dimensions = ['touchpoint', 'touchpoint*tier']): Cube {
  const cube = new Cube({ metrics: [nps, csat], dimensions });
  const [satisfied, recommend] = [cube.measure('csat', instrument('csat', 1, 5)), cube.measure('nps', instrument('nps', 0, 10))];
  for (const [group, good, bad] of answers) {
    const segments = dimensions.map((name, i) => cube.segment(i, name.includes('*') ? `${group}*gold` : group));
    for (const [measure, high, low] of [[satisfied, 4, 0], [recommend, 10, 2]] as const) {
      if (good > 0) cube.addAmount(measure, segments, 680, high, good);
      if (bad > 0) cube.addAmount(measure, segments, 680, low, bad);
    }
  }
  return cube;
}

describe('live figures of a journey', () => {
  it('are found by id, event type and name, NPS only where the journey ends, and what has no place is told', () => {
    const read = readLive(index, cubeOf([['call.in', 30, 10], ['solved', 20, 5], ['kiosk', 9, 9]]), { read: { privacyThreshold: 5 } });
    assert.deepEqual(read.places.filter(({ segment }) => segment === undefined).map(({ at, metric, reading }) => [at, metric, reading.n]).sort(), [['a', 'csat', 40], ['b', 'csat', 25], ['b', 'nps', 25]]);
    assert.deepEqual(read.elsewhere, ['kiosk']);
    assert.deepEqual(read.nps, ['a']);
    assert.deepEqual(read.period, { from: '2026-09-01', to: '2026-09-30' });
    assert.deepEqual(read.places.filter(({ segment }) => segment === 'gold').length, 3);
    assert.deepEqual(liveDimensions(index), ['touchpoint', 'touchpoint*tier']);
    assert.equal(readLive(index, cubeOf([['a', 9, 9]], ['region'])).missing, 'touchpoint');
  });

  it('take the place of what the journey says of now and leave all else; phases merge their sums', () => {
    const cube = cubeOf([['a', 30, 10], ['b', 20, 20]]);
    const live = new JourneyIndex(journeyWithLive(index.journey, readLive(index, cube), 'feed', '2026-11-27T10:00:00Z'));
    assert.equal(observedAt(live, 'a', 'csat').figure.value, 0.75);
    assert.equal(observedAt(live, 'a', 'csat', 'expected').figure.value, 0.9);
    const { figure } = rollUpJourney(live, 'p', 'csat');
    assert.deepEqual([figure.value, figure.kind === 'measured' && figure.n], [50 / 80, 80]);
    assert.equal(observedAt(index, 'a', 'csat').figure.value, 0.9, 'the journey itself is as it was');
  });

  it('never show a group below the threshold, nor what the journey said of it before', () => {
    fc.assert(fc.property(fc.nat({ max: 12 }), fc.nat({ max: 12 }), fc.integer({ min: 2, max: 8 }), (good, bad, privacyThreshold) => {
      const read = readLive(index, cubeOf([['a', good, bad], ['b', 40, 20]]), { read: { privacyThreshold } });
      const live = new JourneyIndex(journeyWithLive(index.journey, read, 'feed', '2026-11-27T10:00:00Z'));
      const n = good + bad;
      if (n === 0) return; // nobody was asked: what the journey says stands
      const { figure } = observedAt(live, 'a', 'csat', 'current', { read: { privacyThreshold } });
      assert.equal(figure.kind === 'measured', n >= privacyThreshold);
      if (figure.kind === 'measured') assert.equal(figure.n, n);
    }));
  });
});

describe('a segment beside everybody', () => {
  it('is hidden where the two would tell of the few who are not in it, and only there', () => {
    for (const [others, shown] of [[2, false], [5, true], [0, true]] as const) {
      const cube = new Cube({ metrics: [csat], dimensions: ['touchpoint', 'touchpoint*tier'] });
      const measure = cube.measure('csat', instrument('csat', 1, 5));
      // at another step there are so many of both that the crossed groups by themselves protect the few
      for (const [step, tier, n] of [['a', 'gold', 98], ['a', 'none', others], ['b', 'none', 30], ['b', 'gold', 40]] as const) {
        if (n > 0) cube.addAmount(measure, [cube.segment(0, step), cube.segment(1, `${step}*${tier}`)], 680, 4, n);
      }
      const { places } = readLive(index, cube, { read: { privacyThreshold: 5 } });
      const of = (segment: string | undefined): string | undefined => places.find((place) => place.at === 'a' && place.metric === 'csat' && place.segment === segment)?.reading.kind;
      assert.deepEqual([of(undefined) !== 'unmeasured', of('gold') !== 'unmeasured'], [true, shown], `${others} others`);
    }
  });
});

describe('a crossed dimension', () => {
  it('puts an event into the group of both, or into none', () => {
    const event = rating(9);
    const given = { ...event, data: { ...event.data, touchpoint: 'renewal', segments: { tier: 'gold' } } } as unknown as CxEvent;
    assert.equal(groupOf(given, 'touchpoint*tier'), 'renewal*gold');
    assert.equal(groupOf(given, 'touchpoint*region'), undefined);
    assert.equal(groupOf({ ...given, data: { ...given.data, segments: { 'touchpoint*tier': 'own' } } } as unknown as CxEvent, 'touchpoint*tier'), 'own');
  });
});
