import { area, curveStepAfter, line } from 'd3-shape';
import { nothing, svg, type SVGTemplateResult } from 'lit';
import { across, fitText, isNarrow, linear, type Frame } from './frame.js';
import { gridAcross, gridUp, label, picture, spread } from './marks.js';

/** How many are still here after each time. */
export interface SurvivalLine {
  /** Stands at its end. */
  readonly label: string;
  /** Ascending; the curve is 1 before the first of them. */
  readonly times: readonly number[];
  readonly survival: readonly number[];
  readonly lower: readonly (number | null)[];
  readonly upper: readonly (number | null)[];
  /** How far it reaches: the longest time watched. */
  readonly until: number;
}

/** Survival curves over one axis of time. */
export interface SurvivalProps {
  readonly frame: Frame;
  /** At most five: each has its own dash. */
  readonly lines: readonly SurvivalLine[];
  readonly formatTime: (time: number) => string;
  readonly formatShare: (share: number) => string;
  /** What the times are counted in, below the axis. */
  readonly timeName: string;
}

const HEIGHT = 18;
/** The names of the lines take no more of the width than this. */
const LONGEST_NAME = 0.36;

/** Steps that fall as people leave, each with its interval as a soft band. The vertical axis runs from none to all. */
export function renderSurvival({ frame, lines, formatTime, formatShare, timeName }: SurvivalProps): SVGTemplateResult {
  const { em } = frame;
  const [top, bottom] = [isNarrow(frame) ? 2 * em : em, HEIGHT * em];
  const longest = Math.max(1, ...lines.map(({ until }) => until));
  const left = frame.textWidth(formatShare(1)) + em;
  const names = lines.map(({ label: text }) => fitText(text, (isNarrow(frame) ? 1 : LONGEST_NAME) * frame.width - left, frame));
  const right = frame.width - Math.max(0.75 * em, ...(isNarrow(frame) ? [] : names.map((name) => frame.textWidth(name) + 0.75 * em)));
  const x = linear([0, longest], [left, right]);
  const y = linear([0, 1], [bottom, top]);
  const curves = lines.map((one, i) => {
    const steps = stepsOf(one);
    const curve = line<Step>(({ time }) => across(frame, x(time)), ({ share }) => y(share)).curve(curveStepAfter);
    const band = area<Step>(({ time }) => across(frame, x(time)), ({ lower }) => y(lower!), ({ upper }) => y(upper!))
      .defined(({ lower, upper }) => lower !== null && upper !== null)
      .curve(curveStepAfter);
    return svg`<path class=${`band series-${i}`} d=${band(steps) ?? nothing}></path><path class=${`line series-${i}`} d=${curve(steps) ?? nothing}></path>`;
  });
  const last = lines.map(({ survival }) => y(survival.at(-1) ?? 1));
  const places = isNarrow(frame) ? spread(last.map((place) => place - 0.7 * em), 1.2 * em, 0.9 * em, bottom - em) : spread(last, 1.3 * em, top, bottom);
  return picture(frame, bottom + 3.2 * em, [
    gridUp(frame, y, left, right, formatShare),
    gridAcross(frame, x, [[top, bottom]], bottom, formatTime),
    label(frame, timeName, (left + right) / 2, bottom + 2.8 * em, { at: 'middle', name: 'tick' }),
    curves,
    names.map((text, i) =>
      isNarrow(frame)
        ? label(frame, text, right, places[i]!, { at: 'end', name: 'end halo' })
        : label(frame, text, right + 0.5 * em, places[i]! + em / 3, { name: 'end' }),
    ),
  ]);
}

interface Step {
  readonly time: number;
  readonly share: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

function stepsOf({ times, survival, lower, upper, until }: SurvivalLine): Step[] {
  const steps = times.map((time, i): Step => ({ time, share: survival[i]!, lower: lower[i]!, upper: upper[i]! }));
  const last = steps.at(-1) ?? { share: 1, lower: null, upper: null };
  return [{ time: 0, share: 1, lower: 1, upper: 1 }, ...steps, { ...last, time: until }];
}
