import { nothing, svg, type SVGTemplateResult } from 'lit';
import { across, fitText, isNarrow, px, type Frame } from '../base/charts/frame.js';
import { bar, label, picture, spread } from '../base/charts/marks.js';

/** One group at one of the two times. */
export interface FlowNode {
  readonly label: string;
  /** Null where it is hidden. */
  readonly n: number | null;
  readonly text: string;
  readonly tone: string;
}

/** People who went from one group to another. */
export interface FlowBand {
  readonly from: number;
  readonly to: number;
  readonly n: number;
  readonly text: string;
  readonly tone: 'toward' | 'away' | 'stayed' | 'aside';
}

/** Two columns of groups, and bands between them: there is no way back, so no circle. */
export interface FlowProps {
  readonly frame: Frame;
  readonly before: readonly FlowNode[];
  readonly after: readonly FlowNode[];
  readonly bands: readonly FlowBand[];
  /** Names of the two columns. */
  readonly heads: readonly [string, string];
  /** How many people there are in all, those hidden too. */
  readonly totals: readonly [number, number];
  /** What a block of hidden groups is called. */
  readonly hidden: string;
}

interface Placed extends FlowNode {
  readonly group: number;
  readonly top: number;
  readonly bottom: number;
}

const THICK = 0.9;

/** Draws where people went: as many people, as thick the band; the groups in the order given, from top to bottom. */
export function renderFlow({ frame, before, after, bands, heads, totals, hidden }: FlowProps): SVGTemplateResult {
  const { em, width } = frame;
  const gap = 0.55 * em;
  const top = 2 * em;
  const body = Math.max(before.length, after.length) * 2.7 * em;
  const scale = (body - gap * Math.max(before.length, after.length)) / Math.max(1, ...totals);
  const columns = [before, after].map((nodes, side) => place(nodes, totals[side as 0 | 1], hidden, top, gap, scale));
  // where there is room the number stands on the line of its name
  const inLine = !isNarrow(frame);
  const lineOf = (node: FlowNode): string => (inLine && node.text ? `${node.label} ${node.text}` : node.label);
  const names = columns.map((nodes) => Math.min(0.34 * width, Math.max(0, ...nodes.map((node) => frame.textWidth(lineOf(node)))) + 0.6 * em));
  const [left, right] = [names[0]!, width - names[1]!];
  const bottom = Math.max(top, ...columns.flat().map((node) => node.bottom));
  return picture(frame, bottom + em, [
    label(frame, fitText(heads[0], width / 2 - em, frame), 0, em, { name: 'strong' }),
    label(frame, fitText(heads[1], width / 2 - em, frame), width, em, { at: 'end', name: 'strong' }),
    bandsBetween(frame, columns as [Placed[], Placed[]], bands, left + THICK * em, right - THICK * em, scale),
    columns.map((nodes, side) => {
      const x = side === 0 ? left : right - THICK * em;
      const middles = spread(nodes.map((node) => (node.top + node.bottom) / 2), (inLine ? 1.3 : 2.4) * em, top + 0.3 * em, Infinity);
      return nodes.map((node, i) => {
        const [at, textX] = side === 0 ? (['end', left - 0.5 * em] as const) : (['start', right + 0.5 * em] as const);
        const room = names[side]! - 0.5 * em;
        return svg`${bar(frame, `node ${node.tone}`, x, node.top, x + THICK * em, Math.max(node.bottom, node.top + 1))}
          ${label(frame, fitText(lineOf(node), room, frame), textX, middles[i]! + (inLine ? 0.35 : -0.15) * em, { at })}
          ${inLine ? nothing : label(frame, node.text, textX, middles[i]! + 0.95 * em, { at })}`;
      });
    }),
  ]);
}

function place(nodes: readonly FlowNode[], total: number, hidden: string, top: number, gap: number, scale: number): Placed[] {
  let y = top;
  const placed: Placed[] = [];
  const put = (node: FlowNode, group: number, n: number): void => {
    placed.push({ ...node, group, top: y, bottom: y + n * scale });
    y += Math.max(n * scale, 1.7 * gap) + gap;
  };
  for (const [group, node] of nodes.entries()) if (node.n !== null && node.n > 0) put(node, group, node.n);
  const rest = total - nodes.reduce((sum, { n }) => sum + (n ?? 0), 0);
  // groups that are hidden stand together: that there are so many in all of them is told already
  if (rest > 0) put({ label: hidden, n: rest, text: '', tone: 'hidden' }, -1, rest);
  return placed;
}

function bandsBetween(frame: Frame, [before, after]: readonly [Placed[], Placed[]], bands: readonly FlowBand[], x1: number, x2: number, scale: number): SVGTemplateResult {
  const starts = new Map(before.map((node) => [node.group, node.top]));
  const ends = new Map(after.map((node) => [node.group, node.top]));
  const drawn = [...bands].sort((a, b) => a.from - b.from || a.to - b.to).flatMap((band) => {
    const [from, to] = [starts.get(band.from), ends.get(band.to)];
    if (from === undefined || to === undefined) return [];
    const thick = band.n * scale;
    starts.set(band.from, from + thick);
    ends.set(band.to, to + thick);
    return [{ ...band, thick, from, to }];
  });
  const order = ['aside', 'stayed', 'away', 'toward'];
  return svg`${drawn.sort((a, b) => order.indexOf(a.tone) - order.indexOf(b.tone)).map(({ tone, text, from, to, thick }) => {
    const [a, b] = [px(across(frame, x1)), px(across(frame, x2))];
    const middle = px((a + b) / 2);
    const [top, under, end, below] = [from, from + thick, to, to + thick].map(px);
    return svg`<path class="flow ${tone}" d=${`M${a} ${top}C${middle} ${top} ${middle} ${end} ${b} ${end}V${below}C${middle} ${below} ${middle} ${under} ${a} ${under}Z`}><title>${text}</title></path>`;
  })}`;
}
