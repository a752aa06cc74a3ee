import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ADVOCACY_GROUPS, countAdvocacy, NOT_SEEN, parseAdvocacyCounts, readAdvocacy, type AdvocacyCounts, type AdvocacyCustomer, type AdvocacyReading } from '../../../src/advocacy/index.js';
import { multinomialGoodman } from '../../../src/metrics/index.js';

const SIZE = NOT_SEEN + 1;
const counts = (flows: readonly (readonly number[])[], earlier: string | undefined = '2026-08'): AdvocacyCounts => ({ format: 'cx-advocacy-counts/1', later: '2026-09', ...(earlier && { earlier }), flows: flows.map((row) => [...row]) });
const empty = (): number[][] => Array.from({ length: SIZE }, () => Array<number>(SIZE).fill(0));
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const measured = (reading: AdvocacyReading): Extract<AdvocacyReading, { kind: 'measured' }> => {
  if (reading.kind !== 'measured') throw new Error(reading.kind);
  return reading;
};
const cell = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.integer({ min: 1, max: 6 }) }, { weight: 2, arbitrary: fc.integer({ min: 5, max: 60 }) });
const flows = fc.array(fc.array(cell, { minLength: SIZE, maxLength: SIZE }), { minLength: SIZE, maxLength: SIZE }).map((rows) => rows.map((row, r) => row.map((n, c) => (r === NOT_SEEN && c === NOT_SEEN ? 0 : n))));

/** Two periods in which everybody is in a group of some size. */
const plenty = (): number[][] => {
  const made = empty();
  made[3]![3] = 120;
  made[3]![1] = 60;
  made[1]![1] = 60;
  made[1]![3] = 12;
  made[2]![2] = 40;
  made[6]![6] = 80;
  made[2]![NOT_SEEN] = 20;
  made[NOT_SEEN]![3] = 25;
  return made;
};

describe('counts of advocacy', () => {
  it('name nobody, and count everybody once', () => {
    const rule = { id: 'r', segment: 'neutral', when: 'true', reason: 'r' } as const;
    const inGroup = (group: (typeof ADVOCACY_GROUPS)[number]) => ({ group, rule, facts: {} }) as unknown as AdvocacyCustomer['later'];
    const made = countAdvocacy([{ subject: 'Ada', earlier: inGroup('neutral'), later: inGroup('advocate') }, { subject: 'Bob', earlier: null, later: inGroup('unknown') }], { later: '2026-09', earlier: '2026-08' });
    assert.equal(made.flows[2]![4], 1);
    assert.equal(made.flows[NOT_SEEN]![6], 1);
    assert.equal(sum(made.flows.flat()), 2);
    assert.doesNotMatch(JSON.stringify(made), /Ada|Bob/);
    assert.deepEqual(parseAdvocacyCounts(JSON.parse(JSON.stringify(made))), { ok: true, value: made });
  });

  it('are read with faults told', () => {
    const bad = (change: (made: AdvocacyCounts) => unknown): string => {
      const parsed = parseAdvocacyCounts(change(counts(plenty())));
      return parsed.ok ? '' : parsed.error.map(({ where, message }) => `${where} ${message}`).join('; ');
    };
    assert.match(bad((made) => ({ ...made, flows: made.flows.slice(1) })), /^\/flows/);
    assert.match(bad((made) => ({ ...made, flows: made.flows.map((row) => row.map(() => -1)) })), /at least 0/);
    assert.match(bad((made) => ({ ...made, earlier: undefined })), /only the last row/);
    fc.assert(fc.property(fc.anything(), (input) => assert.equal(typeof parseAdvocacyCounts(input).ok, 'boolean')));
  });
});

describe('what is shown of advocacy', () => {
  it('is shares of all who were seen, the unknown among them, with intervals that hold together', () => {
    const { groups, n, before, basis, onlyEarlier, onlyLater } = measured(readAdvocacy(counts(plenty())));
    assert.deepEqual([basis, n, before, onlyEarlier, onlyLater], ['everybody', 397, 392, 20, 25]);
    const sizes = ADVOCACY_GROUPS.map((_, c) => sum(plenty().map((row) => row[c]!)));
    const ends = multinomialGoodman(sizes)!;
    groups.forEach(({ later }, g) => assert.deepEqual([later!.n, later!.share, later!.interval.lower, later!.interval.upper], [sizes[g], sizes[g]! / 397, ...ends[g]!]));
    const unknown = groups.find(({ group }) => group === 'unknown')!;
    assert.equal(unknown.later!.n, 80);
  });

  it('tells of a change whether it is real, knowing that the same people are there twice', () => {
    const { groups } = measured(readAdvocacy(counts(plenty())));
    const change = (group: string) => groups.find((one) => one.group === group)!.change!;
    assert.equal(change('defector').verdict, 'real');
    assert.equal(change('unknown').verdict, 'noise');
    assert.match(change('defector').method, /overlapping/);
    assert.ok(change('defector').interval!.lower > 0);
    const alike = empty();
    for (const g of [1, 3]) alike[g]![g] = 50;
    for (const { change: none } of measured(readAdvocacy(counts(alike))).groups) assert.ok(none!.verdict === 'noise' && none!.difference === 0);
  });

  it('counts who moved, and says when some are hidden', () => {
    const shown = measured(readAdvocacy(counts(plenty()))).flow!;
    assert.deepEqual([shown.left, shown.right, shown.stayed], [{ n: 60, atLeast: false }, { n: 12, atLeast: false }, { n: 220, atLeast: false }]);
    const small = plenty();
    small[3]![0] = 2;
    const { left } = measured(readAdvocacy(counts(small))).flow!;
    assert.ok(left.atLeast && left.n <= 60);
  });

  it('is the later period alone, if there is no other, or nobody is in both', () => {
    const alone = empty();
    alone[NOT_SEEN] = [9, 0, 40, 0, 12, 0, 0, 0];
    const { basis, groups, flow } = measured(readAdvocacy(counts(alone, undefined)));
    assert.deepEqual([basis, flow, groups.map(({ later }) => later?.n)], ['one-period', null, [9, 0, 40, 0, 12, 0, 0]]);
    assert.deepEqual(readAdvocacy(counts(empty())), { kind: 'nobody' });
    const few = empty();
    few[NOT_SEEN]![2] = 4;
    assert.deepEqual(readAdvocacy(counts(few, undefined)), { kind: 'suppressed' });
  });

  it('holds nothing below the threshold, and everything that is shown adds up', () => {
    fc.assert(
      fc.property(flows, fc.constantFrom(3, 5, 10), (table, k) => {
        const reading = readAdvocacy(counts(table), { privacyThreshold: k });
        if (reading.kind !== 'measured') return;
        const open = (n: number | null | undefined): boolean => n === null || n === undefined || n === 0 || n >= k;
        for (const { later, earlier } of reading.groups) assert.ok(open(later?.n) && open(earlier?.n));
        for (const n of [reading.n, reading.before, reading.onlyEarlier, reading.onlyLater]) assert.ok(n === 'few' || open(n));
        for (const n of reading.flow?.cells.flat() ?? []) assert.ok(open(n));
        // sums of people who are hidden, over whatever can be subtracted: rows, columns, and the people seen once
        const { flow } = reading;
        if (!flow) return;
        const shownRow = (r: number): boolean => flow.rows[r] !== null && flow.cells[r]!.every((n) => n !== null);
        const hiddenIn = (line: readonly (number | null)[], total: number | null): number | null => (total === null ? null : total - sum(line.map((n) => n ?? 0)));
        for (const [r, row] of flow.cells.entries()) {
          const left = hiddenIn(row, flow.rows[r]!);
          assert.ok(open(left), `row ${r} leaves ${left}`);
          if (shownRow(r)) assert.equal(sum(row as number[]), flow.rows[r]);
        }
        for (const [c, total] of flow.columns.entries()) assert.ok(open(hiddenIn(flow.cells.map((row) => row[c]!), total)), `column ${c}`);
        if (reading.basis === 'everybody') {
          assert.equal(flow.rows[NOT_SEEN], reading.onlyLater);
          assert.equal(flow.columns[NOT_SEEN], reading.onlyEarlier);
          assert.equal(reading.n - (reading.onlyLater as number), reading.before - (reading.onlyEarlier as number));
        } else assert.equal(reading.n, reading.before);
      }),
      { numRuns: 400 },
    );
  });

  it('of a change says nothing that depends on numbers that are hidden', () => {
    const table = (stay: number): number[][] => {
      const made = plenty();
      made[4]![4] = stay; // three advocates stay, and others come and go so that the totals are the same
      made[4]![3] = 20 - stay;
      made[3]![4] = 20 - stay;
      made[3]![3] = 120 + stay;
      return made;
    };
    const told = (stay: number) => measured(readAdvocacy(counts(table(stay)))).groups.find(({ group }) => group === 'advocate')!;
    assert.equal(measured(readAdvocacy(counts(table(3)))).flow!.cells[4]![4], null);
    assert.deepEqual(told(3), told(2));
  });
});
