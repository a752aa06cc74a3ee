import { svg, type SVGTemplateResult } from 'lit';
import { fitText, linear, type Frame } from './frame.js';
import { bar, label, picture, rule } from './marks.js';

/** A named part of the scale. */
export interface DistributionGroup {
  /** `detractor`, `passive`, `promoter`, or any other: its class in the picture. */
  readonly id: string;
  readonly from: number;
  readonly to: number;
  /** What stands over its bars, from long to short: the first that there is room for. */
  readonly labels: readonly [string, ...string[]];
}

/** How many gave each answer. */
export interface DistributionProps {
  readonly frame: Frame;
  readonly min: number;
  /** `counts[i]` answers of `min + i`. */
  readonly counts: readonly number[];
  readonly groups: readonly DistributionGroup[];
  readonly format: (count: number) => string;
  /** What a mouse is told of a bar. */
  readonly title?: (value: number, count: number) => string;
}

const HEIGHT = 12;

/**
 * A bar for each answer of a scale, with the number who gave it, and over the bars the names of the groups. The axis is
 * the scale as it was asked, from its first step to its last, answers that nobody gave too.
 */
export function renderDistribution({ frame, min, counts, groups, format, title }: DistributionProps): SVGTemplateResult {
  const { em, width } = frame;
  const top = 3.6 * em;
  const bottom = top + HEIGHT * em;
  const step = width / Math.max(1, counts.length);
  const gap = Math.min(step / 4, 0.5 * em);
  const y = linear([0, Math.max(1, ...counts)], [bottom, top]);
  const groupOf = (value: number): string => groups.find(({ from, to }) => value >= from && value <= to)?.id ?? 'other';
  const bars = counts.map((count, i) => {
    const text = format(count);
    const middle = (i + 0.5) * step;
    return svg`<g>${title ? svg`<title>${title(min + i, count)}</title>` : ''}
      ${bar(frame, `bar ${groupOf(min + i)}`, i * step + gap / 2, y(count), (i + 1) * step - gap / 2, bottom)}
      ${frame.textWidth(text) <= step ? label(frame, text, middle, y(count) - 0.4 * em, { at: 'middle', name: 'count' }) : ''}
      ${label(frame, format(min + i), middle, bottom + 1.3 * em, { at: 'middle', name: 'tick' })}</g>`;
  });
  const names = groups.map(({ id, from, to, labels }) => {
    const [start, end] = [(from - min) * step + gap / 2, (to + 1 - min) * step - gap / 2];
    const room = end - start;
    const text = labels.find((one) => frame.textWidth(one) <= room) ?? fitText(labels.at(-1)!, room + gap, frame);
    return svg`${rule(frame, `bracket ${id}`, start, 1.7 * em, end, 1.7 * em)}${label(frame, text, start, 1.2 * em, { name: `name ${id}` })}`;
  });
  return picture(frame, bottom + 2 * em, [names, rule(frame, 'axis', 0, bottom, width, bottom), bars]);
}
