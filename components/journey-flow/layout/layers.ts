/** What is to be laid out: a step, or where all begin or end. */
export interface Box {
  readonly key: string;
  /** Its place in the order of the journey: smaller is earlier. */
  readonly order: number;
  readonly width: number;
  readonly height: number;
  /** Room beside it, for the loop that leads from it to itself. */
  readonly beside: number;
}

/** A way from one box to another. */
export interface Way {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  /** How many go it: heavy ways are drawn straight. */
  readonly weight: number;
  /** How large its label is. */
  readonly label: { readonly width: number; readonly height: number };
}

/** `on` leads to a later layer, `back` to an earlier one or the same, `self` to where it came from. */
export type WayKind = 'on' | 'back' | 'self';

/** Which layer each box is in, from 0, and which way each way leads. */
export interface Layered {
  readonly layers: readonly (readonly Box[])[];
  readonly layerOf: ReadonlyMap<string, number>;
  readonly kinds: ReadonlyMap<string, WayKind>;
}

/**
 * Puts boxes into layers by their order: whatever leads to a later box goes down, so that all else is a loop. A cycle is
 * nothing special, since the order is that of the boxes and not that of the ways.
 */
export function layersOf(boxes: readonly Box[], ways: readonly Way[]): Layered {
  const ordered = boxes.toSorted((a, b) => a.order - b.order);
  const place = new Map(ordered.map(({ key }, i) => [key, i]));
  const isOn = ({ from, to }: Way): boolean => place.get(from)! < place.get(to)!;
  const before = grouped(ways.filter(isOn), ({ to }) => to);
  const layerOf = new Map<string, number>();
  for (const { key } of ordered) layerOf.set(key, Math.max(0, ...(before.get(key) ?? []).map(({ from }) => layerOf.get(from)! + 1)));
  const last = ordered.at(-1);
  if (last) layerOf.set(last.key, Math.max(...layerOf.values())); // the end is below everything
  const layers: Box[][] = [];
  for (const box of ordered) (layers[layerOf.get(box.key)!] ??= []).push(box);
  const kinds = new Map(ways.map((way) => [way.key, way.from === way.to ? 'self' : layerOf.get(way.from)! < layerOf.get(way.to)! ? 'on' : 'back'] as const));
  return { layers: Array.from(layers, (layer) => layer ?? []), layerOf, kinds };
}

/** By a key, in the order in which they come. */
export function grouped<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}
