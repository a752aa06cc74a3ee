/** A place, in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

interface Rectangle extends Point {
  readonly width: number;
  readonly height: number;
}

/** Every pair of numbers is written `x,y`: what moves a path relies on it. */
const at = ({ x, y }: Point): string => `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`;

/** How far an arrow stays away from where it points to: that is where its head is. */
const HEAD = 7;

/** Where a line goes straight down, between the steps of a layer. */
export interface Passage {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/** A line down, by the passages of the layers between. */
export function down([from, end]: readonly [Point, Point], passed: readonly Passage[]): { readonly path: string; readonly at: (share: number) => Point } {
  const to = { x: end.x, y: end.y - HEAD };
  const path = [`M${at(from)}`];
  let here = from;
  const bendTo = (b: Point): void => {
    const half = (b.y - here.y) / 2;
    path.push(`C${at({ x: here.x, y: here.y + half })} ${at({ x: b.x, y: b.y - half })} ${at(b)}`);
    here = b;
  };
  for (const { x, top, bottom } of passed) {
    bendTo({ x, y: top });
    here = { x, y: bottom };
    path.push(`L${at(here)}`);
  }
  bendTo(to);
  return { path: path.join(''), at: (share) => onCurve(from, to, share) };
}

/** A place on the curve from a to b that leaves and comes upright. */
function onCurve(a: Point, b: Point, share: number): Point {
  const rest = 1 - share;
  const [first, last] = [rest ** 3 + 3 * rest ** 2 * share, share ** 3 + 3 * rest * share ** 2];
  const middle = (a.y + b.y) / 2;
  return { x: a.x * first + b.x * last, y: a.y * rest ** 3 + 3 * middle * (rest ** 2 * share + rest * share ** 2) + b.y * share ** 3 };
}

/** A loop back: out at the side, along a lane, and in at the same side. */
export function back(from: Rectangle, to: Rectangle, lane: number, side: 1 | -1): { readonly path: string; readonly at: (share: number) => Point } {
  const edge = (box: Rectangle): number => (side === 1 ? box.x + box.width : box.x);
  // below its middle it leaves and above it comes, so that both can be told apart
  const start = { x: edge(from), y: from.y + from.height * 0.68 };
  const end = { x: edge(to) + side * HEAD, y: to.y + to.height * 0.32 };
  const up = Math.sign(end.y - start.y) || -1;
  const bend = Math.min(28, Math.abs(lane - start.x), Math.abs(lane - end.x), Math.abs(end.y - start.y) / 2);
  const path = [
    `M${at(start)}L${at({ x: lane - side * bend, y: start.y })}`,
    `Q${at({ x: lane, y: start.y })} ${at({ x: lane, y: start.y + up * bend })}`,
    `L${at({ x: lane, y: end.y - up * bend })}`,
    `Q${at({ x: lane, y: end.y })} ${at({ x: lane - side * bend, y: end.y })}`,
    `L${at(end)}`,
  ].join('');
  return { path, at: (share) => ({ x: lane, y: start.y + (end.y - start.y) * share }) };
}

/** A loop from a box to itself, at its end. */
export function self(box: Rectangle, width: number): { readonly path: string; readonly label: Point } {
  const x = box.x + box.width;
  const [top, bottom] = [box.y + box.height * 0.3, box.y + box.height * 0.7];
  const out = x + 34;
  return { path: `M${at({ x, y: bottom })}C${at({ x: out, y: bottom + 14 })} ${at({ x: out, y: top - 14 })} ${at({ x: x + HEAD, y: top })}`, label: { x: x + 28 + width / 2, y: (top + bottom) / 2 } };
}
