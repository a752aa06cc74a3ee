import type { RecordOf } from '../document/records.js';
import { gapAt } from '../figures/gap.js';
import { observedAt } from '../figures/observed-at.js';
import type { JourneyIndex } from '../map/journey-index.js';
import { journeyFinding, type JourneyFinding, type LintContext } from './finding.js';
import { nameOf } from './names.js';

/** From here on a pain makes customers leave. */
const GRAVE = 0.5;

/** Is somebody responsible, and will anything be done? */
export function* planRules({ index }: LintContext): Iterable<JourneyFinding> {
  for (const touchpoint of index.touchpoints) {
    const { id } = touchpoint;
    const place = nameOf(index, id);
    if (!index.ownerOf(id)) yield journeyFinding('no-owner', { id }, `${place} has no owner, and neither has its phase. Say who is responsible.`, { place });
    if (touchpoint.momentOfTruth) {
      const counted = index.observations(id, { series: 'current' }).some(({ stat }) => stat.t !== 'asserted') || index.at(id, 'evidence').some(({ score }) => score !== undefined);
      if (!counted) yield journeyFinding('moment-without-measure', { id }, `${place} is a moment of truth, and nothing was counted there. Ask customers right after it.`, { place });
    }
  }
  for (const [at, metric] of measured(index)) {
    const gap = gapAt(index, at, metric);
    if (gap?.state === 'worse' && !isPlanned(index, at)) {
      const place = nameOf(index, at);
      yield journeyFinding('gap-without-plan', { id: at }, `${metric} at ${place} is worse than expected, beyond chance, and nothing is planned. Add an opportunity with an action.`, { place, metric });
    }
  }
  yield* standards(index);
  for (const pain of index.all('pain')) {
    if ((pain.severity ?? 0) < GRAVE || !index.has(pain.at)) continue;
    const takenUp = index.usedBy(pain.id).some(({ type }) => type === 'opportunity') || isPlanned(index, pain.at);
    if (!takenUp) yield journeyFinding('pain-without-plan', { id: pain.id, at: pain.at }, `A grave pain at ${nameOf(index, pain.at)} has no opportunity: “${pain.text.slice(0, 80)}”.`, { place: nameOf(index, pain.at), pain: pain.text.slice(0, 80) });
  }
  for (const one of index.all('opportunity')) {
    if ((one.status === 'planned' || one.status === 'doing' || one.status === 'done') && !(one.actions && one.actions.length > 0)) {
      yield journeyFinding('plan-without-action', { id: one.id, at: one.at }, `“${one.text.slice(0, 80)}” is said to be ${one.status} and names no action.`, { text: one.text.slice(0, 80), status: one.status });
    }
  }
}

/** Places and metrics that are expected to be something. */
function measured(index: JourneyIndex): readonly (readonly [at: string, metric: string])[] {
  const found = new Map<string, readonly [string, string]>();
  for (const { at, metric, series } of index.all('observation')) if (series === 'expected' && index.has(at)) found.set(JSON.stringify([at, metric]), [at, metric]);
  return [...found.values()];
}

/** Is anything going on at a place, or in the phase around it? */
function isPlanned(index: JourneyIndex, at: string): boolean {
  const touchpoint = index.get(at, 'touchpoint');
  const places = [at, ...(touchpoint && touchpoint.phase !== null ? [touchpoint.phase] : []), ...(index.macroOf(at) ? [index.macroOf(at)!.id] : [])];
  return places.some((place) => index.at(place, 'opportunity').some(({ status, actions }) => status !== 'dropped' && (status === 'planned' || status === 'doing' || status === 'done' || (actions?.length ?? 0) > 0)));
}

function* standards(index: JourneyIndex): Iterable<JourneyFinding> {
  for (const standard of index.all('standard')) {
    if (standard.metric === undefined || !index.has(standard.at)) continue;
    const { figure } = observedAt(index, standard.at, standard.metric);
    if (figure.kind !== 'measured' || !figure.interval || !isMissed(standard, figure.interval) || isPlanned(index, standard.at)) continue;
    const place = nameOf(index, standard.at);
    yield journeyFinding('standard-missed', { id: standard.id, at: standard.at }, `The promise “${standard.text.slice(0, 80)}” at ${place} is not kept, beyond chance, and nothing is planned.`, { place, text: standard.text.slice(0, 80), metric: standard.metric });
  }
}

const isMissed = ({ atLeast, atMost }: RecordOf<'standard'>, { lower, upper }: { readonly lower: number; readonly upper: number }): boolean => (atLeast !== undefined && upper < atLeast) || (atMost !== undefined && lower > atMost);
