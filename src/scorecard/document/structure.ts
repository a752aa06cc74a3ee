import type { Problem } from '../../core/problem.js';
import { didYouMean } from '../../model/nearest.js';
import { benchmarkProblems } from './benchmarks.js';
import type { Figure } from './figure.js';
import type { PartBody } from './part.js';
import type { Scorecard } from './scorecard.js';
import { twice, type Tell } from './tell.js';
import { circleIn, circleSentence, partsOf, placesOf } from './walk.js';

/** More figures and parts than this, with all that is included, are nothing that a person reads. */
export const MOST_NODES = 2000;

/** What is wrong with how the parts of a scorecard refer to each other. */
export function structureProblems(document: Scorecard): readonly Problem[] {
  const problems: Problem[] = [];
  const tell = (code: string, where: string, message: string): void => void problems.push({ code, message, where });
  const seen = new Map<string, string>();
  const parts = partsOf(document);
  for (const { kind, node, where } of placesOf(document)) {
    const before = seen.get(node.id);
    if (before !== undefined) tell('id-twice', `${where}/id`, `"${node.id}" is there already, at ${before}. Give this one a name of its own.`);
    else seen.set(node.id, where);
    if (kind === 'figure') figureProblems(node, where, tell);
    else bodyProblems(node, where, parts, tell);
  }
  bodyProblems(document, '', parts, tell);
  if (seen.size === 0) tell('empty', '', 'There is no figure and no part in this scorecard. Give it "figures" or "parts".');
  const known = (id: string, where: string): void => {
    if (!seen.has(id)) tell('unknown-place', where, `There is no figure and no part "${id}".${didYouMean(id, seen.keys())}`);
  };
  document.links?.forEach(({ from, to }, i) => {
    known(from, `/links/${i}/from`);
    known(to, `/links/${i}/to`);
    if (from === to) tell('leads-back', `/links/${i}/to`, `"${to}" cannot be its own effect. Name another figure or part.`);
  });
  document.annotations?.forEach(({ of }, i) => of?.forEach((id, j) => known(id, `/annotations/${i}/of/${j}`)));
  twice(document.segments?.map(({ dimension }) => dimension) ?? [], (i, name) => tell('id-twice', `/segments/${i}/dimension`, `"${name}" is listed already.`));
  const tooLarge = (): void => tell('too-large', '', `With everything that is included, this scorecard has more than ${MOST_NODES} figures and parts. Include less.`);
  if (seen.size > MOST_NODES) {
    tooLarge();
    return problems;
  }
  const circle = circleIn(document);
  if (circle) tell('circular', placeOfInclude(document, circle), circleSentence(circle));
  else if (sizeOf(document) > MOST_NODES) tooLarge();
  return problems;
}

function bodyProblems(body: PartBody, where: string, parts: ReadonlyMap<string, PartBody>, tell: Tell): void {
  const { figures = [], parts: inside = [], includes = [] } = body;
  const own = new Set(inside.map(({ id }) => id));
  includes.forEach(({ part }, i) => {
    const at = `${where}/includes/${i}/part`;
    if (!parts.has(part)) tell('unknown-place', at, `There is no part "${part}".${didYouMean(part, parts.keys())}`);
    if (own.has(part) || includes.findIndex((other) => other.part === part) < i) tell('id-twice', at, `"${part}" is in here already. Take one of the two away.`);
  });
  const weights = [...figures, ...inside, ...includes].map(({ weight = 1 }) => weight);
  if (weights.length > 0 && weights.every((weight) => weight === 0)) tell('no-weight', where, 'All weights in here are 0, so nothing counts. Give at least one above 0.');
}

function figureProblems({ target, floor, direction, benchmarks = [] }: Figure, where: string, tell: Tell): void {
  const targets = typeof target === 'number' ? [{ value: target }] : (target ?? []);
  targets.forEach(({ value }, i) => {
    const at = typeof target === 'number' ? `${where}/target` : `${where}/target/${i}/value`;
    if (floor === undefined) return;
    if (value === floor) tell('no-span', at, `The target must differ from the floor. Both are ${floor}.`);
    else if (direction !== undefined && value > floor !== (direction === 'higher')) {
      tell('wrong-way', at, `Where ${direction} is better the target must be ${direction} than the floor, which is ${floor}.`);
    }
  });
  if (Array.isArray(target)) {
    twice(target.map(({ from }) => from), (i, from) => tell('date-twice', `${where}/target/${i}/from`, `There is a target from ${from} already.`));
  }
  benchmarkProblems(benchmarks, `${where}/benchmarks`, tell);
}

/** Where the include stands that closes a circle. */
function placeOfInclude(document: Scorecard, circle: readonly string[]): string {
  for (const place of placesOf(document)) {
    const at = place.kind === 'part' ? circle.indexOf(place.node.id) : -1;
    const include = at < 0 ? -1 : ((place.node as PartBody).includes ?? []).findIndex(({ part }) => part === circle[at + 1]);
    if (include >= 0) return `${place.where}/includes/${include}/part`;
  }
  return '';
}

/** How many figures and parts there are, those that are included several times as often. */
function sizeOf(document: Scorecard): number {
  const parts = partsOf(document);
  const sizes = new Map<string, number>();
  const sizeIn = (body: PartBody): number =>
    (body.figures?.length ?? 0) + [...(body.parts ?? []).map(({ id }) => id), ...(body.includes ?? []).map(({ part }) => part)].reduce((sum, id) => sum + size(id), 0);
  const size = (id: string): number => {
    const known = sizes.get(id);
    if (known !== undefined) return known;
    const part = parts.get(id);
    const found = part ? Math.min(1 + sizeIn(part), MOST_NODES + 1) : 0;
    sizes.set(id, found);
    return found;
  };
  return sizeIn(document);
}
