/** Notices what has come before, by a number of 53 bits for each text: of a million, two are mixed up once in twenty thousand files. */
export class Repeats {
  readonly #seen = new Set<number>();

  /** Has this text come before? */
  again(text: string): boolean {
    const known = this.#seen.size;
    this.#seen.add(hash(text));
    return this.#seen.size === known;
  }
}

/** Two multiplicative hashes of 32 bits, mixed, of which 53 bits are kept. */
function hash(text: string): number {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x9e3779b1);
    b = Math.imul(b ^ unit, 0x5f356495);
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return (b >>> 0) * 2 ** 21 + (a >>> 11);
}
