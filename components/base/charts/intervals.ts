import { extent } from 'd3-array';
import { nothing, svg, type SVGTemplateResult } from 'lit';
import { linear, padded, type Frame } from './frame.js';
import { bar, gridAcross, mark, picture, rule, ruleDown, type Mark } from './marks.js';
import { layoutRows } from './rows.js';

/** One figure with its interval. */
export interface IntervalRow {
  readonly label: string;
  /** Null where there is none: `text` says why. */
  readonly value: number | null;
  readonly lower?: number | null | undefined;
  readonly upper?: number | null | undefined;
  /** What stands behind it: "39.8 (37.2 to 42.4)". */
  readonly text: string;
  /** The same in short, for where there is little room: "39.8". */
  readonly short?: string | undefined;
  /** The shape of its mark; a dot if not given. */
  readonly mark?: Mark;
  /** A class of its own: `improvement`, `concern`, `quiet`. */
  readonly tone?: string;
  readonly title?: string;
}

/** Figures one under another, each with its interval: a forest plot. */
export interface IntervalsProps {
  readonly frame: Frame;
  readonly rows: readonly IntervalRow[];
  readonly format: (value: number) => string;
  /** A value to hold them against, drawn through all rows. */
  readonly reference?: number | undefined;
  /** The axis begins here, as with shares and weights: then the figures are bars. */
  readonly from?: number | undefined;
  /** Where the scale of the figure ends; the axis does not go on past it. */
  readonly within?: readonly [low: number, high: number] | undefined;
}

/** One row for each figure: the whisker is the interval, the mark the value. Names stand before them, values behind. */
export function renderIntervals({ frame, rows, format, reference, from, within = [-Infinity, Infinity] }: IntervalsProps): SVGTemplateResult {
  const layout = layoutRows(frame, rows);
  const values = rows.flatMap(({ value, lower, upper }) => [value, lower, upper].filter((one) => one !== null && one !== undefined));
  const [low = 0, high = 1] = extent([...values, ...(reference === undefined ? [] : [reference]), ...(from === undefined ? [] : [from])]);
  const wide = padded(low, high);
  const x = linear([Math.max(within[0], from ?? wide[0]), Math.min(within[1], wide[1])], [layout.left, layout.right], { most: layout.narrow ? 4 : 5 });
  const thick = 0.32 * frame.em;
  return picture(frame, layout.bottom + 2.2 * frame.em, [
    gridAcross(frame, x, layout.bands, layout.bottom, format),
    from === undefined ? nothing : ruleDown(frame, 'axis', x(from), layout.bands),
    reference === undefined ? nothing : ruleDown(frame, 'target', x(reference), layout.bands),
    rows.map(({ value, lower, upper, mark: shape = 'dot', tone = '', title }, i) => {
      const y = layout.middle(i);
      if (value === null) return layout.texts(i, 'quiet');
      const ends = lower !== null && lower !== undefined && upper !== null && upper !== undefined;
      return svg`${from === undefined ? nothing : bar(frame, `bar ${tone}`, x(from), y - 2 * thick, x(value), y + 2 * thick)}
        ${ends ? [rule(frame, `whisker ${tone}`, x(lower), y, x(upper), y), rule(frame, `whisker ${tone}`, x(lower), y - thick, x(lower), y + thick), rule(frame, `whisker ${tone}`, x(upper), y - thick, x(upper), y + thick)] : nothing}
        ${from === undefined ? mark(frame, shape, x(value), y, tone, title) : nothing}
        ${layout.texts(i)}`;
    }),
  ]);
}
