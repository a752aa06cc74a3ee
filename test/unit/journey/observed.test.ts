import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  caseCount, caseNamesBehind, casesBehind, discover, discoverInSteps, groupActivities, limitEdges, orderLog, OTHER, outcomeOf, positionSteps, variantSteps, type EventColumns, type EventLog, type Variants,
} from '../../../src/journey/observed/index.js';
import { atOnce } from '../../../src/metrics/steps.js';
import { quantile, quantileRanks } from '../../../src/metrics/index.js';

/** Events as a person would write them. */
interface Plain {
  readonly case: string;
  readonly activity: string;
  readonly time: number;
}

const ACTIVITIES = ['call', 'mail', 'constructor', 'a,b', 'wait'];
const events: fc.Arbitrary<Plain[]> = fc.array(fc.record({ case: fc.constantFrom('c1', 'c2', 'c3', '__proto__', 'c5'), activity: fc.constantFrom(...ACTIVITIES), time: fc.integer({ min: 0, max: 20 }) }), { maxLength: 60 });

function columnsOf(list: readonly Plain[]): EventColumns {
  const [caseNames, activityNames] = [[...new Set(list.map((one) => one.case))], [...new Set(list.map((one) => one.activity))]];
  return {
    cases: Uint32Array.from(list, (one) => caseNames.indexOf(one.case)), activities: Uint32Array.from(list, (one) => activityNames.indexOf(one.activity)), times: Float64Array.from(list, (one) => one.time * 1000), caseNames, activityNames,
  };
}
const logOf = (list: readonly Plain[]): EventLog => orderLog(columnsOf(list)).log;

/** The same counts, in the most naive way. */
function naive(list: readonly Plain[]) {
  const traces = new Map<string, Plain[]>();
  for (const one of list) traces.set(one.case, [...(traces.get(one.case) ?? []), one]);
  for (const trace of traces.values()) trace.sort((a, b) => a.time - b.time);
  const edges = new Map<string, number[]>();
  const edgeCases = new Map<string, Set<string>>();
  const variants = new Map<string, string[]>();
  for (const [name, trace] of traces) {
    trace.slice(1).forEach((one, i) => {
      const key = JSON.stringify([trace[i]!.activity, one.activity]);
      edges.set(key, [...(edges.get(key) ?? []), 1000 * (one.time - trace[i]!.time)]);
      edgeCases.set(key, (edgeCases.get(key) ?? new Set()).add(name));
    });
    const way = JSON.stringify(trace.map(({ activity }) => activity));
    variants.set(way, [...(variants.get(way) ?? []), name]);
  }
  return { traces, edges, edgeCases, variants };
}

describe('the graph of an event log', () => {
  it('has the figures of an independent count: edges, cases, times, starts and ends', () => {
    fc.assert(fc.property(events, (list) => {
      const { graph, log } = discover(logOf(list));
      const { traces, edges, edgeCases } = naive(list);
      assert.equal(graph.events, list.length);
      assert.equal(graph.edges.length, edges.size);
      for (const edge of graph.edges) {
        const key = JSON.stringify([log.activityNames[edge.from], log.activityNames[edge.to]]);
        const waits = edges.get(key)!;
        assert.equal(edge.count, waits.length, key);
        assert.equal(edge.cases, edgeCases.get(key)!.size);
        assert.ok(Math.abs(edge.time.median - quantile(waits, 0.5)!) < 1e-9 && Math.abs(edge.time.p90 - quantile(waits, 0.9)!) < 1e-9 && Math.abs(edge.time.mean - waits.reduce((a, b) => a + b, 0) / waits.length) < 1e-9);
        assert.deepEqual([edge.time.min, edge.time.max], [Math.min(...waits), Math.max(...waits)]);
        assert.deepEqual(new Set(caseNamesBehind(log, { kind: 'edge', from: edge.from, to: edge.to })), edgeCases.get(key));
      }
      for (const { activity, name, events: n, cases, starts, ends } of graph.activities) {
        const all = [...traces].filter(([, trace]) => trace.some((one) => one.activity === name));
        assert.deepEqual([n, cases], [list.filter((one) => one.activity === name).length, all.length], name);
        assert.deepEqual([starts, ends], [all.filter(([, trace]) => trace[0]!.activity === name).length, all.filter(([, trace]) => trace.at(-1)!.activity === name).length]);
        for (const [kind, count] of [['activity', cases], ['start', starts], ['end', ends]] as const) assert.equal(casesBehind(log, { kind, activity }).length, count);
      }
      assert.equal(graph.edges.reduce((sum, { count }) => sum + count, 0) + graph.cases - graph.emptyCases, graph.events, 'every event is in the graph');
    }));
  });

  it('says how far the median and the P90 of a time may lie off: by order statistics, and not of too few', () => {
    const timesOf = (n: number) => discover(logOf(Array.from({ length: n }, (_, i) => [{ case: `${i}`, activity: 'A', time: 0 }, { case: `${i}`, activity: 'B', time: ((i * 7) % n) + 1 }]).flat())).graph.edges[0]!.time;
    // of forty values the 14th and the 27th enclose the median (Hahn & Meeker 1991)
    const { n, intervals } = timesOf(40);
    assert.deepEqual([n, intervals.median], [40, { level: 0.95, lower: 14_000, upper: 27_000, method: 'order statistics' }]);
    assert.equal(timesOf(5).intervals.median, null);
    assert.deepEqual(timesOf(6).intervals.median, { level: 0.95, lower: 1000, upper: 6000, method: 'order statistics' });
    assert.equal(timesOf(35).intervals.p90, null);
    assert.ok(timesOf(60).intervals.p90);
    fc.assert(fc.property(events, (list) => {
      const { graph, log } = discover(logOf(list));
      const { edges } = naive(list);
      for (const { from, to, time } of graph.edges) {
        const ordered = edges.get(JSON.stringify([log.activityNames[from], log.activityNames[to]]))!.toSorted((a, b) => a - b);
        for (const [p, interval] of [[0.5, time.intervals.median], [0.9, time.intervals.p90]] as const) {
          const ranks = quantileRanks(ordered.length, p);
          assert.deepEqual(interval && [interval.lower, interval.upper], ranks.lower === null || ranks.upper === null ? null : [ordered[ranks.lower - 1], ordered[ranks.upper - 1]]);
        }
      }
    }));
  });

  it('takes the median of 9, 10, 100 for 10', () => {
    const { graph } = discover(logOf([9, 10, 100].flatMap((wait, i) => [{ case: `${i}`, activity: 'A', time: 0 }, { case: `${i}`, activity: 'B', time: wait }])));
    assert.equal(graph.edges[0]!.time.median, 10_000);
  });

  it('counts in business hours where those are given', () => {
    const { graph } = discover(logOf([{ case: 'c', activity: 'A', time: 0 }, { case: 'c', activity: 'B', time: 10 }]), { duration: (a, b) => (b - a) / 2 });
    assert.equal(graph.edges[0]!.time.median, 5000);
  });

  it('of no event is empty', () => {
    const nothing = discover(logOf([]));
    assert.deepEqual([nothing.graph.cases, nothing.graph.edges.length, nothing.graph.time, nothing.variants.count, nothing.variants.other.share], [0, 0, null, 0, 0]);
  });
});

describe('putting rare steps together', () => {
  it('leaves every sum as it was, with an explicit other', () => {
    fc.assert(fc.property(events, fc.integer({ min: 1, max: 4 }), (list, top) => {
      const log = logOf(list);
      const grouped = groupActivities(log, { top });
      const { graph } = discover(log, { top });
      assert.equal(graph.activities.reduce((sum, one) => sum + one.events, 0), list.length);
      assert.equal(graph.activities.reduce((sum, one) => sum + one.starts, 0), caseCount(log));
      assert.ok(grouped.activityNames.length <= top + 1);
      if (grouped.other) {
        assert.equal(grouped.activityNames[grouped.other.activity], OTHER);
        assert.equal(grouped.other.names.length, log.activityNames.length - top);
      }
      const again = groupActivities(grouped, { top: 1 });
      assert.deepEqual(new Set([...again.activityNames.filter((name) => name !== OTHER), ...(again.other?.names ?? [])]), new Set(log.activityNames), 'no name is lost');
      assert.ok(again.activityNames.filter((name) => name === OTHER).length <= 1);
    }));
  });

  it('of edges tells what is not drawn, for the whole and for each step', () => {
    fc.assert(fc.property(events, fc.nat(6), (list, most) => {
      const { graph } = discover(logOf(list));
      const { edges, other } = limitEdges(graph, most);
      const total = (some: readonly { count: number }[]): number => some.reduce((sum, { count }) => sum + count, 0);
      assert.equal(total(edges) + other.count, total(graph.edges));
      for (const { activity } of graph.activities) {
        assert.equal(total(edges.filter(({ from }) => from === activity)) + (other.leaving.get(activity) ?? 0), total(graph.edges.filter(({ from }) => from === activity)));
        assert.equal(total(edges.filter(({ to }) => to === activity)) + (other.entering.get(activity) ?? 0), total(graph.edges.filter(({ to }) => to === activity)));
        if (graph.edges.some(({ from, to }) => from === activity && to !== activity)) assert.ok(edges.some(({ from }) => from === activity), 'no step hangs in the air');
      }
    }));
  });
});

describe('variants', () => {
  it('are those of an independent count, and add up with the others', () => {
    fc.assert(fc.property(events, fc.integer({ min: 1, max: 4 }), fc.boolean(), (list, top, withoutRepeats) => {
      const log = logOf(list);
      const found: Variants = atOnce(variantSteps(log, { top, withoutRepeats }));
      const ways = new Map<string, string[]>();
      for (const [name, trace] of naive(list).traces) {
        const way = trace.map(({ activity }) => activity).filter((activity, i, all) => !withoutRepeats || all[i - 1] !== activity);
        ways.set(JSON.stringify(way), [...(ways.get(JSON.stringify(way)) ?? []), name]);
      }
      assert.equal(found.count, ways.size);
      for (const { path, cases, share } of found.variants) {
        const names = ways.get(JSON.stringify(path.map((activity) => log.activityNames[activity])))!;
        assert.equal(cases, names.length);
        assert.equal(share, cases / found.cases);
        assert.deepEqual(new Set(caseNamesBehind(log, { kind: 'variant', path, withoutRepeats })), new Set(names));
      }
      assert.equal(found.variants.reduce((sum, { cases }) => sum + cases, 0) + found.other.cases, found.cases);
      assert.equal(casesBehind(log, { kind: 'other-variants', paths: found.variants.map(({ path }) => path), withoutRepeats }).length, found.other.cases);
    }));
  });
});

describe('rework', () => {
  it('counts who came back, how often and how long it took', () => {
    fc.assert(fc.property(events, (list) => {
      const { rework, log } = discover(logOf(list));
      const { traces } = naive(list);
      for (const activity of log.activityNames) {
        const times = [...traces.values()].map((trace) => trace.map((one, i) => ({ ...one, i })).filter((one) => one.activity === activity)).filter((all) => all.length > 1);
        const found = rework.find(({ name }) => name === activity);
        assert.equal(found?.again ?? 0, times.length);
        if (!found) continue;
        assert.equal(found.repeats + found.returns, times.reduce((sum, all) => sum + all.length - 1, 0));
        assert.equal(found.repeats, times.reduce((sum, all) => sum + all.slice(1).filter((one, k) => one.i === all[k]!.i + 1).length, 0));
        assert.ok(Math.abs(found.timesEach - times.reduce((sum, all) => sum + all.length, 0) / times.length) < 1e-9);
        assert.ok(Math.abs(found.time!.median - quantile(times.map((all) => 1000 * (all.at(-1)!.time - all[0]!.time)), 0.5)!) < 1e-9);
        assert.equal(casesBehind(log, { kind: 'again', activity: found.activity }).length, found.again);
      }
    }));
  });
});

describe('drop-off', () => {
  it('reconciles: every case is arrived, open, dropped or empty, and each number opens its cases', () => {
    fc.assert(fc.property(events, fc.integer({ min: 0, max: 15 }), (list, days) => {
      const patience = days * 1000;
      const { dropOff, log, goals } = discover(logOf(list), { goals: ['call', 'nobody does this'], patience });
      assert.equal(dropOff.arrived + dropOff.open + dropOff.dropped + dropOff.emptyCases, dropOff.cases);
      const { traces } = naive(list);
      const end = Math.max(...list.map(({ time }) => time)) * 1000;
      const fate = (trace: readonly Plain[]): string => (trace.at(-1)!.activity === 'call' ? 'arrived' : patience > 0 && end - trace.at(-1)!.time * 1000 <= patience ? 'open' : 'dropped');
      for (const kind of ['arrived', 'open', 'dropped'] as const) {
        assert.equal(dropOff[kind], [...traces.values()].filter((trace) => fate(trace) === kind).length, kind);
        assert.equal(casesBehind(log, { kind, patience, ...(goals && { goals }) }).length, dropOff[kind]);
      }
      for (const { activity, reached, wentOn, arrived, open, dropped, share } of dropOff.at) {
        assert.equal(reached, wentOn + arrived + open + dropped);
        assert.equal(share.count, dropped);
        assert.equal(casesBehind(log, { kind: 'went-on', activity }).length, wentOn);
        assert.equal(casesBehind(log, { kind: 'dropped', activity, patience, ...(goals && { goals }) }).length, dropped);
      }
    }));
  });
});

describe('outcomes', () => {
  it('of a path come with size, interval, and the others beside them', () => {
    const list = Array.from({ length: 60 }, (_, i) => [{ case: `c${i}`, activity: 'A', time: 0 }, { case: `c${i}`, activity: i % 2 === 0 ? 'B' : 'C', time: 1 }]).flat();
    const columns = columnsOf(list);
    const log = orderLog({ ...columns, outcomes: [{ metric: 'solved', kind: 'share', values: Float64Array.from({ length: 60 }, (_, i) => (i === 0 ? NaN : i % 2)) }, { metric: 'csat', kind: 'score', scale: [1, 5], values: Float64Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? 1 + (i % 3) : 5)) }] }).log;
    const cases = casesBehind(log, { kind: 'activity', activity: 1 });
    const solved = outcomeOf(log, 'solved', cases);
    assert.deepEqual([solved.stat, solved.unknown], [{ t: 'ratio', k: 0, n: 29, rule: 'solved' }, 1]);
    assert.ok(solved.besideOthers!.verdict === 'real' && solved.besideOthers!.difference === -1);
    const score = outcomeOf(log, 'csat', cases);
    assert.ok(score.figure.kind === 'measured' && score.figure.n === 30 && score.figure.interval);
    assert.throws(() => outcomeOf(log, 'nope', cases), /no outcome "nope"/);
  });
});

describe('the usual place of a step', () => {
  it('is the median of where it first comes, over the cases that have it', () => {
    fc.assert(fc.property(events, (list) => {
      const log = logOf(list);
      const { traces } = naive(list);
      const positions = atOnce(positionSteps(log));
      log.activityNames.forEach((name, activity) => {
        const places = [...traces.values()].map((trace) => trace.findIndex((one) => one.activity === name)).filter((place) => place >= 0).sort((a, b) => a - b);
        assert.equal(positions[activity], (places[Math.floor((places.length - 1) / 2)]! + places[Math.floor(places.length / 2)]!) / 2);
      });
    }));
  });
});

describe('the cases of ways that are not drawn', () => {
  it('are those that go one which is none of the drawn', () => {
    fc.assert(fc.property(events, fc.integer({ min: 0, max: 6 }), (list, most) => {
      const { log, graph } = discover(logOf(list));
      const { edges, other } = limitEdges(graph, most);
      const drawn = new Set(edges.map(({ from, to }) => JSON.stringify([log.activityNames[from], log.activityNames[to]])));
      const { traces } = naive(list);
      const goes = (trace: readonly Plain[], from?: string): boolean => trace.slice(1).some((one, i) => (from === undefined || trace[i]!.activity === from) && !drawn.has(JSON.stringify([trace[i]!.activity, one.activity])));
      const expected = (from?: string): string[] => [...traces].filter(([, trace]) => goes(trace, from)).map(([name]) => name).sort();
      assert.deepEqual(caseNamesBehind(log, { kind: 'other-edges', edges }).sort(), expected());
      assert.equal(expected().length > 0, other.count > 0);
      log.activityNames.forEach((name, from) => assert.deepEqual(caseNamesBehind(log, { kind: 'other-edges', edges, from }).sort(), expected(name)));
      assert.deepEqual(caseNamesBehind(log, { kind: 'went' }).sort(), [...traces.keys()].sort());
    }));
  });
});

describe('discovering in steps', () => {
  const list = Array.from({ length: 40_000 }, (_, i) => ({ case: `c${i >> 1}`, activity: ACTIVITIES[i % 5]!, time: i }));
  it('gives the same, tells how far it is, and can be called off', async () => {
    const log = logOf(list);
    const told: number[] = [];
    const found = await discoverInSteps(log, {}, { slice: -1, onProgress: ({ done }) => void told.push(done) });
    assert.deepEqual(found.graph, discover(log).graph);
    assert.ok(told.length > 4 && told.every((done, i) => done >= (told[i - 1] ?? 0) && done <= 1), told.join());
    const controller = new AbortController();
    await assert.rejects(discoverInSteps(log, {}, { slice: -1, signal: controller.signal, onProgress: () => controller.abort(new Error('enough')) }), /enough/);
  });
});

describe('putting a log in order', () => {
  it('sorts each case by time, keeps the order of one instant, and counts what was out of order', () => {
    fc.assert(fc.property(events, (list) => {
      const { log, outOfOrder, sameInstant } = orderLog(columnsOf(list));
      let [late, same] = [0, 0];
      for (const [name, trace] of naive(list).traces) {
        const c = log.caseNames.indexOf(name);
        assert.deepEqual(Array.from(log.activities.subarray(log.starts[c], log.starts[c + 1]), (activity) => log.activityNames[activity]), trace.map(({ activity }) => activity));
        const times = list.filter((one) => one.case === name).map(({ time }) => time);
        late += times.filter((time, i) => times.slice(0, i).some((other) => other > time)).length;
        same += trace.filter((one, i) => i > 0 && trace[i - 1]!.time === one.time).length;
      }
      assert.deepEqual([outOfOrder, sameInstant], [late, same]);
    }));
    const long = Array.from({ length: 500 }, (_, i) => ({ case: 'c', activity: String(i), time: (i * 7919) % 500 }));
    const { times } = logOf(long);
    assert.ok(times.every((time, i) => i === 0 || times[i - 1]! <= time));
    assert.throws(() => orderLog({ ...columnsOf(long), times: new Float64Array(3) }), /one length/);
  });
});
