/** Whatever stands in a row by its key of order; where keys are the same, as after two people inserted at once, by id. */
export interface Ordered {
  readonly id: string;
  readonly order: string;
}

/** Before (below 0) or behind (above 0)? By characters, never by the rules of a language. */
export function byOrder(a: Ordered, b: Ordered): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1;
}
