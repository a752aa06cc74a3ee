/** Where a search for the plugin that causes something stands. */
export type BisectState =
  /** These plugins are to be on, the other suspects off; then somebody says whether the problem is there. */
  | { readonly kind: 'asking'; readonly on: readonly string[]; readonly suspects: readonly string[]; readonly stepsLeft: number }
  | { readonly kind: 'found'; readonly id: string }
  /** The problem is there without any of them. */
  | { readonly kind: 'none' };

/** Begins a search among plugins that are on, by their ids: first with none of them on, to see whether it is a plugin at all. */
export function beginBisect(suspects: readonly string[]): BisectState {
  return suspects.length === 0 ? { kind: 'none' } : { kind: 'asking', on: [], suspects, stepsLeft: 1 + steps(suspects.length) };
}

/** Goes on with an answer: is the problem there now? Half of the suspects are cleared each time. */
export function continueBisect(state: BisectState & { readonly kind: 'asking' }, isThere: boolean): BisectState {
  const { on, suspects } = state;
  if (on.length === 0) return isThere ? { kind: 'none' } : ask(suspects);
  return ask(isThere ? on : suspects.filter((id) => !on.includes(id)));
}

function ask(suspects: readonly string[]): BisectState {
  if (suspects.length === 1) return { kind: 'found', id: suspects[0]! };
  return { kind: 'asking', on: suspects.slice(0, Math.ceil(suspects.length / 2)), suspects, stepsLeft: steps(suspects.length) };
}

const steps = (count: number): number => Math.ceil(Math.log2(count));
