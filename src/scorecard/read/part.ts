import { rollUp } from '../../metrics/roll-up/rollup.js';
import type { Audience, Figure, Group } from '../document/figure.js';
import type { Part, PartBody, RollUpRule } from '../document/part.js';
import type { FigureCore } from './figure.js';
import type { PartNote } from './notes.js';
import type { AnnotationReading, FigureReading, PartReading, StatusCounts } from './reading.js';
import type { Status } from './status.js';

/** What a part needs to know of the scorecard around it. */
export interface PartContext {
  readonly parts: ReadonlyMap<string, Part>;
  readonly figure: (figure: Figure, group: Group | null) => FigureCore;
  /** The figure in its place; the one that was there before, if nothing has changed. */
  readonly placed: (path: string, core: FigureCore, make: () => FigureReading) => FigureReading;
  readonly minCoverage: number;
  readonly audience: Audience | null;
  readonly annotations: readonly AnnotationReading[];
}

/** Where a part stands. */
interface Standing {
  readonly path: string;
  readonly weight: number;
  readonly included: boolean;
  /** The group that everything in it is of. */
  readonly group: Group | null;
  /** The ids on the way to it, its own among them. */
  readonly way: readonly string[];
  /** Nobody on the way is hidden from this audience. */
  readonly shown: boolean;
}

/** A part with what the audience does not see of it: the scores do not depend on who looks. */
interface Rolled {
  readonly reading: PartReading;
  /** The status of every figure below, by what it is of. */
  readonly statuses: ReadonlyMap<string, Status>;
}

type Node = FigureReading | PartReading;

/** Rolls a part up from what is in it, level by level. */
export function readPart(part: Part, standing: Standing, context: PartContext): Rolled {
  const { path, way } = standing;
  const group = part.segment ?? standing.group;
  const entries = entriesOf(part, context);
  const { shares, notes } = weighed(entries);
  const statuses = new Map<string, Status>();
  const hidden = new Set<Node>();

  const children = entries.map((entry, i): Node => {
    const { id, audience } = entry.node;
    const shown = standing.shown && isFor(audience, context.audience);
    const at = { path: path === '' ? id : `${path}/${id}`, weight: shares[i]!, way: [...way, id], shown };
    if (entry.kind === 'figure') {
      const own = entry.node.segment ?? group;
      const core = context.figure(entry.node, own);
      statuses.set(own ? `${id}\n${own.dimension}\n${own.value}` : id, core.status);
      // a copy with its getters, so that what nobody asks for is not worked out
      const reading = context.placed(at.path, core, () => Object.assign(Object.defineProperties({}, Object.getOwnPropertyDescriptors(core)) as FigureCore, { path: at.path, weight: at.weight, audience: audience ?? null, annotations: touching(context, at.way) }));
      if (!shown) hidden.add(reading);
      return reading;
    }
    const { reading, statuses: below } = readPart(entry.node, { ...at, included: entry.kind === 'include', group }, context);
    below.forEach((status, key) => statuses.set(key, status));
    if (!shown) hidden.add(reading);
    return reading;
  });

  const rule = part.rollUp ?? 'weighted-mean';
  const counts = countsOf(statuses.values());
  const needed = part.minCoverage ?? context.minCoverage;
  const rolled = rolledUp(children, rule, counts, needed);
  const missing = children.filter(({ score, weight }) => score === null && weight > 0);
  if (children.length === 0) notes.push({ code: 'empty' });
  else if (missing.length > 0) notes.push({ code: 'missing', ids: missing.map(({ id }) => id), weight: missing.reduce((sum, { weight }) => sum + weight, 0) });
  if (rolled.score === null && rolled.coverage > 0) notes.push({ code: 'below-coverage', coverage: rolled.coverage, needed });
  const worst = children.filter((child) => child.score !== null && child.weight > 0).sort((a, b) => a.score! - b.score!)[0];
  const reading: PartReading = {
    kind: 'part', id: part.id, path, title: part.title, description: part.description ?? null, owner: part.owner ?? null, audience: part.audience ?? null,
    area: part.area ?? null, touchpoint: part.touchpoint ?? null, weight: standing.weight, rule, ...rolled, statuses: counts,
    worst: worst ? { id: worst.id, path: worst.path, score: worst.score! } : null,
    children: children.filter((child) => !hidden.has(child)), omitted: hidden.size, included: standing.included, annotations: touching(context, way), notes,
  };
  return { reading, statuses };
}

const isFor = (audience: readonly Audience[] | undefined, who: Audience | null): boolean => who === null || audience === undefined || audience.includes(who);

/** What happened that may have touched something on this way. */
const touching = ({ annotations }: PartContext, way: readonly string[]): AnnotationReading[] => annotations.filter(({ of }) => of === null || of.some((id) => way.includes(id)));

type Entry =
  | { readonly kind: 'figure'; readonly node: Figure; readonly weight: number | undefined }
  | { readonly kind: 'part' | 'include'; readonly node: Part; readonly weight: number | undefined };

function entriesOf({ figures = [], parts = [], includes = [] }: PartBody, context: PartContext): readonly Entry[] {
  return [
    ...figures.map((node) => ({ kind: 'figure', node, weight: node.weight }) as const),
    ...parts.map((node) => ({ kind: 'part', node, weight: node.weight }) as const),
    ...includes.map(({ part, weight }) => ({ kind: 'include', node: context.parts.get(part)!, weight }) as const),
  ];
}

/** Weights as shares of their sum, with what is to be said where they were given and do not sum. */
function weighed(entries: readonly Entry[]): { readonly shares: readonly number[]; readonly notes: PartNote[] } {
  const notes: PartNote[] = [];
  const weights = entries.map(({ weight = 1 }) => weight);
  const sum = weights.reduce((a, b) => a + b, 0);
  const without = entries.filter(({ weight }) => weight === undefined);
  if (without.length > 0 && without.length < entries.length) notes.push({ code: 'weights-missing', ids: without.map(({ node }) => node.id) });
  else if (without.length === 0 && entries.length > 0 && ![1, 100].some((whole) => Math.abs(sum / whole - 1) < 1e-6)) notes.push({ code: 'weights-normalised', sum });
  return { shares: weights.map((weight) => (sum > 0 ? weight / sum : 0)), notes };
}

const NO_STATUSES: StatusCounts = { met: 0, near: 0, missed: 0, unknown: 0 };

function countsOf(statuses: Iterable<Status>): StatusCounts {
  const counts = { ...NO_STATUSES };
  for (const status of statuses) counts[status] += 1;
  return counts;
}

/** Rounding must not lead past the ends. */
const outOfTen = (score: number): number => Math.min(10, Math.max(0, score / 10));

type RolledUp = Pick<PartReading, 'score' | 'scoreRange' | 'coverage' | 'measured'>;

function rolledUp(children: readonly Node[], rule: RollUpRule, counts: StatusCounts, minCoverage: number): RolledUp {
  if (children.every(({ weight }) => weight === 0)) return { score: null, scoreRange: null, coverage: 0, measured: 0 };
  const meanOf = (value: (child: Node) => number | null) =>
    rollUp({ children: children.map((child) => ({ id: child.path, weight: child.weight, value: value(child), floor: 0, target: 10 })) }, { minCoverage });
  const mean = meanOf(({ score }) => score);
  const coverage = mean.coverage;
  const measured = children.reduce((sum, child) => sum + child.weight * (child.kind === 'part' ? child.measured : child.score === null ? 0 : 1), 0);
  const none = { score: null, scoreRange: null, coverage, measured };
  if (mean.score === null) return none;
  const ends = ([0, 1] as const).map((end) => (child: Node) => child.scoreRange?.[end] ?? child.score);
  const scored = children.filter(({ score, weight }) => score !== null && weight > 0);
  switch (rule) {
    case 'weighted-mean':
      return { score: outOfTen(mean.score), scoreRange: [outOfTen(meanOf(ends[0]!).score!), outOfTen(meanOf(ends[1]!).score!)], coverage, measured };
    case 'worst-child': {
      const least = (value: (child: Node) => number | null): number => Math.min(...scored.map((child) => value(child)!));
      return { score: least(({ score }) => score), scoreRange: [least(ends[0]!), least(ends[1]!)], coverage, measured };
    }
    case 'status-counts': {
      const known = counts.met + counts.near + counts.missed;
      return known === 0 ? none : { score: (10 * (counts.met + counts.near / 2)) / known, scoreRange: null, coverage, measured };
    }
  }
}
