import { nothing, svg, type SVGTemplateResult } from 'lit';
import { across, lineOf, px, type Frame, type Scale } from './frame.js';

/** The picture itself, as wide as its host and as high as it needs to be. What it shows is told in words beside it. */
export function picture({ width }: Frame, height: number, content: unknown): SVGTemplateResult {
  return svg`<svg class="picture" viewBox="0 0 ${px(width)} ${px(height)}" aria-hidden="true" focusable="false">${content}</svg>`;
}

/** A line from one place to another, mirrored where people read from right to left. */
export function rule(frame: Frame, name: string, x1: number, y1: number, x2: number, y2: number): SVGTemplateResult {
  return svg`<line class=${name} x1=${px(across(frame, x1))} y1=${px(y1)} x2=${px(across(frame, x2))} y2=${px(y2)}></line>`;
}

/** A bar between two corners. */
export function bar(frame: Frame, name: string, x1: number, y1: number, x2: number, y2: number): SVGTemplateResult {
  const [a, b] = [across(frame, x1), across(frame, x2)];
  return svg`<rect class=${name} x=${px(Math.min(a, b))} y=${px(Math.min(y1, y2))} width=${px(Math.abs(b - a))} height=${px(Math.abs(y2 - y1))}></rect>`;
}

/** A text whose beginning, middle or end is at a place; of one longer than any line, its beginning. In Arabic the beginning is on the right, as the direction says. */
export function label(frame: Frame, text: string, x: number, y: number, { at = 'start', name = '' }: { readonly at?: 'start' | 'middle' | 'end'; readonly name?: string } = {}): SVGTemplateResult {
  return svg`<text class=${`label ${name}`.trim()} x=${px(across(frame, x))} y=${px(y)} text-anchor=${at}>${lineOf(text)}</text>`;
}

/** The forms of a single figure: each meaning has a shape of its own. */
export type Mark = 'dot' | 'hollow' | 'up' | 'down' | 'diamond' | 'square';

const SHAPES: Readonly<Record<Mark, string>> = {
  dot: 'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z',
  hollow: 'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z',
  up: 'M0-6 6 5H-6z',
  down: 'M0 6 6-5H-6z',
  diamond: 'M0-6 6 0 0 6-6 0z',
  square: 'M-4-4h8v8h-8z',
};

/** A figure at a place. `title` is what a mouse is told; the table says the same to everybody. */
export function mark(frame: Pick<Frame, 'width' | 'rightToLeft'>, shape: Mark, x: number, y: number, name: string, title?: string): SVGTemplateResult {
  return svg`<path class=${`mark ${shape} ${name}`} transform="translate(${px(across(frame, x))} ${px(y)})" d=${SHAPES[shape]}>${title === undefined ? nothing : svg`<title>${title}</title>`}</path>`;
}

/** A line down through some bands at one place of a horizontal scale. */
export function ruleDown(frame: Frame, name: string, x: number, bands: readonly (readonly [top: number, bottom: number])[]): SVGTemplateResult {
  return svg`${bands.map(([top, bottom]) => rule(frame, name, x, top, x, bottom))}`;
}

/** Light lines at the ticks of a horizontal scale, with their values below the last band. */
export function gridAcross(frame: Frame, x: Scale, bands: readonly (readonly [top: number, bottom: number])[], bottom: number, format: (value: number) => string): SVGTemplateResult {
  const texts = x.ticks.map(format);
  const room = Math.max(0, ...texts.map(frame.textWidth)) + frame.em / 2;
  const every = Math.max(1, Math.ceil((room * (x.ticks.length - 1)) / Math.max(1, Math.abs(x(x.ticks.at(-1) ?? 0) - x(x.ticks[0] ?? 0)))));
  return svg`${x.ticks.map((tick) => ruleDown(frame, 'grid', x(tick), bands))}
    ${x.ticks.map((tick, i) => (i % every === 0 ? label(frame, texts[i]!, inside(frame, x(tick), texts[i]!), bottom + 1.3 * frame.em, { at: 'middle', name: 'tick' }) : nothing))}`;
}

/** The middle of a text, moved as little as needed for all of it to be within the picture. */
function inside(frame: Frame, x: number, text: string): number {
  const half = frame.textWidth(text) / 2;
  return Math.min(frame.width - half, Math.max(half, x));
}

/** Light lines at the ticks of a vertical scale, with their values before them. */
export function gridUp(frame: Frame, y: Scale, left: number, right: number, format: (value: number) => string): SVGTemplateResult {
  return svg`${y.ticks.map((tick) => rule(frame, 'grid', left, y(tick), right, y(tick)))}
    ${y.ticks.map((tick) => label(frame, format(tick), left - frame.em / 2, y(tick) + frame.em / 3, { at: 'end', name: 'tick' }))}`;
}

/** Moves labels apart that would lie on one another, as little as possible and within bounds. Places and results are middles. */
export function spread(places: readonly number[], gap: number, low: number, high: number): number[] {
  const order = places.map((place, i) => ({ place, i })).sort((a, b) => a.place - b.place);
  const found = order.map(({ place }) => Math.min(high, Math.max(low, place)));
  for (let i = 1; i < found.length; i++) found[i] = Math.max(found[i]!, found[i - 1]! + gap);
  const surplus = Math.max(0, (found.at(-1) ?? high) - high);
  if (surplus > 0) {
    found[found.length - 1] = high;
    for (let i = found.length - 2; i >= 0; i--) found[i] = Math.min(found[i]!, found[i + 1]! - gap);
  }
  const result: number[] = Array.from({ length: places.length }, () => 0);
  order.forEach(({ i }, rank) => (result[i] = found[rank]!));
  return result;
}
