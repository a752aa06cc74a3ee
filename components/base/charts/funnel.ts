import { extent } from 'd3-array';
import { line } from 'd3-shape';
import { svg, type SVGTemplateResult } from 'lit';
import { across, isNarrow, linear, type Frame } from './frame.js';
import { gridAcross, gridUp, label, mark, picture, rule, type Mark } from './marks.js';
import { pointNames } from './names.js';

/** A team, site or agent. */
export interface FunnelDot {
  readonly label: string;
  readonly n: number;
  readonly value: number;
  readonly place: 'far-below' | 'below' | 'inside' | 'above' | 'far-above';
  /** Named in the picture; the others are in the table. */
  readonly named: boolean;
  readonly tone?: string;
}

/** Sites by how many answers they have, between limits that narrow as the answers grow. */
export interface FunnelProps {
  readonly frame: Frame;
  readonly dots: readonly FunnelDot[];
  readonly target: number;
  /** The limits at some sizes, ascending. */
  readonly limits: readonly { readonly n: number; readonly warning: readonly [number, number]; readonly alarm: readonly [number, number] }[];
  readonly format: (value: number) => string;
  readonly formatSize: (n: number) => string;
  readonly axes: { readonly size: string; readonly target: string; readonly warning: string; readonly alarm: string };
  /** The lowest and highest value there can be. */
  readonly within: readonly [low: number, high: number];
}

const HEIGHT = 19;
const SHAPE: Readonly<Record<FunnelDot['place'], Mark>> = { 'far-below': 'down', below: 'down', inside: 'dot', above: 'up', 'far-above': 'up' };

/** A funnel plot: who lies within the inner limits does not differ from the target for all that can be told. */
export function renderFunnel({ frame, dots, target, limits, format, formatSize, axes, within }: FunnelProps): SVGTemplateResult {
  const { em } = frame;
  const [top, bottom] = [em, HEIGHT * em];
  const clip = (value: number): number => Math.min(within[1], Math.max(within[0], value));
  const [low = 0, high = 1] = extent(dots.map(({ value }) => value).concat(target, limits.flatMap(({ n, alarm }) => (n >= (dots.at(0)?.n ?? 0) ? alarm.map(clip) : []))));
  const y = linear([low, high], [bottom, top], { round: true });
  const left = Math.max(...y.ticks.map((tick) => frame.textWidth(format(tick)))) + em;
  const names = [axes.target, axes.warning, axes.alarm];
  const right = frame.width - (isNarrow(frame) ? 0.75 * em : Math.max(...names.map(frame.textWidth)) + 0.75 * em);
  const largest = Math.max(1, ...limits.map(({ n }) => n));
  const x = linear([0, largest], [left, right]);
  const curve = (pick: (limit: FunnelProps['limits'][number]) => number): string =>
    line<FunnelProps['limits'][number]>((limit) => across(frame, x(limit.n)), (limit) => y(Math.min(y.domain[1], Math.max(y.domain[0], clip(pick(limit))))))(limits) ?? '';
  const last = limits.at(-1);
  return picture(frame, bottom + 3.2 * em, [
    gridUp(frame, y, left, right, format),
    gridAcross(frame, x, [[top, bottom]], bottom, formatSize),
    label(frame, axes.size, (left + right) / 2, bottom + 2.8 * em, { at: 'middle', name: 'tick' }),
    rule(frame, 'centre', left, y(target), right, y(target)),
    [0, 1].map((end) => svg`<path class="limit warning" d=${curve(({ warning }) => warning[end]!)}></path><path class="limit alarm" d=${curve(({ alarm }) => alarm[end]!)}></path>`),
    isNarrow(frame) || !last
      ? ''
      : [label(frame, axes.target, right + 0.5 * em, y(target) + em / 3, { name: 'end' }), label(frame, axes.warning, right + 0.5 * em, y(clip(last.warning[1])) + em / 3, { name: 'end' }), label(frame, axes.alarm, right + 0.5 * em, Math.min(y(clip(last.alarm[1])), y(clip(last.warning[1])) - 1.2 * em) + em / 3, { name: 'end' })],
    dots.map(({ label: name, n, value, place, tone = '' }) => mark(frame, SHAPE[place], x(n), y(value), tone || (place === 'inside' ? 'common' : 'concern'), `${name}: ${format(value)}`)),
    pointNames(frame, dots.filter(({ named }) => named).map((dot) => ({ label: dot.label, x: x(dot.n), y: y(dot.value) })), { left, right, top, bottom }, dots.filter(({ named }) => !named).map((dot) => ({ x: x(dot.n), y: y(dot.value) }))),
  ]);
}
