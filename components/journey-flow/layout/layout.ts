import { grouped, layersOf, type Box, type Layered, type Way, type WayKind } from './layers.js';
import { placeInRow } from './place.js';
import { back, down, self, type Passage, type Point } from './routes.js';

/** Distances, in pixels. */
export interface Spacing {
  /** Between neighbours of a layer. */
  readonly beside: number;
  /** Between layers. */
  readonly between: number;
}

export interface PlacedBox extends Point {
  readonly width: number;
  readonly height: number;
  readonly layer: number;
}

export interface PlacedWay {
  readonly kind: WayKind;
  /** The path of its line. */
  readonly path: string;
  /** The middle of its label. */
  readonly label: Point;
}

/** Everything in its place: `x` and `y` are left and top of boxes, from the top left corner. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: ReadonlyMap<string, PlacedBox>;
  readonly ways: ReadonlyMap<string, PlacedWay>;
}

/** A place in a layer: that of a box, or of a way that passes. */
interface Spot {
  readonly key: string;
  readonly width: number;
  readonly box: Box | null;
  readonly up: { spot: Spot; weight: number }[];
  readonly down: { spot: Spot; weight: number }[];
  x: number;
}

const SWEEPS = 12;
const MARGIN = 12;

/**
 * Lays out a journey from top to bottom: layers by the usual order of the steps, ways that pass a layer have a place in
 * it, so that no line crosses a step, and loops run beside.
 */
export function layOut(boxes: readonly Box[], ways: readonly Way[], spacing: Spacing): Layout {
  const layered = layersOf(boxes, ways);
  const { rows, spots, chains } = spotsOf(layered, ways);
  order(rows);
  straighten(rows, spacing);
  const placed = placeBoxes(layered, spots, spacing);
  return drawWays(layered, ways, placed, rows, chains, spacing);
}

function spotsOf({ layers, layerOf, kinds }: Layered, ways: readonly Way[]) {
  const spots = new Map<string, Spot>();
  const rows: Spot[][] = layers.map((layer) => layer.map((box) => {
    const spot: Spot = { key: box.key, width: box.width + 2 * box.beside, box, up: [], down: [], x: 0 };
    spots.set(box.key, spot);
    return spot;
  }));
  const most = Math.max(1, ...ways.map(({ weight }) => weight));
  const chains = new Map<string, readonly Spot[]>();
  for (const way of ways) {
    if (kinds.get(way.key) !== 'on') continue;
    const [from, to] = [layerOf.get(way.from)!, layerOf.get(way.to)!];
    const chain = [spots.get(way.from)!];
    for (let layer = from + 1; layer < to; layer++) {
      // its label stands in the first layer that it passes
      const passing: Spot = { key: `${way.key} ${layer}`, width: layer === from + 1 ? way.label.width + 8 : 24, box: null, up: [], down: [], x: 0 };
      rows[layer]!.push(passing);
      chain.push(passing);
    }
    chain.push(spots.get(way.to)!);
    const weight = 0.1 + way.weight / most;
    for (let i = 1; i < chain.length; i++) {
      const [above, below] = [chain[i - 1]!, chain[i]!];
      // two of one way lie in a line
      const pull = above.box || below.box ? weight : 4;
      above.down.push({ spot: below, weight: pull });
      below.up.push({ spot: above, weight: pull });
    }
    chains.set(way.key, chain);
  }
  return { rows, spots, chains };
}

/** Sorts each layer by where its neighbours are, down and up again, so that few lines cross. */
function order(rows: Spot[][]): void {
  const number = (): void => rows.forEach((row) => row.forEach((spot, i) => void (spot.x = i - (row.length - 1) / 2)));
  number();
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const isDown = sweep % 2 === 0;
    for (const row of isDown ? rows : rows.toReversed()) {
      const wanted = new Map(row.map((spot) => [spot, meanOf(isDown ? spot.up : spot.down) ?? spot.x]));
      row.sort((a, b) => wanted.get(a)! - wanted.get(b)!);
      row.forEach((spot, i) => void (spot.x = i - (row.length - 1) / 2));
    }
  }
}

function meanOf(neighbours: readonly { readonly spot: Spot; readonly weight: number }[]): number | null {
  let [sum, weight] = [0, 0];
  for (const one of neighbours) {
    sum += one.spot.x * one.weight;
    weight += one.weight;
  }
  return weight > 0 ? sum / weight : null;
}

/** Moves each to where its neighbours want it, without its passing another. */
function straighten(rows: readonly (readonly Spot[])[], { beside }: Spacing): void {
  const gapsOf = (row: readonly Spot[]): number[] => row.map(({ width }, i) => (i === 0 ? 0 : (row[i - 1]!.width + width) / 2 + beside));
  for (const row of rows) {
    const gaps = gapsOf(row);
    const whole = gaps.reduce((a, b) => a + b, 0);
    let x = -whole / 2;
    row.forEach((spot, i) => void (spot.x = x += gaps[i]!));
  }
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const isDown = sweep % 2 === 0;
    for (const row of isDown ? rows : rows.toReversed()) {
      const wishes = row.map((spot) => ({ at: meanOf(sweep < SWEEPS - 2 ? (isDown ? spot.up : spot.down) : [...spot.up, ...spot.down]) ?? spot.x, weight: spot.box ? 1 : 2 }));
      placeInRow(wishes, gapsOf(row)).forEach((x, i) => void (row[i]!.x = x));
    }
  }
}

function placeBoxes({ layers }: Layered, spots: ReadonlyMap<string, Spot>, { between }: Spacing): { readonly boxes: Map<string, PlacedBox>; readonly spans: readonly (readonly [top: number, bottom: number])[]; readonly height: number } {
  const boxes = new Map<string, PlacedBox>();
  const spans: [number, number][] = [];
  let y = MARGIN;
  layers.forEach((layer, i) => {
    const tallest = Math.max(0, ...layer.map(({ height }) => height));
    spans.push([y, y + tallest]);
    for (const { key, width, height } of layer) boxes.set(key, { x: spots.get(key)!.x - width / 2, y: y + (tallest - height) / 2, width, height, layer: i });
    y += tallest + (i < layers.length - 1 ? between : 0);
  });
  return { boxes, spans, height: y + MARGIN };
}

function drawWays({ kinds }: Layered, ways: readonly Way[], { boxes, spans, height }: ReturnType<typeof placeBoxes>, rows: readonly (readonly Spot[])[], chains: ReadonlyMap<string, readonly Spot[]>, { beside: room }: Spacing): Layout {
  const drawn = new Map<string, PlacedWay>();
  const labels: { x: number; y: number; width: number; height: number }[] = [];
  const boxesNow = [...boxes.values()];
  const isFree = ({ x, y }: Point, { width, height: tall }: Way['label']): boolean =>
    labels.every((one) => Math.abs(one.x - x) >= (one.width + width) / 2 + 2 || Math.abs(one.y - y) >= (one.height + tall) / 2 + 1)
    && boxesNow.every((box) => Math.abs(box.x + box.width / 2 - x) >= (box.width + width) / 2 + 2 || Math.abs(box.y + box.height / 2 - y) >= (box.height + tall) / 2 + 2);
  const write = (label: Point, size: Way['label']): Point => {
    labels.push({ ...label, ...size });
    return label;
  };
  const ports = portsOf(ways, kinds, boxes, chains);
  for (const way of ways) {
    const kind = kinds.get(way.key)!;
    if (kind !== 'on') continue;
    const [from, to] = [boxes.get(way.from)!, boxes.get(way.to)!];
    const chain = chains.get(way.key)!;
    const passed = chain.slice(1, -1).map(({ x }, i): Passage => ({ x, top: spans[from.layer + 1 + i]![0], bottom: spans[from.layer + 1 + i]![1] }));
    const ends: readonly [Point, Point] = [{ x: ports.out.get(way.key)!, y: from.y + from.height }, { x: ports.in.get(way.key)!, y: to.y }];
    const { path, at } = down(ends, passed);
    const [first] = passed;
    const places = first ? [0.5, 0.2, 0.8].map((share): Point => ({ x: first.x, y: first.top + (first.bottom - first.top) * share })) : [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.82, 0.18].map(at);
    // where the line itself has no room, right beside it
    const beside = places.flatMap(({ x, y }) => [-1, 1].map((side): Point => ({ x: x + side * (way.label.width / 2 + 6), y })));
    drawn.set(way.key, { kind, path, label: write([...places, ...beside].find((place) => isFree(place, way.label)) ?? places[0]!, way.label) });
  }
  for (const way of ways) {
    if (kinds.get(way.key) !== 'self') continue;
    const box = boxes.get(way.from)!;
    const { path, label } = self(box, way.label.width);
    drawn.set(way.key, { kind: 'self', path, label: write(label, way.label) });
  }
  // loops run beside, the short ones within the long ones
  const spanOf = ({ from, to }: Way): readonly [number, number] => [boxes.get(to)!.layer, boxes.get(from)!.layer].toSorted((a, b) => a - b) as unknown as readonly [number, number];
  const lanes: { top: number; bottom: number; x: number; side: 1 | -1 }[] = [];
  const loops = ways.filter(({ key }) => kinds.get(key) === 'back').toSorted((a, b) => spanOf(a)[1] - spanOf(a)[0] - (spanOf(b)[1] - spanOf(b)[0]) || b.weight - a.weight);
  for (const way of loops) {
    const [from, to] = [boxes.get(way.from)!, boxes.get(way.to)!];
    const [first, last] = spanOf(way);
    const crossed = (side: 1 | -1): number => [from, to].reduce((n, box) => n + rows[box.layer]!.filter(({ x, box: other }) => other && (side === 1 ? x > box.x + box.width : x < box.x)).length, 0);
    const side = crossed(1) <= crossed(-1) ? 1 : -1;
    const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y + from.height, to.y + to.height)];
    let x = side === 1 ? -Infinity : Infinity;
    const outer = side === 1 ? Math.max : Math.min;
    for (let layer = first; layer <= last; layer++) for (const spot of rows[layer]!) x = outer(x, spot.x + (side * spot.width) / 2);
    for (const lane of lanes) if (lane.side === side && lane.top < bottom && lane.bottom > top) x = outer(x, lane.x);
    const laneX = x + side * (way.label.width / 2 + room / 2);
    lanes.push({ top, bottom, side, x: laneX + side * (way.label.width / 2) });
    const { path, at } = back(from, to, laneX, side);
    const label = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8].map(at).find((place) => isFree(place, way.label)) ?? at(0.5);
    drawn.set(way.key, { kind: 'back', path, label: write(label, way.label) });
  }
  return fitted(boxes, drawn, labels, lanes, height);
}

/** Where ways leave and come: beside one another, in the order of where they lead. */
function portsOf(ways: readonly Way[], kinds: ReadonlyMap<string, WayKind>, boxes: ReadonlyMap<string, PlacedBox>, chains: ReadonlyMap<string, readonly Spot[]>): { readonly out: ReadonlyMap<string, number>; readonly in: ReadonlyMap<string, number> } {
  const on = ways.filter(({ key }) => kinds.get(key) === 'on');
  const spread = (end: 'from' | 'to', next: (chain: readonly Spot[]) => number): Map<string, number> => {
    const at = new Map<string, number>();
    for (const [key, some] of grouped(on, (way) => way[end])) {
      const box = boxes.get(key)!;
      const sorted = some.toSorted((a, b) => next(chains.get(a.key)!) - next(chains.get(b.key)!));
      const step = Math.min(20, (box.width * 0.7) / sorted.length);
      sorted.forEach((way, i) => at.set(way.key, box.x + box.width / 2 + (i - (sorted.length - 1) / 2) * step));
    }
    return at;
  };
  return { out: spread('from', (chain) => chain[1]!.x), in: spread('to', (chain) => chain.at(-2)!.x) };
}

/** Moves everything so that it begins at the left edge. */
function fitted(boxes: ReadonlyMap<string, PlacedBox>, ways: ReadonlyMap<string, PlacedWay>, labels: readonly { readonly x: number; readonly width: number }[], lanes: readonly { readonly x: number }[], height: number): Layout {
  const left = Math.min(...[...boxes.values()].map(({ x }) => x), ...labels.map(({ x, width }) => x - width / 2), ...lanes.map(({ x }) => x)) - MARGIN;
  const right = Math.max(...[...boxes.values()].map(({ x, width }) => x + width), ...labels.map(({ x, width }) => x + width / 2), ...lanes.map(({ x }) => x)) + MARGIN;
  const moved = <T extends Point>(one: T): T => ({ ...one, x: one.x - left });
  return {
    width: Math.ceil(right - left),
    height: Math.ceil(height),
    boxes: new Map([...boxes].map(([key, box]) => [key, moved(box)])),
    ways: new Map([...ways].map(([key, way]) => [key, { ...way, path: way.path.replaceAll(/(-?[\d.]+),/g, (_, x: string) => `${round(Number(x) - left)},`), label: moved(way.label) }])),
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;
