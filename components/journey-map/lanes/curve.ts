import { area, line } from 'd3-shape';
import { nothing, svg, type SVGTemplateResult } from 'lit';
import type { EmotionScale } from '../../../src/journey/document/scale.js';
import type { JourneyFigure } from '../../../src/journey/figures/figure.js';
import { across, linear, px, type Scale } from '../../base/charts/frame.js';
import { mark } from '../../base/charts/marks.js';

/** A figure of the curve at its place. */
export interface CurveMark {
  /** The middle of its column, in pixels from the beginning of the drawing. */
  readonly x: number;
  readonly figure: JourneyFigure;
  /** The touchpoint or phase whose verbatims are behind it. */
  readonly id: string;
  /** What a mouse is told. */
  readonly title: string;
  /** A column that is drawn; the others are there for the line to go on. */
  readonly drawn: boolean;
}

/** The room of a curve: its drawing is as wide as the columns that are drawn. */
export interface CurveFrame {
  readonly width: number;
  readonly height: number;
  readonly rightToLeft: boolean;
  readonly em: number;
}

/** The vertical scale of a curve: that of the emotions, or of what a metric can be. */
export function curveScale(metric: string, scale: EmotionScale, figures: readonly JourneyFigure[], height: number, em: number): Scale {
  const place: readonly [number, number] = [height - 2.2 * em, 1.2 * em];
  if (metric === 'emotion') return linear([scale.min, scale.max], place);
  const ends = figures.flatMap((figure) => (figure.kind === 'measured' ? [figure.value, figure.interval?.lower ?? figure.value, figure.interval?.upper ?? figure.value] : figure.kind === 'asserted' ? [figure.value] : []));
  return linear([Math.min(...ends), Math.max(...ends)], place, { round: true });
}

/**
 * A metric as a line over the columns: solid between what was counted, dashed where either end was only said, a gap
 * where nothing is known; a soft band where there is an interval. What it shows stands in the cells as numbers.
 */
export function renderCurve(frame: CurveFrame, y: Scale, marks: readonly CurveMark[], { neutral, name }: { readonly neutral?: number; readonly name: 'current' | 'other' }): SVGTemplateResult {
  const x = ({ x: at }: CurveMark): number => px(across(frame, at));
  const value = ({ figure }: CurveMark): number | null => figure.value;
  const known = marks.filter((one) => value(one) !== null);
  const end = (which: 'lower' | 'upper') => ({ figure }: CurveMark): number => px(y(Math.max(y.domain[0], Math.min(y.domain[1], (figure.kind === 'measured' && figure.interval?.[which]) || 0))));
  const band = area<CurveMark>(x, end('lower'), end('upper')).defined(({ figure }) => figure.kind === 'measured' && figure.interval !== null);
  const path = line<CurveMark>(x, (one) => px(y(value(one)!)));
  return svg`<g class=${`curve ${name}`}>
    ${neutral === undefined ? nothing : svg`<line class="neutral" x1="0" x2=${frame.width} y1=${px(y(neutral))} y2=${px(y(neutral))}></line>`}
    ${name === 'current' ? svg`<path class="band" d=${band(marks as CurveMark[]) ?? nothing}></path>` : nothing}
    ${runsOf(marks).map(({ asserted, points }) => svg`<path class=${`stroke ${asserted ? 'asserted' : ''}`} d=${path(points as CurveMark[]) ?? nothing}></path>`)}
    ${known.filter(({ drawn }) => drawn).map((one) => svg`<g data-open=${one.id}>${mark(frame, name === 'other' ? 'diamond' : one.figure.kind === 'asserted' ? 'hollow' : 'dot', one.x, y(value(one)!), 'point', one.title)}</g>`)}
  </g>`;
}

/** Neighbours that are joined by a line of one kind. */
function runsOf(marks: readonly CurveMark[]): readonly { readonly asserted: boolean; readonly points: readonly CurveMark[] }[] {
  const runs: { asserted: boolean; points: CurveMark[] }[] = [];
  marks.forEach((here, i) => {
    const before = marks[i - 1];
    if (!before || before.figure.value === null || here.figure.value === null) return;
    const asserted = before.figure.kind !== 'measured' || here.figure.kind !== 'measured';
    const last = runs.at(-1);
    if (last && last.asserted === asserted && last.points.at(-1) === before) last.points.push(here);
    else runs.push({ asserted, points: [before, here] });
  });
  return runs;
}
