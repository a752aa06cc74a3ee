import { CxError } from '../../core/problem.js';
import { finite, notNegative, within } from '../checks.js';

/** A figure with what it is held against. */
export interface ScorecardFigure {
  readonly id: string;
  /** Relative to its brothers and sisters. */
  readonly weight: number;
  /** Null where there is no figure. */
  readonly value: number | null;
  /** Scores 0. */
  readonly floor: number;
  /** Scores 100. Below the floor where low is good: floor 72 hours, target 12. */
  readonly target: number;
}

/** A part of a scorecard, made of figures and further parts. */
export interface ScorecardGroup {
  readonly id: string;
  readonly weight: number;
  readonly children: readonly ScorecardNode[];
}

export type ScorecardNode = ScorecardFigure | ScorecardGroup;

/** What a figure or a part scores. */
export interface ScorecardScore {
  readonly id: string;
  /** 0..100; null where there is no figure, or not enough of the weight below has one. */
  readonly score: number | null;
  /** Share of the weight of the direct children that have a score, 0..1. Of a figure: 1 or 0. */
  readonly coverage: number;
  /** Share of the weight of the figures underneath, at any depth, that have a value. Never hides a hole in a part. */
  readonly measured: number;
  readonly children: readonly ScorecardScore[];
}

/**
 * Weighted roll-up of a scorecard, level by level. A figure scores 100 * (value - floor) / (target - floor), cut to
 * 0..100, whichever way is good; a part scores the mean of its children that have a score, by weights made to sum
 * to 1 again; null where their share of the weight (`coverage`) is below `minCoverage`. Definition is ours, after the
 * balanced scorecard (Kaplan & Norton 1992).
 *
 * Use it for one number that opens into its parts. Not to compare companies, since floors, targets and weights are
 * choices; and not without `coverage` beside it, since a missing figure is as good as an average one.
 *
 * @formula figure: 100 (value - floor) / (target - floor), cut to 0..100; group: sum of w score / sum of w
 *   over those that have one
 * @param options.minCoverage 0..1; 0 if not given: any child will do
 * @throws CxError naming the node: `not-a-number`, `out-of-range`, `no-weight` (children whose weights sum to 0),
 * `no-span` (floor equals target), `id-twice`
 */
export function rollUp(root: { readonly children: readonly ScorecardNode[] }, { minCoverage = 0 }: { readonly minCoverage?: number } = {}): ScorecardScore {
  within(minCoverage, 0, 1, '/minCoverage');
  return groupScore('', root.children, minCoverage, '');
}

function groupScore(id: string, nodes: readonly ScorecardNode[], minCoverage: number, where: string): ScorecardScore {
  const ids = new Set<string>();
  const children = nodes.map((node, i): ScorecardScore => {
    const place = `${where}/children/${i}`;
    if (ids.has(node.id)) throw new CxError({ code: 'id-twice', message: `${place}/id is "${node.id}", as is another beside it.`, where: `${place}/id` });
    ids.add(node.id);
    notNegative(node.weight, `${place}/weight`);
    return 'children' in node ? groupScore(node.id, node.children, minCoverage, place) : figureScore(node, place);
  });
  if (children.length === 0) return { id, score: null, coverage: 0, measured: 0, children };
  const all = finite(total(nodes, () => 1), `${where}/children`);
  if (!(all > 0)) throw new CxError({ code: 'no-weight', message: `The weights in ${where}/children sum to 0. Give at least one above 0.`, where: `${where}/children` });
  const scored = total(nodes, (i) => (children[i]!.score === null ? 0 : 1));
  const coverage = scored / all;
  const enough = scored > 0 && coverage >= minCoverage - 1e-12;
  return {
    id,
    score: enough ? total(nodes, (i) => children[i]!.score ?? 0) / scored : null,
    coverage,
    measured: total(nodes, (i) => children[i]!.measured) / all,
    children,
  };
}

function figureScore({ id, value, floor, target }: ScorecardFigure, where: string): ScorecardScore {
  finite(floor, `${where}/floor`);
  if (finite(target, `${where}/target`) === floor) {
    throw new CxError({ code: 'no-span', message: `${where}/target must differ from the floor. Both are ${floor}.`, where: `${where}/target` });
  }
  if (value === null) return { id, score: null, coverage: 0, measured: 0, children: [] };
  const reached = (finite(value, `${where}/value`) - floor) / (target - floor);
  return { id, score: 100 * Math.min(1, Math.max(0, reached)), coverage: 1, measured: 1, children: [] };
}

function total(nodes: readonly ScorecardNode[], factor: (i: number) => number): number {
  return nodes.reduce((sum, { weight }, i) => sum + weight * factor(i), 0);
}
