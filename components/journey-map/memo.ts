/** Remembers the last few outcomes of a function. Functions among the arguments do not count: they say how, not of what. */
export class Memo<Args extends readonly unknown[], Outcome> {
  readonly #make: (...args: Args) => Outcome;
  #known: readonly { readonly args: Args; readonly outcome: Outcome }[] = [];

  constructor(make: (...args: Args) => Outcome) {
    this.#make = make;
  }

  of(...args: Args): Outcome {
    const known = this.#known.find((one) => one.args.length === args.length && one.args.every((value, i) => value === args[i] || typeof value === 'function'));
    if (known) return known.outcome;
    const outcome = this.#make(...args);
    this.#known = [{ args, outcome }, ...this.#known.slice(0, MOST - 1)];
    return outcome;
  }
}

/** So many outcomes are kept. */
const MOST = 4;
