import { namedBy } from '../document/references.js';
import { curveOf, type CurvePoint } from '../figures/curve.js';
import type { JourneyIndex } from '../map/journey-index.js';
import { journeyFinding, type JourneyFinding, type LintContext } from './finding.js';
import { nameOf } from './names.js';

/** Is the map whole, and does it rest on customers? */
export function* shapeRules({ index }: LintContext): Iterable<JourneyFinding> {
  const { touchpoints, journey } = index;
  for (const record of index.unplaced) yield journeyFinding('unplaced', { id: record.id, at: journey.id }, `A ${record.type} lies at ${namedBy(record).filter(({ id, reference }) => reference.owned && !index.has(id)).map(({ id }) => JSON.stringify(id)).join(' and ')}, which is not there. Place it anew or take it away.`, { type: record.type });
  for (const one of index.all('evidence')) {
    if (one.consent.show === 'public' && one.consent.on === undefined && one.consent.record === undefined) yield journeyFinding('public-without-consent', { id: one.id, at: one.at }, `A verbatim at ${nameOf(index, one.at)} is shown to everybody, and when its customer agreed is not recorded.`, { place: nameOf(index, one.at) });
  }
  for (const type of ['phase', 'touchpoint', 'lane'] as const) {
    for (const { id, name } of index.all(type)) if (name.trim() === '') yield journeyFinding('no-name', { id, at: type === 'lane' ? journey.id : id }, `A ${type} has no name.`, { type });
  }
  yield* names(index);
  yield* activities(index);
  yield* dependencies(index);
  if (touchpoints.length === 0) return;
  if (!touchpoints.some(({ momentOfTruth }) => momentOfTruth)) yield journeyFinding('no-moment-of-truth', journey, 'No touchpoint is a moment of truth. Mark those that make or break what customers think.');
  const ends = touchpoints.filter((one) => one.ends);
  if (ends.length === 0) yield journeyFinding('no-end', journey, 'No touchpoint is said to be an end of the journey.');
  const { points } = curveOf(index);
  const byId = new Map(points.map((point) => [point.touchpoint.id, point]));
  for (const { id } of ends) if (byId.get(id)?.state !== 'measured') yield journeyFinding('end-not-measured', { id }, `Customers remember the end, and no emotion was counted at ${nameOf(index, id)}.`, { place: nameOf(index, id) });
  for (const phase of index.phases) {
    const inPhase = index.touchpointsOf(phase.id);
    if (inPhase.length === 0) yield journeyFinding('empty-phase', phase, `${nameOf(index, phase.id)} has no touchpoint.`, { place: nameOf(index, phase.id) });
    const states = inPhase.map(({ id }) => byId.get(id)).filter((point): point is CurvePoint => point !== undefined && point.state !== 'missing');
    if (states.length > 0 && states.every(({ state }) => state === 'asserted')) yield journeyFinding('phase-only-asserted', phase, `All emotions in ${nameOf(index, phase.id)} are opinions of the team. Ask customers.`, { place: nameOf(index, phase.id) });
  }
}

function* names(index: JourneyIndex): Iterable<JourneyFinding> {
  const seen = new Set<string>();
  for (const { id, name, phase } of index.touchpoints) {
    if (phase === null) yield journeyFinding('no-phase', { id }, `${nameOf(index, id)} is in no phase.`, { place: nameOf(index, id) });
    const key = JSON.stringify([phase, name.trim().toLowerCase()]);
    if (name.trim() !== '' && seen.has(key)) yield journeyFinding('name-twice', { id }, `Two touchpoints of one phase are called ${nameOf(index, id)}.`, { place: nameOf(index, id) });
    seen.add(key);
  }
}

function* activities(index: JourneyIndex): Iterable<JourneyFinding> {
  const owners = new Map<string, string>();
  for (const { id, eventTypes = [] } of index.touchpoints) {
    for (const type of eventTypes) {
      const first = owners.get(type);
      if (first === undefined) owners.set(type, id);
      else if (first !== id) yield journeyFinding('event-type-twice', { id }, `The activity “${type}” is claimed by ${nameOf(index, first)} and by ${nameOf(index, id)}; it is counted at the first.`, { type, first: nameOf(index, first), place: nameOf(index, id) });
    }
  }
}

/** Steps on a circle of dependencies, each circle once. */
function* dependencies(index: JourneyIndex): Iterable<JourneyFinding> {
  const next = new Map<string, string[]>();
  for (const { kind, from, to } of index.all('link')) if (kind === 'dependency') next.set(from, [...(next.get(from) ?? []), to]);
  const state = new Map<string, 'open' | 'done'>();
  for (const start of next.keys()) {
    // a walk without recursion: such a chain can be as long as the map
    const walk: { readonly id: string; at: number }[] = state.has(start) ? [] : [{ id: start, at: 0 }];
    if (walk.length > 0) state.set(start, 'open');
    while (walk.length > 0) {
      const here = walk.at(-1)!;
      const to = next.get(here.id)?.[here.at++];
      if (to === undefined) state.set(walk.pop()!.id, 'done');
      else if (state.get(to) === 'open') yield journeyFinding('dependency-cycle', { id: to }, `${nameOf(index, to)} depends on itself, by way of others. One of the dependencies must go.`, { place: nameOf(index, to) });
      else if (!state.has(to)) {
        state.set(to, 'open');
        walk.push({ id: to, at: 0 });
      }
    }
  }
}
