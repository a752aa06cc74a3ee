/** Eigenvalues of a symmetric matrix, and the vector of each: component `i` of vector `k` at `i * size + k`. */
export interface Eigen {
  readonly size: number;
  readonly values: Float64Array;
  readonly vectors: Float64Array;
}

const MOST_SWEEPS = 60;

/**
 * Eigenvalues and orthonormal eigenvectors of a symmetric matrix by Jacobi's rotations (Golub & Van Loan, Matrix
 * Computations, 8.5): slower than others for large matrices, and the most exact for small ones, also where
 * eigenvalues are equal or 0. In no particular order.
 */
export function eigenOfSymmetric(matrix: ArrayLike<number>, size: number): Eigen {
  const a = Float64Array.from({ length: size * size }, (_, i) => matrix[i]!);
  const vectors = new Float64Array(size * size);
  for (let i = 0; i < size; i++) vectors[i * size + i] = 1;
  for (let sweep = 0; sweep < MOST_SWEEPS && !isDiagonal(a, size); sweep++) {
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(a, vectors, size, p, q);
  }
  return { size, values: Float64Array.from({ length: size }, (_, i) => a[i * size + i]!), vectors };
}

/** Is what is off the diagonal lost in the rounding of what is on it? */
function isDiagonal(a: Float64Array, size: number): boolean {
  let off = 0;
  let on = 0;
  for (let i = 0; i < size; i++) {
    on += a[i * size + i]! ** 2;
    for (let j = i + 1; j < size; j++) off += a[i * size + j]! ** 2;
  }
  return off <= on * 1e-30;
}

/** Turns the plane of axes p and q so that the entry at (p, q) becomes 0. */
function rotate(a: Float64Array, vectors: Float64Array, size: number, p: number, q: number): void {
  const off = a[p * size + q]!;
  if (off === 0) return;
  const theta = (a[q * size + q]! - a[p * size + p]!) / (2 * off);
  const tan = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cos = 1 / Math.sqrt(tan * tan + 1);
  const sin = tan * cos;
  for (let k = 0; k < size; k++) {
    turn(a, k * size + p, k * size + q, cos, sin);
    turn(vectors, k * size + p, k * size + q, cos, sin);
  }
  for (let k = 0; k < size; k++) turn(a, p * size + k, q * size + k, cos, sin);
  a[p * size + q] = 0;
  a[q * size + p] = 0;
}

function turn(a: Float64Array, x: number, y: number, cos: number, sin: number): void {
  const left = a[x]!;
  const right = a[y]!;
  a[x] = cos * left - sin * right;
  a[y] = sin * left + cos * right;
}
