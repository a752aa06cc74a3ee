import { END, START, type Flow } from './flow.js';
import { layOut, type Layout } from './layout/layout.js';
import type { Box, Way } from './layout/layers.js';
import type { Held } from './reading/conform.js';

/** A step of the map that nobody takes: it has a place, and no way leads there. */
export interface Ghost {
  readonly key: string;
  readonly name: string;
  readonly order: number;
}

/** How large things are, as measured; what has not been drawn yet is as large as it usually is. */
export interface Sizes {
  readonly em: number;
  readonly boxes: ReadonlyMap<string, { readonly width: number; readonly height: number }>;
  readonly labels: ReadonlyMap<string, number>;
}

export interface Picture {
  readonly layout: Layout;
  readonly ghosts: readonly Ghost[];
}

/** More than these are told in a list only. */
const MOST_GHOSTS = 12;

/** Where the steps of the map are that nobody takes: right behind the nearest step before them that somebody does. */
export function ghostsOf(flow: Flow, held: Held | null): readonly Ghost[] {
  if (!held || held.never.length > MOST_GHOSTS) return [];
  const place = new Map(flow.steps.map(({ name }, i) => [name, i]));
  return held.never.map((step, i): Ghost => {
    const before = held.before(step).find((name) => place.has(name));
    return { key: `ghost ${step.touchpoint.id}`, name: step.touchpoint.name || step.touchpoint.id, order: (before === undefined ? -1 : place.get(before)!) + 0.5 + i / 1000 };
  });
}

/** Lays the flow out. */
export function pictureOf(flow: Flow, ghosts: readonly Ghost[], { em, boxes: sizes, labels }: Sizes): Picture {
  const loops = new Set(flow.ways.filter(({ from, to }) => from === to).map(({ from }) => from));
  const usual = { width: 12 * em, height: 4.4 * em };
  const box = (key: string, order: number, beside = 0): Box => ({ key, order, ...(sizes.get(key) ?? usual), beside });
  const boxes = [
    box(`step ${START}`, -2),
    ...flow.steps.map(({ activity }, i) => box(`step ${activity}`, i, loops.has(activity) ? 34 + (labels.get(`${activity}>${activity}`) ?? 6 * em) : 0)),
    ...ghosts.map(({ key, order }) => box(key, order)),
    box(`step ${END}`, Infinity),
  ];
  const ways = flow.ways.map(({ key, from, to, cases }): Way => ({ key, from: `step ${from}`, to: `step ${to}`, weight: cases, label: { width: labels.get(key) ?? 6 * em, height: Math.max(24, 1.7 * em) } }));
  // a step of the map that nobody takes stands beside what comes behind the one before it
  const layout = layOut(boxes, [...ways, ...unseenWays(flow, ghosts, em)], { beside: 1.2 * em, between: 4.6 * em });
  return { layout, ghosts };
}

/** Ways that are not drawn and only say below what a step stands. */
function unseenWays(flow: Flow, ghosts: readonly Ghost[], em: number): readonly Way[] {
  return ghosts.map(({ key, order }): Way => {
    const before = flow.steps[Math.floor(order)];
    return { key: `${key} below`, from: `step ${before?.activity ?? START}`, to: key, weight: 0, label: { width: em, height: em } };
  });
}
