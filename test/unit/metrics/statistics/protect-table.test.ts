import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { protectTable } from '../../../../src/metrics/index.js';

type Table = readonly (readonly number[])[];
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const rowsOf = (table: Table): number[] => table.map(sum);
const columnsOf = (table: Table): number[] => table[0]!.map((_, c) => sum(table.map((row) => row[c]!)));

/** Every table of people that a reader could hold for the true one: all that is shown is the same. */
function* readings(table: Table, shown: ReturnType<typeof protectTable>): Generator<number[][]> {
  const places = table.flatMap((row, r) => row.map((n, c) => ({ r, c, n, free: shown.cells[r]![c]! })));
  const total = sum(rowsOf(table));
  const made = table.map((row) => [...row]);
  function* fill(i: number, left: number): Generator<number[][]> {
    if (i === places.length) {
      const fits = (is: readonly number[], was: readonly number[], hidden: readonly boolean[]): boolean => is.every((n, at) => hidden[at] || n === was[at]);
      if (left === 0 && fits(rowsOf(made), rowsOf(table), shown.rows) && fits(columnsOf(made), columnsOf(table), shown.columns)) yield made.map((row) => [...row]);
      return;
    }
    const { r, c, n, free } = places[i]!;
    if (!free) {
      made[r]![c] = n;
      if (left >= n) yield* fill(i + 1, left - n);
      return;
    }
    for (let value = 1; value <= left; value++) {
      made[r]![c] = value;
      yield* fill(i + 1, left - value);
    }
  }
  yield* fill(0, total);
}

const small = fc.array(fc.array(fc.nat(7), { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 2 });

describe('a table in which people are protected', () => {
  it('leaves every small number open: it could as well be k or more', () => {
    fc.assert(
      fc.property(small, fc.constantFrom(2, 3, 4), fc.boolean(), (table, k, fixed) => {
        const shown = protectTable(table, k, fixed ? { rows: [1], columns: [2] } : {});
        if (shown.total) return;
        const most = table.map((row) => row.map(() => 0));
        for (const reading of readings(table, shown)) reading.forEach((row, r) => row.forEach((n, c) => (most[r]![c] = Math.max(most[r]![c]!, n))));
        const everything = shown.cells.flat().every(Boolean);
        table.forEach((row, r) =>
          row.forEach((n, c) => {
            if (n > 0 && n < k && !everything) assert.ok(most[r]![c]! >= k, `${JSON.stringify(table)} k ${k}: ${r},${c} can be told to be below ${k}`);
          }),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('keeps totals that are shown elsewhere, unless they are small themselves or there is no other way', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(30), { minLength: 4, maxLength: 4 }), { minLength: 3, maxLength: 4 }), (table) => {
        const shown = protectTable(table, 5, { rows: [0], columns: [1] });
        const everything = shown.cells.flat().every(Boolean) && shown.rows.every(Boolean);
        const open = (n: number): boolean => n === 0 || n >= 5;
        if (!everything && open(rowsOf(table)[0]!)) assert.equal(shown.rows[0], false);
        if (!everything && open(columnsOf(table)[1]!)) assert.equal(shown.columns[1], false);
      }),
    );
  });
});
