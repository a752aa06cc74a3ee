import { extent } from 'd3-array';
import { nothing, svg, type SVGTemplateResult } from 'lit';
import { linear, padded, type Frame } from './frame.js';
import { bar, gridAcross, mark, picture, rule } from './marks.js';
import { layoutRows } from './rows.js';

/** One part of a change. */
export interface WaterfallStep {
  readonly label: string;
  /** What it adds, in the unit of the figure. */
  readonly amount: number;
  readonly text: string;
  /** Is a rise good? Gives the step its tone. */
  readonly good: boolean;
}

/** From one figure to another, step by step. */
export interface WaterfallProps {
  readonly frame: Frame;
  readonly from: { readonly label: string; readonly value: number; readonly text: string };
  readonly steps: readonly WaterfallStep[];
  readonly to: { readonly label: string; readonly value: number; readonly text: string };
  readonly format: (value: number) => string;
}

/**
 * A waterfall lying on its side: the earlier figure, what each part adds to it or takes away, and the later figure. The
 * figures are points and not bars, so the axis need not begin at nought and small parts can be seen.
 */
export function renderWaterfall({ frame, from, steps, to, format }: WaterfallProps): SVGTemplateResult {
  const layout = layoutRows(frame, [from, ...steps, to]);
  let running = from.value;
  const reached = steps.map(({ amount }) => (running += amount));
  const [low = 0, high = 1] = extent([from.value, to.value, ...reached]);
  const x = linear(padded(low, high), [layout.left, layout.right], { most: layout.narrow ? 4 : 5 });
  const half = 0.5 * frame.em;
  const end = steps.length + 1;
  // where names stand above the marks, the lines between the rows would run through them
  const joint = (row: number, value: number): SVGTemplateResult | typeof nothing => layout.narrow ? nothing : rule(frame, 'joint', x(value), layout.middle(row), x(value), layout.middle(row + 1));
  return picture(frame, layout.bottom + 2.2 * frame.em, [
    gridAcross(frame, x, layout.bands, layout.bottom, format),
    joint(0, from.value),
    mark(frame, 'dot', x(from.value), layout.middle(0), 'strong'),
    layout.texts(0, 'strong'),
    steps.map(({ amount, good }, i) => {
      const start = i === 0 ? from.value : reached[i - 1]!;
      const y = layout.middle(i + 1);
      const tone = Math.abs(amount) < 1e-12 ? 'quiet' : good ? 'improvement' : 'concern';
      return svg`${joint(i + 1, reached[i]!)}${bar(frame, `bar ${tone}`, x(start), y - half, x(reached[i]!), y + half)}${rule(frame, `edge ${tone}`, x(reached[i]!), y - half, x(reached[i]!), y + half)}${layout.texts(i + 1)}`;
    }),
    mark(frame, 'dot', x(to.value), layout.middle(end), 'strong'),
    layout.texts(end, 'strong'),
  ]);
}
