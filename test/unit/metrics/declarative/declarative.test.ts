import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { metricFrom, parseMetric, parseMetrics, type EventMetricDefinition, type MetricDefinition } from '../../../../src/metrics/declarative/index.js';
import { EventCounter } from '../../../../src/metrics/built-in/index.js';
import { ces, contributionsOf, csat, Cube, nps, parseCube, read, readSeries, snapshotOf, type Metric } from '../../../../src/metrics/index.js';
import { makeEvent, type CxEvent } from '../../../../src/model/index.js';
import { instrumentOf } from '../support.js';
import { at, LATER } from '../../../support/dealings.js';

const orders: EventMetricDefinition = {
  id: 'acme.large-orders',
  title: 'Large orders',
  method: 'orders of 100 or more / orders',
  better: 'higher',
  counts: 'events',
  where: 'type == "cx.spend.recorded" && data.currency == "EUR" && data.amount > 0',
  sums: { orders: { kind: 'count' }, large: { kind: 'count', when: 'data.amount >= 100' } },
  readout: { kind: 'share', count: 'large', of: 'orders' },
};

const spend = (amount: number, day = '2026-03-05', currency = 'EUR'): CxEvent => at(day, 'cx.spend.recorded', { amount, currency }, 'c1');

const counted = (definition: MetricDefinition, events: readonly CxEvent[]): Cube => {
  const counter = new EventCounter({ metrics: [metricFrom(definition)], unit: 'day' });
  for (const event of events) counter.add(event, LATER);
  return counter.cube;
};

const problems = (input: unknown): string[] => {
  const parsed = parseMetric(input);
  return parsed.ok ? [] : parsed.error.map(({ where, message }) => `${where}: ${message}`);
};

describe('a metric as data', () => {
  it('is counted and read like any other', () => {
    const cube = counted(orders, [spend(50), spend(100), spend(250), spend(0), spend(500, '2026-03-05', 'USD'), spend(9, '2026-03-06')]);
    const reading = read(cube, { metric: orders.id });
    assert.deepEqual([reading.value, reading.n, reading.unit, reading.method, reading.interval!.method], [0.5, 4, 'share', orders.method, 'Wilson']);
    assert.deepEqual(readSeries(cube, { metric: orders.id, from: 20517, to: 20519 }).map((point) => point.reading.value), [2 / 3, 0, null]);
    const parsed = parseCube(JSON.parse(JSON.stringify(snapshotOf(cube))), [metricFrom(orders)]);
    assert.equal(parsed.ok && read(parsed.value, { metric: orders.id }).value, 0.5);
  });

  it('asks events of its types only', () => {
    const { source } = metricFrom(orders);
    assert.deepEqual(source.kind === 'events' && [...source.types!], ['cx.spend.recorded']);
    const types = (where: string): string[] | null => {
      const made = metricFrom({ ...orders, where });
      return made.source.kind === 'events' && made.source.types ? [...made.source.types] : null;
    };
    assert.deepEqual(types('type in ["cx.case.opened", "cx.case.resolved"] && type != "cx.case.opened"'), ['cx.case.opened', 'cx.case.resolved']);
    assert.deepEqual(types('data.x || type == "cx.case.opened"'), null);
    assert.deepEqual(types('"cx.case.opened" == type && (type == "cx.case.opened" || type == "cx.case.resolved")'), ['cx.case.opened']);
  });

  it('of answers reads what NPS, CSAT and CES read', () => {
    const definitions: [MetricDefinition, Metric][] = [
      [{ id: 'nps', title: 'NPS', method: nps.method, better: 'higher', counts: 'answers', scale: { min: 0, max: 10 }, readout: { kind: 'band-contrast', plus: [9, 10], minus: [0, 6] } }, nps as Metric],
      [{ id: 'csat', title: 'CSAT', method: csat.method, better: 'higher', counts: 'answers', scale: { min: 1, max: 5 }, readout: { kind: 'band-share', band: [4, 5] } }, csat as Metric],
      [{ id: 'ces', title: 'CES', method: ces.method, better: 'higher', counts: 'answers', scale: { min: 1, max: 7 }, readout: { kind: 'mean' } }, ces as Metric],
    ];
    for (const [definition, metric] of definitions) {
      const figure = (one: Metric): unknown => {
        const cube = new Cube({ metrics: [one] });
        for (const value of [1, 2, 5, 5, 4, 3, null, 99]) cube.add(cube.measure(one.id, instrumentOf(one.id as 'nps')), cube.segmentsOf({}), 682, value);
        const { distribution: _distribution, ...rest } = read(cube, { metric: one.id });
        return rest;
      };
      assert.deepEqual(figure(metricFrom(definition)), figure(metric));
    }
  });

  it('counts values on a scale, with the codes that mean no answer, and what is left out', () => {
    const stars: EventMetricDefinition = {
      ...orders, id: 'scale', where: 'type == "cx.spend.recorded"',
      sums: { stars: { kind: 'histogram', of: 'data.amount', scale: { min: 1, max: 5 }, noAnswer: [0] } }, readout: { kind: 'mean', of: 'stars' },
    };
    const cube = counted(stars, [spend(1), spend(5), spend(3), spend(0), spend(2.5), spend(9)]);
    const reading = read(cube, { metric: 'scale' });
    assert.deepEqual([reading.value, reading.n, reading.unit, reading.range], [3, 3, 'score', [1, 5]]);
    assert.deepEqual(reading.excluded, { missing: 0, noAnswer: 1, outOfRange: 1, nonInteger: 1, notANumber: 0 });
    const share = metricFrom({ ...stars, readout: { kind: 'band-share', of: 'stars', band: [4, 5] } });
    assert.deepEqual([share.unit, share.range], ['share', [0, 1]]);
    const net = metricFrom({ ...stars, readout: { kind: 'band-contrast', of: 'stars', plus: [4, 5], minus: [1, 2] } });
    assert.deepEqual([net.unit, net.range], ['points', [-100, 100]]);
  });

  it('counts the entries of a list one by one, and tells missing from wrong', () => {
    const scores: EventMetricDefinition = {
      ...orders, id: 'all-scores', unit: 'amount', where: 'type == "cx.response.submitted"',
      sums: { scores: { kind: 'moments', of: 'data.answers.filter(a, a.kind == "score").map(a, a.value)' } }, readout: { kind: 'mean', of: 'scores' },
    };
    const answers = (...values: number[]): CxEvent =>
      makeEvent('cx.response.submitted', { response: '019abc12-7a40-7c31-9b52-4f6d1e0a8c02', survey: 's', answers: values.map((value) => ({ kind: 'score' as const, question: 'q', value, instrument: instrumentOf('nps') })) }, { source: 'https://x.example/', time: LATER });
    const reading = read(counted(scores, [answers(9, 10), answers(2), answers()]), { metric: 'all-scores' });
    assert.deepEqual([reading.value, reading.n, reading.interval!.method], [7, 3, 't']);
    const odd: EventMetricDefinition = { ...scores, id: 'odd', where: 'type == "cx.spend.recorded"', sums: { scores: { kind: 'moments', of: 'data.amount > 5 ? data.amount : data.none' } } };
    assert.equal(read(counted(odd, [spend(9), spend(1)]), { metric: 'odd' }).excluded.missing, 1);
    const text: EventMetricDefinition = { ...odd, sums: { scores: { kind: 'moments', of: 'data.currency' } } };
    assert.equal(read(counted(text, [spend(9)]), { metric: 'odd' }).excluded.notANumber, 1);
  });

  it('keeps levels, whatever part of a cube is sent', () => {
    const running: EventMetricDefinition = {
      ...orders, id: 'running', unit: 'count', where: 'type in ["cx.contract.started", "cx.contract.ended"]',
      sums: { running: { kind: 'level', of: 'type == "cx.contract.started" ? 1 : -1' } }, readout: { kind: 'value', value: 'running.mean', n: 'running.end' },
    };
    const events = [at('2026-03-01', 'cx.contract.started', { contract: 'A' }), at('2026-03-11', 'cx.contract.started', { contract: 'B' }), at('2026-03-21', 'cx.contract.ended', { contract: 'A' })];
    const cube = counted(running, events);
    const days = { from: 20518, to: 20547 }; // the 6th of March to the 4th of April
    assert.equal(read(cube, { metric: 'running', ...days }).value, (5 * 1 + 10 * 2 + 15 * 1) / 30);
    const part = parseCube(JSON.parse(JSON.stringify(snapshotOf(cube, days))), [metricFrom(running)]);
    assert.equal(part.ok && read(part.value, { metric: 'running', ...days }).value, 40 / 30);
    assert.equal(read(cube, { metric: 'running', from: 20600, to: 20610 }).value, 1);
    assert.equal(read(cube.subtract(counted(running, events)), { metric: 'running', ...days }).kind, 'unmeasured');
  });

  it('says nothing of an event that takes too long', () => {
    const slow = metricFrom({ ...orders, where: 'type == "cx.response.submitted" && data.answers.all(a, data.answers.all(b, data.answers.size() + a.value - b.value + a.value - b.value != -1))' });
    const answers = Array.from({ length: 500 }, () => ({ kind: 'score', question: 'q', value: 1 }));
    const event = { type: 'cx.response.submitted', time: '2026-01-01T00:00:00Z', data: { answers } } as unknown as CxEvent;
    assert.deepEqual(contributionsOf(event, [slow]), []);
  });
});

describe('parseMetric', () => {
  it('names the place and what was expected', () => {
    const { where: _where, ...without } = orders;
    assert.deepEqual(problems(without), ['/where: This is missing; it must be a string.']);
    assert.deepEqual(problems({ ...orders, counts: 'things' }), ['/counts: This must be "events" or "answers".']);
    assert.deepEqual(problems({ ...orders, where: 'data.amount >' }), ['/where: The expression ends too early. (At character 14 of "data.amount >".)']);
    assert.deepEqual(problems({ ...orders, where: 'data.amount' , sums: { orders: { kind: 'count', when: '1' }, large: { kind: 'count' } } }), ['/sums/orders/when: Here must be true or false, and this is a number.']);
    assert.deepEqual(problems({ ...orders, where: 'type == "cx.spend.made"' }), ['/where: There is no event or fact of the type "cx.spend.made". There is cx.spend.recorded.']);
    assert.deepEqual(problems({ ...orders, where: 'subjekt == "x"' }), ['/where: There is no "subjekt" here. There is type, id, time, source, subject, data.']);
    assert.deepEqual(problems({ ...orders, sums: { orders: { kind: 'tally' } } }), ['/sums/orders/kind: This must be "count" or "sum" or "histogram" or "moments" or "sketch" or "level".']);
    assert.deepEqual(problems({ ...orders, sums: { 'No Name': { kind: 'count' } } }), ['/sums/No Name: This must be called otherwise: the name of a sum such as "resolved".']);
    assert.deepEqual(problems({ ...orders, sums: {} }), ['/sums: This must be between 1 and 20 sums.']);
    assert.deepEqual(problems({ ...orders, readout: { kind: 'share', count: 'small', of: 'orders' } }), ['/readout/count: There is no "small" here. There is days, orders, large.']);
    assert.deepEqual(problems({ ...orders, readout: { kind: 'quantile', of: 'orders', p: 0.5 }, unit: 'amount' }), ['/readout/of: This must be the name of a sum of the kind sketch, and there is none.']);
    assert.deepEqual(problems({ ...orders, unit: 'points' }), ['/unit: A share is counted in share, not in points. Leave it out.']);
    assert.deepEqual(problems({ ...orders, readout: { kind: 'value', value: 'large', n: 'orders' } }), ['/unit: A value can be counted in anything: say in what.']);
    assert.deepEqual(problems({ ...orders, readout: { kind: 'value', value: 'large', n: 'orders' }, unit: 'amount', range: [5, 1] }), ['/range: The first must be below the second.']);
    assert.deepEqual(problems({ ...orders, colour: 'red' }), [': Nothing here is called "colour".']);
    assert.deepEqual(problems({ ...orders, sums: { ...orders.sums, days: { kind: 'count' } } }), ['/sums/days: A sum cannot be called "days", which is how long the stretch is that is read.']);
    const sketched = { ...orders, unit: 'hours', readout: { kind: 'quantile', of: 'h', p: 0.5 } };
    assert.deepEqual(problems({ ...sketched, sums: { h: { kind: 'sketch', of: 'data.h', min: 5, max: 1, accuracy: 0.01 } } }), ['/sums/h/max: /max must be above 5. It is 1.']);
    assert.match(problems({ ...sketched, sums: { h: { kind: 'sketch', of: 'data.h', min: 1e-9, max: 1e9, accuracy: 0.001 } } }).join(), /^\/sums: The sums take \d+ numbers, and 4000 is the most/);
    assert.deepEqual(problems({ id: 'q', title: 'Q', method: 'm', better: 'higher', counts: 'answers', scale: { min: 1, max: 5 }, readout: { kind: 'band-share', band: [4, 9] } }), ['/readout/band: This must lie on the scale, within 1 and 5.']);
    assert.ok(problems(null).length > 0 && problems('x').length > 0 && problems([]).length > 0);
    assert.throws(() => metricFrom({ ...orders, where: '1 +' }), { code: 'bad-expression', where: '/where' });
  });

  it('tells all that is wrong at once, and never throws', () => {
    assert.equal(problems({ ...orders, where: 'x', sums: { orders: { kind: 'sum', of: 'y' }, large: { kind: 'count' } } }).length, 2);
    const nasty = JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"id":"x"}') as unknown;
    assert.ok(problems(nasty).length > 0);
    assert.equal(({} as { polluted?: number }).polluted, undefined);
    for (const where of ['constructor', '__proto__', 'data.constructor.constructor', 'data.__proto__.x == 1', '('.repeat(5000), 'a'.repeat(2001), 'data.a.all(x, data.a.all(y, data.a.all(z, true)))']) parseMetric({ ...orders, where });
  });

  it('reads files of metrics', () => {
    const file = parseMetrics({ metrics: [orders, { ...orders, id: 'other' }] });
    assert.deepEqual(file.ok && file.value.map(({ id }) => id), ['acme.large-orders', 'other']);
    const twice = parseMetrics({ metrics: [orders, orders] });
    assert.deepEqual(!twice.ok && twice.error, [{ code: 'id-twice', message: 'There is another metric "acme.large-orders".', where: '/metrics/1/id' }]);
    const broken = parseMetrics({ metrics: [orders, { ...orders, id: 'b', where: '' }] });
    assert.equal(!broken.ok && broken.error[0]!.where, '/metrics/1/where');
  });
});
