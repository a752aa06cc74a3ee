import { scaleOf } from '../../src/journey/document/journey.js';
import { gapOf } from '../../src/journey/figures/gap.js';
import { observedOnCurve } from './map-view.js';
import type { MapContext } from './lanes/context.js';
import type { Side } from './compare.js';
import { observedIn } from './compare.js';
import type { Column } from './columns.js';

/** More touchpoints than these are not all looked at for one sentence. */
const MOST = 2_000;

/** What the curve shows, in a sentence: its highest and lowest place, where it ends, how often it lies below what it is held against. */
export function curveSentence(context: MapContext, metric: string): string {
  const { index, texts, figures, side, other } = context;
  const columns = index.touchpoints.slice(0, MOST).map((touchpoint, place): Column => ({ kind: 'step', id: touchpoint.id, touchpoint, place }));
  const points = columns.map((column) => ({ column, observed: observedOnCurve(side, column, metric) })).filter(({ observed }) => observed.figure.value !== null);
  const name = figures.metric(metric);
  const scale = metric === 'emotion' ? scaleOf(index.head) : undefined;
  if (points.length === 0) return texts.text('journey.curve.nothing', { metric: name, count: index.touchpoints.length });
  const sorted = points.toSorted((a, b) => a.observed.figure.value! - b.observed.figure.value!);
  const [low, high, last] = [sorted[0]!, sorted.at(-1)!, points.at(-1)!];
  const at = ({ column }: (typeof points)[number]): string => (column.kind === 'step' ? column.touchpoint.name : column.phase.name);
  const value = ({ observed }: (typeof points)[number]): string => figures.value(observed.figure);
  const sentences = [
    texts.text('journey.curve', {
      metric: scale ? texts.text('journey.on-scale', { metric: name, low: texts.number(scale.min), high: texts.number(scale.max) }) : name,
      count: index.touchpoints.length, known: texts.number(points.length),
      high: value(high), highAt: at(high), low: value(low), lowAt: at(low), last: value(last),
    }),
  ];
  const asserted = points.filter(({ observed }) => observed.figure.kind === 'asserted').length;
  if (asserted > 0) sentences.push(texts.text('journey.curve.asserted', { count: asserted }));
  if (other) sentences.push(againstSentence(context, points, metric, other));
  return sentences.join(' ');
}

function againstSentence({ texts }: MapContext, points: readonly { readonly column: Column; readonly observed: ReturnType<typeof observedIn> }[], metric: string, other: { readonly side: Side; readonly name: string }): string {
  let worse = 0;
  let better = 0;
  let held = 0;
  for (const { column, observed } of points) {
    const beside = observedIn(other.side, column, metric);
    if (beside.figure.value === null) continue;
    held += 1;
    const { state } = gapOf(observed, beside);
    if (state === 'worse') worse += 1;
    if (state === 'better') better += 1;
  }
  return held === 0 ? texts.text('journey.curve.not-held', { against: other.name }) : texts.text('journey.curve.against', { against: other.name, worse: texts.number(worse), better: texts.number(better), count: held });
}
