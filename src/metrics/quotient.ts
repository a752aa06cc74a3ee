/** above / below; null where there is nothing to divide by, or so little that no number is large enough. */
export function quotient(above: number, below: number): number | null {
  const value = below > 0 ? above / below : NaN;
  return Number.isFinite(value) ? value : null;
}
