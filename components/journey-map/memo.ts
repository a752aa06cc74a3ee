/** Remembers the last outcome of a function, for as long as it is asked with the same things. */
export class Memo<Args extends readonly unknown[], Outcome> {
  readonly #make: (...args: Args) => Outcome;
  readonly #known = new Map<unknown, { readonly args: Args; readonly outcome: Outcome }>();
  /** How often it was made anew. */
  made = 0;

  constructor(make: (...args: Args) => Outcome) {
    this.#make = make;
  }

  /** By the first argument there may be several; of each, the last outcome is kept. */
  of(...args: Args): Outcome {
    const known = this.#known.get(args[0]);
    if (known && known.args.length === args.length && known.args.every((one, i) => one === args[i] || typeof one === 'function')) return known.outcome;
    const outcome = this.#make(...args);
    if (this.#known.size > 8) this.#known.clear();
    this.#known.set(args[0], { args, outcome });
    this.made += 1;
    return outcome;
  }
}
