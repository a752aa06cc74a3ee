import type { Figure } from './figure.js';
import type { Part, PartBody } from './part.js';
import type { Scorecard } from './scorecard.js';

/** A figure or a part with its place in the document, a JSON Pointer. */
export type Place = { readonly kind: 'figure'; readonly node: Figure; readonly where: string } | { readonly kind: 'part'; readonly node: Part; readonly where: string };

/** Everything with an id, in the order of the document; what is included is told once, where it is defined. */
export function* placesOf(document: Scorecard | PartBody, where = ''): Generator<Place> {
  for (const [i, node] of (document.figures ?? []).entries()) yield { kind: 'figure', node, where: `${where}/figures/${i}` };
  for (const [i, node] of (document.parts ?? []).entries()) {
    const at = `${where}/parts/${i}`;
    yield { kind: 'part', node, where: at };
    yield* placesOf(node, at);
  }
}

/** All parts by their id. */
export const partsOf = (document: Scorecard): ReadonlyMap<string, Part> =>
  new Map([...placesOf(document)].flatMap((place) => (place.kind === 'part' ? [[place.node.id, place.node] as const] : [])));

/** The figures that an id stands for: that figure, or all that are in that part, included ones too. */
export function figuresOf(document: Scorecard, id: string): ReadonlySet<string> {
  const parts = partsOf(document);
  const found = new Set<string>();
  const seen = new Set<string>();
  const visit = (body: PartBody): void => {
    body.figures?.forEach((figure) => found.add(figure.id));
    for (const inside of partsIn(body)) {
      if (seen.has(inside)) continue;
      seen.add(inside);
      const part = parts.get(inside);
      if (part) visit(part);
    }
  };
  const part = parts.get(id);
  if (part) visit(part);
  else found.add(id);
  return found;
}

/** What a part is directly made of that is a part itself, defined in it or included. */
export const partsIn = (part: PartBody): readonly string[] => [...(part.parts ?? []).map(({ id }) => id), ...(part.includes ?? []).map(({ part: id }) => id)];

/** The first circle of roll-ups: the ids of its parts, the first again at the end. Null if there is none. */
export function circleIn(document: Scorecard): readonly string[] | null {
  const parts = partsOf(document);
  const done = new Set<string>();
  const visit = (id: string, way: readonly string[]): readonly string[] | null => {
    const at = way.indexOf(id);
    if (at >= 0) return [...way.slice(at), id];
    const part = parts.get(id);
    if (!part || done.has(id)) return null;
    for (const inside of partsIn(part)) {
      const circle = visit(inside, [...way, id]);
      if (circle) return circle;
    }
    done.add(id);
    return null;
  };
  for (const id of parts.keys()) {
    const circle = visit(id, []);
    if (circle) return circle;
  }
  return null;
}

/** A circle in words: `"a" is made of "b", and "b" of "a"`. */
export const circleSentence = (circle: readonly string[]): string =>
  `These parts roll up in a circle: ${circle.slice(1).map((id, i) => (i === 0 ? `"${circle[0]!}" is made of "${id}"` : `"${circle[i]!}" of "${id}"`)).join(', ')}. Take one of the includes away.`;
