/** The room a chart is drawn in. All lengths of a chart are CSS pixels; its drawing is as wide as the room it has. */
export interface Frame {
  readonly width: number;
  /** The size of its letters. */
  readonly em: number;
  readonly rightToLeft: boolean;
  /** How wide a text is in the letters of the chart. */
  readonly textWidth: (text: string) => number;
}

/** A frame for where nothing can be measured: letters are taken for half as wide as they are high. */
export function plainFrame(width = 640, rightToLeft = false, em = 14): Frame {
  return { width, em, rightToLeft, textWidth: (text) => text.length * em * 0.55 };
}

/** Below this a chart puts labels above marks instead of beside them, in em. */
const NARROW = 30;

export const isNarrow = ({ width, em }: Frame): boolean => width < NARROW * em;

/** From values to places in a straight line. */
export interface Scale {
  (value: number): number;
  readonly domain: readonly [low: number, high: number];
  /** At most five round values within the domain. */
  readonly ticks: readonly number[];
}

/** A scale from `domain` to `range`; with `round` the domain is widened to round values first. */
export function linear(domain: readonly [number, number], range: readonly [number, number], { round = false, most = 5 }: { readonly round?: boolean; readonly most?: number } = {}): Scale {
  const spread = spreadOf(domain);
  const { step, first, last } = steps(spread[0], spread[1], most, round);
  const tick = (i: number): number => Number(((first + i) * step).toPrecision(12));
  const [low, high] = round ? [tick(0), tick(last - first)] : spread;
  const place = (value: number): number => range[0] + ((value - low) / (high - low)) * (range[1] - range[0]);
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => tick(i));
  return Object.assign(place, { domain: [low, high] as const, ticks });
}

/** A domain of some width, whatever the data: one value has room on both sides, none has the room from 0 to 1. */
function spreadOf([low, high]: readonly [number, number]): readonly [number, number] {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return [0, 1];
  const least = 1e-9 * Math.max(1, Math.abs(low), Math.abs(high));
  return high - low > least ? [low, high] : [low - 0.5, low + 0.5];
}

/** A domain with a little room at both ends. */
export function padded(low: number, high: number, part = 0.04): [number, number] {
  const room = (high - low) * part;
  return [low - room, high + room];
}

const ROUND = [1, 2, 2.5, 5];

/**
 * The smallest round step whose multiples within the domain, or around it, are no more than `most`. (The ticks of
 * d3-array take the number for a hint, and may give one line too many or half of them.)
 */
function steps(low: number, high: number, most: number, around: boolean): { readonly step: number; readonly first: number; readonly last: number } {
  const rest = 1e-9; // 0.3 / 0.1 is a little less than 3
  for (let power = Math.floor(Math.log10((high - low) / most)) - 1; ; power++) {
    for (const unit of ROUND) {
      const step = unit * 10 ** power;
      const [first, last] = around ? [Math.floor(low / step + rest), Math.ceil(high / step - rest)] : [Math.ceil(low / step - rest), Math.floor(high / step + rest)];
      if (last - first + 1 <= most) return { step, first, last };
    }
  }
}

/** Mirrors a place where people read from right to left. */
export const across = ({ width, rightToLeft }: Pick<Frame, 'width' | 'rightToLeft'>, x: number): number => (rightToLeft ? width - x : x);

/** More letters than these never stand in one line of a chart: it is no wider than a line of print, and a text may be of any length. */
export const MOST_LETTERS = 250;

/** The beginning of a text that is longer than any line; as it is, if it is not. No letter is cut in half. */
export function lineOf(text: string): string {
  return text.length <= MOST_LETTERS ? text : `${text.slice(0, MOST_LETTERS - 1).replace(/[\uD800-\uDBFF]$/, '').trimEnd()}\u2026`;
}

/** A text cut to a width, with an ellipsis where something is missing. It is halved until it fits: a letter at a time would take as long as its length squared. */
export function fitText(text: string, room: number, { textWidth }: Pick<Frame, 'textWidth'>): string {
  const line = lineOf(text);
  if (textWidth(line) <= room) return line;
  const letters = Array.from(line.length < text.length ? line.slice(0, -1) : line);
  const cut = (count: number): string => `${letters.slice(0, count).join('').trimEnd()}\u2026`;
  let [fits, tooLong] = [1, letters.length]; // one letter there always is
  while (tooLong - fits > 1) {
    const count = (fits + tooLong) >> 1;
    if (textWidth(cut(count)) <= room) fits = count;
    else tooLong = count;
  }
  return cut(fits);
}

/** One decimal is enough for a pixel, and keeps the markup short. */
export const px = (value: number): number => Math.round(value * 10) / 10;
