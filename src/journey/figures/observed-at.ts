import type { ReadOptions } from '../../metrics/definition.js';
import { momentsOf } from '../../metrics/statistics/mean/moments.js';
import { scaleOf } from '../document/scale.js';
import type { Observation, RecordOf } from '../document/records.js';
import type { Series } from '../document/kinds.js';
import type { Stat } from '../document/stat.js';
import type { JourneyIndex } from '../map/journey-index.js';
import { figureOf, missingFigure, type JourneyFigure } from './figure.js';
import { mergeAll } from './merge.js';

/** Of whom and when: the same question is put to every place of a map. */
export interface View {
  /** Only this segment; all customers if not given. */
  readonly segment?: string;
  readonly persona?: string;
  /** Observations whose period ends between these days. */
  readonly from?: string;
  readonly to?: string;
  /** Confidence, privacy threshold and the like. */
  readonly read?: ReadOptions;
}

/** What is known of a metric at one place. */
export interface ObservedAt {
  readonly at: string;
  readonly metric: string;
  readonly series: Series;
  /** What was counted or said; null where nothing was, or what was counted is unlike. */
  readonly stat: Stat | null;
  readonly figure: JourneyFigure;
  /** Where it comes from. */
  readonly observations: readonly Observation[];
  /** Observations of one place and time that were counted by unlike rules, so that there is no one figure. */
  readonly unlike: boolean;
  /** It is the mean of how verbatims were scored, since nothing else was counted here. */
  readonly fromEvidence: boolean;
}

/** Verbatims of a place, of whom and when is asked. */
export function evidenceAt(index: JourneyIndex, at: string, { segment, persona, from, to }: View = {}): readonly RecordOf<'evidence'>[] {
  const all = index.at(at, 'evidence');
  if (all.length === 0) return all;
  return all.filter((one) => (segment === undefined || one.segment === segment) && (persona === undefined || one.persona === persona) && (from === undefined || one.on >= from) && (to === undefined || one.on <= to));
}

/** The mean of what customers were said to feel; null if nobody's was scored. */
function statOfEvidence(index: JourneyIndex, at: string, view: View): Stat | null {
  const { min, max } = scaleOf(index.head);
  const scores = evidenceAt(index, at, view).flatMap(({ score }) => (score !== undefined && score >= min && score <= max ? [score] : []));
  const moments = momentsOf(scores);
  return moments && { t: 'mean', n: moments.n, mean: moments.mean, scale: [min, max], ...(moments.variance !== null && { sd: Math.sqrt(moments.variance) }) };
}

/**
 * A metric at a place: of the latest period that was counted; of what was only said, the latest, and only where nothing
 * was counted. An emotion that nobody counted is that of the verbatims. Observations of the same time are merged by their sums.
 */
export function observedAt(index: JourneyIndex, at: string, metric: string, series: Series = 'current', view: View = {}, who?: string): ObservedAt {
  const { segment = null, persona = null, from, to } = view;
  const all = index.observations(at, { metric, series, segment, persona, ...(who !== undefined && { who }), ...(from !== undefined && { from }), ...(to !== undefined && { to }) });
  const base = { at, metric, series, unlike: false, fromEvidence: false };
  const counted = latest(all.filter(({ stat }) => stat.t !== 'asserted'), ({ period }) => period?.to ?? '');
  if (counted.length > 0) {
    const { stat, unlike } = mergeAll(counted.map((one) => one.stat));
    const figure: JourneyFigure = stat ? figureOf(metric, stat, view.read) : { ...missingFigure(metric), reason: 'unlike-instruments' } as JourneyFigure;
    return { ...base, stat, figure, observations: counted, unlike: unlike > 0 };
  }
  const scored = metric === 'emotion' && series === 'current' ? statOfEvidence(index, at, view) : null;
  if (scored) return { ...base, stat: scored, figure: figureOf(metric, scored, view.read), observations: [], fromEvidence: true };
  if (all.length === 0) return { ...base, stat: null, figure: missingFigure(metric), observations: [] };
  const said = latest(all, ({ stat }) => (stat.t === 'asserted' ? stat.on : '')).at(-1)!;
  return { ...base, stat: said.stat, figure: figureOf(metric, said.stat, view.read), observations: [said] };
}

/** Those that are as late as the latest. */
function latest(all: readonly Observation[], day: (one: Observation) => string): readonly Observation[] {
  let last = '';
  for (const one of all) if (day(one) > last) last = day(one);
  return all.filter((one) => day(one) === last);
}
