/** Makes ids out of names, so that they stay the same when something is put before; those that are taken get a number. */
export class NamedIds {
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  /** An id that nobody has: `t-call-us`, `t-call-us-2`. */
  make(prefix: string, name: string): string {
    const base = wanted(prefix, name);
    let id = base;
    for (let n = 2; this.#taken.has(id); n++) id = `${base}-${n}`;
    this.#taken.add(id);
    return id;
  }

  take(id: string): void {
    this.#taken.add(id);
  }

  has(id: string): boolean {
    return this.#taken.has(id);
  }
}

function wanted(prefix: string, name: string): string {
  const plain = name.normalize('NFC').toLowerCase().replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, '-').slice(0, 60).replaceAll(/^-+|-+$/g, '').replace(/[\ud800-\udbff]$/, '');
  return plain === '' ? prefix : `${prefix}-${plain}`;
}
