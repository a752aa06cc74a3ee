/** A table of counts with its totals as a last column and a last row, and what of it is hidden. */
export interface Grid {
  readonly counts: readonly (readonly number[])[];
  readonly hidden: boolean[][];
  /** What is shown elsewhere too, and so cannot be hidden. */
  readonly fixed: readonly (readonly boolean[])[];
}

type Place = readonly [row: number, column: number];

/**
 * The entries to hide, fewest people first, so that the entry at (row, column) could be larger by `shift` with all
 * other entries as they are: a cycle through it on which counts go up and down in turn. Entries that would go down keep
 * at least 1, entries of 0, the total of all and what is fixed are not touched. Dijkstra's shortest path over rows and columns. Null if
 * there is none.
 */
export function cheapestCycle({ counts, hidden, fixed }: Grid, row: number, column: number, shift: number): Place[] | null {
  const height = counts.length;
  const nodes = height + counts[0]!.length; // rows, then columns
  const cost = new Float64Array(nodes).fill(Infinity);
  const from = new Int32Array(nodes).fill(-1);
  const done = new Uint8Array(nodes);
  const sign = (r: number, c: number): number => ((r === height - 1) === (c === nodes - height - 1) ? 1 : -1); // totals count against their cells
  const price = (r: number, c: number, forward: boolean): number => {
    const count = counts[r]![c]!;
    const isTotal = r === height - 1 && c === nodes - height - 1;
    const goesDown = (sign(r, c) === sign(row, column)) === forward;
    if (count === 0 || isTotal || fixed[r]![c] || (r === row && c === column) || (goesDown && count - 1 < shift)) return Infinity;
    return hidden[r]![c] ? 0 : count;
  };
  cost[row] = 0;
  for (;;) {
    let node = -1;
    for (let i = 0; i < nodes; i++) if (!done[i] && cost[i]! < Infinity && (node < 0 || cost[i]! < cost[node]!)) node = i;
    if (node < 0) return null;
    if (node === height + column) break;
    done[node] = 1;
    const isRow = node < height;
    for (let next = isRow ? height : 0; next < (isRow ? nodes : height); next++) {
      const through = cost[node]! + (isRow ? price(node, next - height, true) : price(next, node - height, false));
      if (through < cost[next]!) {
        cost[next] = through;
        from[next] = node;
      }
    }
  }
  const cycle: Place[] = [];
  for (let node = height + column; node !== row; node = from[node]!) {
    const before = from[node]!;
    cycle.push(node < height ? [node, before - height] : [before, node - height]);
  }
  return cycle;
}
