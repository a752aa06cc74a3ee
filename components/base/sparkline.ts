import { extent } from 'd3-array';
import { area, line } from 'd3-shape';
import { nothing, svg, type SVGTemplateResult } from 'lit';
import type { Reading } from '../../src/metrics/reading.js';

/** What a sparkline shows. */
export interface Sparkline {
  readonly readings: readonly Reading[];
  /** In the unit of the readings. */
  readonly target: number | null;
  /** Time runs the way people read. */
  readonly rightToLeft: boolean;
}

const WIDTH = 240;
const HEIGHT = 56;
const MARGIN = 5;

/**
 * A line through the figures with their intervals as a soft band, the target as a thin dashed line, and a dot at the
 * last figure, hollow where it rests on few answers. Periods without a figure are gaps. The words that say the same
 * are the caller's.
 */
export function renderSparkline({ readings, target, rightToLeft }: Sparkline): SVGTemplateResult {
  const last = readings.findLastIndex((reading) => reading.kind === 'measured');
  const values = readings.flatMap((reading) => (reading.kind === 'measured' ? [reading.value, ...ends(reading)] : []));
  const [low = 0, high = 1] = extent(target === null ? values : [...values, target]);
  const x = (i: number): number => {
    const place = MARGIN + (i / Math.max(1, readings.length - 1)) * (WIDTH - 2 * MARGIN);
    return rightToLeft ? WIDTH - place : place;
  };
  const y = (value: number): number => HEIGHT - MARGIN - ((value - low) / (high - low || 1)) * (HEIGHT - 2 * MARGIN);
  const defined = (reading: Reading): boolean => reading.kind === 'measured';
  const curve = line<Reading>(
    (_, i) => x(i),
    (reading) => y(reading.value!),
  ).defined(defined);
  const band = area<Reading>(
    (_, i) => x(i),
    (reading) => y(ends(reading)[0]),
    (reading) => y(ends(reading)[1]),
  ).defined(defined);
  const few = last >= 0 && readings[last]!.notes.some((note) => note.code === 'few-answers');
  return svg`<svg part="sparkline" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    <path class="band" d=${band(readings) ?? nothing}></path>
    ${target === null ? nothing : svg`<line class="target" x1="0" x2=${WIDTH} y1=${y(target)} y2=${y(target)}></line>`}
    <path class="line" d=${curve(readings) ?? nothing}></path>
    ${last < 0 ? nothing : dot(`M${x(last)},${y(readings[last]!.value!)}h0`, few)}
  </svg>`;
}

/** A line of no length with round ends: a dot that stays round however the picture is stretched. */
function dot(at: string, hollow: boolean): SVGTemplateResult {
  return svg`<path class="dot" d=${at}></path>${hollow ? svg`<path class="dot hole" d=${at}></path>` : nothing}`;
}

function ends(reading: Reading): readonly [number, number] {
  return reading.interval ? [reading.interval.lower, reading.interval.upper] : [reading.value ?? 0, reading.value ?? 0];
}
