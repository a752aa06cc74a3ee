import { extent } from 'd3-array';
import { area, curveStepAfter, line } from 'd3-shape';
import { nothing, svg, type SVGTemplateResult } from 'lit';
import { across, fitText, isNarrow, linear, padded, px, type Frame, type Scale } from './frame.js';
import { gridUp, label, mark, picture, rule, spread, type Mark } from './marks.js';

/** What a figure of the chart means. */
export type ControlState = 'common' | 'improvement' | 'concern' | 'high' | 'low';

/** One period. */
export interface ControlChartPoint {
  readonly label: string;
  /** Null where there is no figure: a gap. */
  readonly value: number | null;
  readonly state: ControlState;
  /** Where chance alone would leave the figure; null where that cannot be told. */
  readonly lower: number | null;
  readonly center: number | null;
  readonly upper: number | null;
  /** Rests on few answers: a hollow mark. */
  readonly few?: boolean;
  readonly title?: string;
}

/** Something that happened: a small flag over its period. */
export interface ControlChartFlag {
  /** The place of its period among the points. */
  readonly at: number;
  readonly text: string;
}

/** A figure over time between the limits of chance. */
export interface ControlChartProps {
  readonly frame: Frame;
  readonly points: readonly ControlChartPoint[];
  readonly target?: number | undefined;
  readonly flags?: readonly ControlChartFlag[] | undefined;
  readonly format: (value: number) => string;
  /** The names of the lines, to stand at their ends. */
  readonly names: { readonly upper: string; readonly center: string; readonly lower: string; readonly target: string };
}

const HEIGHT = 17;
const SHAPE: Readonly<Record<ControlState, Mark>> = { common: 'dot', improvement: 'up', concern: 'down', high: 'up', low: 'down' };

/**
 * A control chart: the figures as a line, the limits as a soft band that may change from period to period, the centre,
 * and a mark of its own shape on what chance hardly explains. Time runs the way people read; gaps stay gaps.
 */
export function renderControlChart({ frame, points, target, flags = [], format, names }: ControlChartProps): SVGTemplateResult {
  const { em, width } = frame;
  const mast = flags.length > 0 ? 1.8 * em : 0;
  const [top, bottom] = [em + mast, HEIGHT * em + mast];
  const values = points.flatMap(({ value, lower, upper }) => [value, lower, upper].filter((one) => one !== null));
  const [low = 0, high = 1] = extent(target === undefined ? values : [...values, target]);
  const y = linear(padded(low, high), [bottom, top]);
  const left = Math.max(...y.ticks.map((tick) => frame.textWidth(format(tick)))) + em;
  const ends = endLabels(frame, points, target, format, names, y, top, bottom);
  const right = width - ends.width;
  const step = (right - left) / Math.max(1, points.length);
  const x = (i: number): number => across(frame, left + (i + 0.5) * step);
  const edges = stepped(points);
  const edge = ({ at }: Edge): number => across(frame, left + at * step);
  const band = area<Edge>(edge, ({ lower }) => y(lower ?? 0), ({ upper }) => y(upper ?? 0)).defined(({ lower, upper }) => lower !== null && upper !== null).curve(curveStepAfter);
  const centre = line<Edge>(edge, ({ center }) => y(center ?? 0)).defined(({ center }) => center !== null).curve(curveStepAfter);
  const curve = line<ControlChartPoint>((_, i) => x(i), ({ value }) => y(value!)).defined(({ value }) => value !== null);
  return picture(frame, bottom + 2 * em, [
    svg`<path class="band" d=${band(edges) ?? nothing}></path>`,
    gridUp(frame, y, left, right, format),
    svg`<path class="centre" d=${centre(edges) ?? nothing}></path>`,
    target === undefined ? nothing : rule(frame, 'target', left, y(target), right, y(target)),
    flags.length > 0 ? flagPoles(frame, flags, (at) => left + (at + 0.5) * step, bottom) : nothing,
    svg`<path class="line" d=${curve(points) ?? nothing}></path>`,
    points.map((point, i) =>
      point.value === null ? nothing : mark(frame, point.few && point.state === 'common' ? 'hollow' : SHAPE[point.state], left + (i + 0.5) * step, y(point.value), `state ${point.state}`, point.title),
    ),
    timeLabels(frame, points, left, right, step, bottom),
    ends.content(right),
  ]);
}

interface Edge extends Pick<ControlChartPoint, 'lower' | 'center' | 'upper'> {
  /** In periods from the beginning. */
  readonly at: number;
}

/** Limits hold for the whole width of a period, also of the last one before a gap. */
function stepped(points: readonly ControlChartPoint[]): Edge[] {
  return points.flatMap(({ lower, center, upper }, i): Edge[] => {
    const edge = { lower, center, upper, at: i };
    const next = points[i + 1];
    return next && next.center !== null ? [edge] : [edge, { ...edge, at: i + 1 }];
  });
}

/** The last limits, by name and value where there is room. */
function endLabels(
  frame: Frame, points: readonly ControlChartPoint[], target: number | undefined, format: (value: number) => string, names: ControlChartProps['names'], y: Scale, top: number, bottom: number,
): { readonly width: number; readonly content: (right: number) => SVGTemplateResult } {
  const last = points.findLast(({ center }) => center !== null);
  const lines = [
    { id: 'upper', value: last?.upper }, { id: 'center', value: last?.center }, { id: 'lower', value: last?.lower }, { id: 'target', value: target },
  ] as const;
  const told = lines.flatMap(({ id, value }) => (value === null || value === undefined ? [] : [{ id, value, text: isNarrow(frame) ? format(value) : `${names[id]} ${format(value)}` }]));
  const width = told.length === 0 ? 0 : Math.max(...told.map(({ text }) => frame.textWidth(text))) + 0.75 * frame.em;
  const places = spread(told.map(({ value }) => y(value)), 1.2 * frame.em, top, bottom);
  return { width, content: (right) => svg`${told.map(({ id, text }, i) => label(frame, text, right + 0.5 * frame.em, places[i]! + frame.em / 3, { name: `end ${id}` }))}` };
}

/** What happened, over the period in which it did; a name for which there is no room is left to the words below. */
function flagPoles(frame: Frame, flags: readonly ControlChartFlag[], x: (at: number) => number, bottom: number): SVGTemplateResult {
  const { em, width } = frame;
  const ordered = [...flags].sort((a, b) => a.at - b.at);
  let taken = 0;
  return svg`${ordered.map(({ at, text }, i) => {
    const pole = x(at);
    const next = ordered[i + 1];
    const after = (next ? x(next.at) - 0.4 * em : width) - pole - 1.2 * em;
    const before = pole - taken - 0.8 * em;
    const behind = after >= Math.min(before, frame.textWidth(text)) ? after : 0;
    const room = behind > 0 ? behind : before;
    const shown = room >= 3 * em ? fitText(text, room, frame) : '';
    taken = pole + (behind > 0 && shown ? 1.2 * em + frame.textWidth(shown) : em);
    const side = frame.rightToLeft ? -1 : 1;
    return svg`${rule(frame, 'pole', pole, 0.35 * em, pole, bottom)}
      <path class="flag" d=${`M${px(across(frame, pole))} ${px(0.35 * em)}l${px(side * 0.75 * em)} ${px(0.35 * em)}l${px(-side * 0.75 * em)} ${px(0.35 * em)}z`}></path>
      ${shown === '' ? nothing : label(frame, shown, behind > 0 ? pole + em : pole - 0.4 * em, 1.05 * em, { at: behind > 0 ? 'start' : 'end', name: 'quiet' })}`;
  })}`;
}

/** No name of a period takes more of the width than this. */
const LONGEST_NAME = 0.6;

/** As many names of periods as fit, the first and the last among them. */
function timeLabels(frame: Frame, points: readonly ControlChartPoint[], left: number, right: number, step: number, bottom: number): SVGTemplateResult {
  const names = points.map(({ label: text }) => fitText(text, LONGEST_NAME * frame.width, frame));
  const widest = Math.max(0, ...names.map(frame.textWidth)) + frame.em;
  const count = Math.max(2, Math.floor((right - left) / Math.max(1, widest)));
  const every = Math.max(1, Math.ceil((points.length - 1) / Math.max(1, count - 1)));
  const last = points.length - 1;
  return svg`${names.map((text, i) => {
    const shown = i % every === 0 || i === last;
    // one too close to the last gives way to it
    if (!shown || (i !== last && (last - i) * step < widest)) return nothing;
    const middle = left + (i + 0.5) * step;
    const half = frame.textWidth(text) / 2;
    const at = middle - half < 0 ? 'start' : middle + half > frame.width ? 'end' : 'middle';
    return label(frame, text, at === 'start' ? 0 : at === 'end' ? px(frame.width) : middle, bottom + 1.5 * frame.em, { at, name: 'tick' });
  })}`;
}
