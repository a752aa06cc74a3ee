import type { DirectlyFollows, ObservedEdge } from './graph.js';

/** The edges that are drawn, and what is in those that are not. */
export interface LimitedEdges {
  readonly edges: readonly ObservedEdge[];
  /** `sum of count of all = sum of count of drawn + other.count`; so also for each step on its own. */
  readonly other: { readonly edges: number; readonly count: number; readonly leaving: ReadonlyMap<number, number>; readonly entering: ReadonlyMap<number, number> };
}

/** The most frequent edges, but of each step at least the one that most leave by and that most come by, so that nothing hangs in the air. */
export function limitEdges({ edges, activities }: DirectlyFollows, most: number): LimitedEdges {
  const kept = new Set(edges.slice(0, most));
  const [left, entered] = [new Set<number>(), new Set<number>()];
  for (const edge of kept) {
    left.add(edge.from);
    entered.add(edge.to);
  }
  for (const edge of edges) {
    if (edge.from === edge.to) continue;
    if (left.has(edge.from) && entered.has(edge.to)) continue;
    if (activities[edge.from]!.events > 0 && !left.has(edge.from)) kept.add(edge);
    if (!entered.has(edge.to)) kept.add(edge);
    left.add(edge.from);
    entered.add(edge.to);
  }
  const [leaving, entering] = [new Map<number, number>(), new Map<number, number>()];
  let [n, count] = [0, 0];
  for (const edge of edges) {
    if (kept.has(edge)) continue;
    n += 1;
    count += edge.count;
    leaving.set(edge.from, (leaving.get(edge.from) ?? 0) + edge.count);
    entering.set(edge.to, (entering.get(edge.to) ?? 0) + edge.count);
  }
  return { edges: edges.filter((edge) => kept.has(edge)), other: { edges: n, count, leaving, entering } };
}
