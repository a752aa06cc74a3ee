import type { Phase, RecordOf, Touchpoint } from '../document/records.js';
import type { JourneyFigure } from '../figures/figure.js';
import { gapAt, type Gap } from '../figures/gap.js';
import { observedAt, type View } from '../figures/observed-at.js';
import type { JourneyIndex } from '../map/journey-index.js';

/** A metric at a touchpoint, as it is told: the figure, how it changed since the touchpoint before, and its gap. */
export interface ToldMetric {
  readonly metric: string;
  readonly figure: JourneyFigure;
  /** Minus the figure of the nearest touchpoint before that has one; null where there is none. */
  readonly sinceBefore: number | null;
  /** Against what is expected. */
  readonly gap: Gap | null;
}

/** All that is told of one touchpoint: "Ask for help. Support, touchpoint 7 of 24, chat. ...". */
export interface TouchpointStatement {
  readonly touchpoint: Touchpoint;
  readonly place: number;
  readonly of: number;
  readonly phase: Phase | undefined;
  readonly micro: Phase | undefined;
  readonly channel: RecordOf<'channel'> | undefined;
  readonly owner: RecordOf<'owner'> | RecordOf<'actor'> | undefined;
  readonly metrics: readonly ToldMetric[];
  readonly counts: { readonly pains: number; readonly gains: number; readonly opportunities: number; readonly evidence: number; readonly notes: number; readonly suggestions: number };
}

/** @param metrics those of the lanes that are shown; those of the touchpoint if not given */
export function touchpointStatement(index: JourneyIndex, id: string, { metrics, view = {} }: { readonly metrics?: readonly string[]; readonly view?: View } = {}): TouchpointStatement | undefined {
  const touchpoint = index.get(id, 'touchpoint');
  if (!touchpoint) return undefined;
  const told = metrics ?? [...new Set(['emotion', ...index.observations(id).map(({ metric }) => metric)])];
  return {
    touchpoint,
    place: index.columnOf(id) + 1,
    of: index.touchpoints.length,
    phase: index.macroOf(id),
    micro: index.microPhaseOf(id),
    channel: touchpoint.channel === undefined ? undefined : index.get(touchpoint.channel, 'channel'),
    owner: index.ownerOf(id),
    metrics: told.map((metric) => toldMetric(index, id, metric, view)),
    counts: {
      pains: index.at(id, 'pain').length,
      gains: index.at(id, 'gain').length,
      opportunities: index.at(id, 'opportunity').length,
      evidence: index.at(id, 'evidence').filter(({ consent }) => consent.show !== 'nobody').length,
      notes: index.at(id, 'note').filter(({ resolved }) => !resolved).length,
      suggestions: index.all('suggestion').filter(({ status, change }) => status === 'open' && (change.do === 'add' ? change.record['at'] : change.id) === id).length,
    },
  };
}

function toldMetric(index: JourneyIndex, id: string, metric: string, view: View): ToldMetric {
  const { figure } = observedAt(index, id, metric, 'current', view);
  let before: JourneyFigure | undefined;
  for (let column = index.columnOf(id) - 1; column >= 0 && !before; column--) {
    const there = observedAt(index, index.touchpoints[column]!.id, metric, 'current', view).figure;
    if (there.kind !== 'unmeasured') before = there;
  }
  const sinceBefore = before && before.value !== null && figure.value !== null && before.unit === figure.unit ? figure.value - before.value : null;
  return { metric, figure, sinceBefore, gap: gapAt(index, id, metric, { view }) };
}
