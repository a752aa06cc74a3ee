/**
 * The integral of f over an interval of this width, to about 1e-13 of its size, for functions that are smooth inside
 * and may grow without bound at the ends, as beta densities do. f is told how far it is from each end. Tanh-sinh rule
 * (Takahasi & Mori 1974, Publications of RIMS 9:721-741), its step halved until nothing changes.
 */
export function integral(f: (fromStart: number, toEnd: number) => number, width: number): number {
  if (!(width > 0)) return 0;
  let step = 0.5;
  let sum = atNodes(f, width, 0, step) + node(f, width, 0);
  let value = sum * step;
  for (let level = 0; level < 6; level++) {
    const before = value;
    sum += atNodes(f, width, step / 2, step);
    step /= 2;
    value = sum * step;
    if (level > 0 && Math.abs(value - before) <= 1e-13 * Math.abs(value)) break;
  }
  return value;
}

/** Beyond this the nodes are nearer to the ends than doubles can tell. */
const LAST = 6;

function atNodes(f: (fromStart: number, toEnd: number) => number, width: number, first: number, step: number): number {
  let sum = 0;
  for (let u = first || step; u <= LAST; u += step) sum += node(f, width, u) + node(f, width, -u);
  return sum;
}

function node(f: (fromStart: number, toEnd: number) => number, width: number, u: number): number {
  const gap = 1 / (1 + Math.exp(Math.PI * Math.sinh(Math.abs(u)))); // share of the width to the nearer end
  const weight = Math.PI * Math.cosh(u) * gap * (1 - gap) * width;
  const near = gap * width;
  const far = (1 - gap) * width;
  const value = weight > 0 ? weight * (u < 0 ? f(near, far) : f(far, near)) : 0;
  return Number.isFinite(value) ? value : 0;
}
