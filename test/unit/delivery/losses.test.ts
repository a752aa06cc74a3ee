import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { lossOf, reportsOf, summed } from '../../../src/delivery/losses.js';
import { parseEvent, type CxEvent } from '../../../src/model/index.js';
import { rating } from '../../support/events.js';

const without = ({ data, ...event }: ReturnType<typeof rating>, answers: unknown): CxEvent => ({ ...event, data: { ...data, answers } }) as CxEvent;

describe('what a loss says', () => {
  it('is how many ratings of each metric a response held', () => {
    const both = rating(9);
    const answers = [...both.data.answers, ...rating(4, { metric: 'csat' }).data.answers, ...rating(5, { metric: 'csat' }).data.answers, { kind: 'text', question: 'why', text: 'no' }];
    assert.deepEqual(lossOf(without(both, answers), 'full'), { reason: 'full', of: 'cx.response.submitted', survey: 'test', count: 1, ratings: { nps: 1, csat: 2 } });
    assert.deepEqual(lossOf(without(both, []), 'full').ratings, {}, 'it is known that there were none');
  });

  it('is nothing of ratings where a row cannot be read, or holds what somebody has put there', () => {
    assert.deepEqual(lossOf(null, 'corrupted'), { reason: 'corrupted', of: 'unknown', count: 1 });
    assert.equal(lossOf(without(rating(1), 'none'), 'full').ratings, undefined);
    assert.deepEqual(lossOf(without(rating(1), [null, 3, {}, { instrument: null }]), 'full').ratings, {});
  });

  it('adds up ratings by metric, and keeps apart those of which nothing is known; the report of it can be read', () => {
    const known = lossOf(rating(1), 'full');
    const { ratings: _, ...unknown } = known;
    const sums = summed([known, unknown, known, lossOf(rating(2, { metric: 'ces' }), 'full'), unknown]);
    assert.deepEqual(sums, [{ ...known, count: 3, ratings: { nps: 2, ces: 1 } }, { ...unknown, count: 2 }]);
    for (const { text } of reportsOf(sums, 'https://bank.example', 0)) assert.equal(parseEvent(JSON.parse(text)).ok, true);
  });

  it('loses no rating, in whatever order they are added up', () => {
    const loss = fc.constantFrom(lossOf(rating(1), 'full'), lossOf(rating(1, { metric: 'csat' }), 'full'), lossOf(rating(1), 'withdrawn'), lossOf(null, 'corrupted'));
    const total = (losses: ReturnType<typeof summed>): number => losses.reduce((sum, { ratings = {} }) => sum + Object.values(ratings).reduce((a, b) => a + b, 0), 0);
    fc.assert(fc.property(fc.array(loss), fc.array(loss), (some, more) => {
      assert.equal(total(summed([...summed(some), ...more])), total(some) + total(more));
    }));
  });
});
