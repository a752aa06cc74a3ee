import type { Reading } from '../../src/metrics/reading.js';
import { makeSvg } from './draw.js';

/** From a figure to its place in the drawing. */
export interface SparklinePlace {
  /** Of the reading at that position. */
  x(position: number): number;
  /** Of a value in the unit of the readings. */
  y(value: number): number;
}

/** What lies under the line, in the stretched drawing, and over it, in pixels. */
export interface SparklineLayers {
  under(place: SparklinePlace): readonly Element[];
  over(place: SparklinePlace): readonly Element[];
}

/** What a sparkline shows. */
export interface Sparkline {
  readonly readings: readonly Reading[];
  /** In the unit of the readings. */
  readonly target: number | null;
  /** Time runs the way people read. */
  readonly rightToLeft: boolean;
  /** From where to where it goes at least: sparklines side by side are compared only on one scale. */
  readonly scale: readonly number[];
  readonly layers: SparklineLayers | undefined;
}

export const SPARKLINE = { width: 240, height: 56, margin: 5 } as const;
const { width, height, margin } = SPARKLINE;
const short = (place: number): number => Math.round(place * 10) / 10;

/** What {@link fillSparkline} fills. */
export function makeSparkline(): Element {
  const parts = ['under', 'band', 'target', 'line', 'dot', 'dot hole'].map((name) => makeSvg(name === 'under' ? 'g' : 'path', { class: name }));
  const plot = makeSvg('svg', { width: '100%', height: '100%', viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: 'none' }, ...parts);
  return makeSvg('svg', { part: 'sparkline', 'aria-hidden': 'true', focusable: 'false' }, plot, makeSvg('g'));
}

/**
 * A line through the figures with their intervals as a soft band, the target as a thin dashed line, and a dot at the
 * last figure, hollow where it rests on few answers. Periods without a figure are gaps. The words that say the same
 * are the caller's. Its lines are straight, so their paths are written here: the library for curves is a third of the tile around it.
 */
export function fillSparkline(picture: Element, { readings, target, rightToLeft, scale, layers }: Sparkline): void {
  const last = readings.findLast(({ kind }) => kind === 'measured');
  const values = [...scale, ...readings.flatMap((reading) => (reading.kind === 'measured' ? ends(reading) : []))];
  if (target !== null) values.push(target);
  const low = Math.min(...values);
  const spread = Math.max(...values) - low || 1;
  const x = (i: number): number => {
    const along = margin + (i / Math.max(1, readings.length - 1)) * (width - 2 * margin);
    return short(rightToLeft ? width - along : along);
  };
  const y = (value: number): number => short(height - margin - ((value - low) / spread) * (height - 2 * margin));

  let line = '';
  let band = '';
  let back = '';
  readings.forEach((reading, i) => {
    if (reading.kind !== 'measured') return;
    const [lower, , upper] = ends(reading);
    const go = readings[i - 1]?.kind === 'measured' ? 'L' : 'M';
    line += `${go}${x(i)},${y(reading.value)}`;
    band += `${go}${x(i)},${y(lower)}`;
    back = `L${x(i)},${y(upper)}${back}`;
    if (readings[i + 1]?.kind === 'measured') return;
    line += 'h0'; // a figure between gaps is a dot
    band += `${back}Z`;
    back = '';
  });
  const [plot, over] = picture.children;
  const [under, ...paths] = plot!.children;
  const few = last?.notes.some(({ code }) => code === 'few-answers');
  const dot = last ? `M${x(readings.lastIndexOf(last))},${y(last.value!)}h0` : '';
  [band, target === null ? '' : `M0,${y(target)}H${width}`, line, dot, few ? dot : ''].forEach((d, i) => paths[i]!.setAttribute('d', d));
  under!.replaceChildren(...(layers?.under({ x, y }) ?? []));
  over!.replaceChildren(...(layers?.over({ x, y }) ?? []));
}

function ends({ interval, value }: Reading): readonly [lower: number, value: number, upper: number] {
  return [interval?.lower ?? value!, value!, interval?.upper ?? value!];
}
