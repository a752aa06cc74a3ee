/** So many are kept at the most; who has not been seen for longest is forgotten. */
const MOST_BUCKETS = 50_000;

interface Bucket {
  tokens: number;
  at: number;
}

/** Limits how much comes from each of many: so much a second in the long run, and a burst at once. */
export class TokenBuckets {
  readonly #perSecond: number;
  readonly #burst: number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(perSecond: number, burst: number = perSecond * 2) {
    this.#perSecond = perSecond;
    this.#burst = burst;
  }

  /**
   * Takes `cost` from somebody's bucket.
   *
   * @param rate another rate than the usual for this one
   * @returns 0 if it may go on; else how long to wait, in milliseconds. Then nothing is taken.
   */
  take(who: string, cost: number, now: number, rate = this.#perSecond): number {
    const burst = rate === this.#perSecond ? this.#burst : rate * 2;
    const bucket = this.#buckets.get(who);
    // a clock that was set back gives nothing and takes nothing
    const tokens = bucket ? Math.min(burst, bucket.tokens + (Math.max(0, now - bucket.at) * rate) / 1000) : burst;
    // what is larger than the whole bucket goes when the bucket is full: it must be able to go at all
    const enough = tokens >= Math.min(cost, burst);
    this.#buckets.delete(who);
    this.#buckets.set(who, { tokens: enough ? tokens - cost : tokens, at: now });
    if (this.#buckets.size > MOST_BUCKETS) this.#buckets.delete(this.#buckets.keys().next().value!);
    return enough ? 0 : Math.ceil(((Math.min(cost, burst) - tokens) * 1000) / rate);
  }

  get size(): number {
    return this.#buckets.size;
  }
}
