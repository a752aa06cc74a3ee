/** How much may come in one request. */
export interface SizeLimits {
  /** Bytes of a body, packed and unpacked. */
  readonly body: number;
  /** Events in a batch. */
  readonly batch: number;
  /** Bytes of one event: an answer may hold a comment of 10,000 characters in any script, and what CloudEvents asks everybody to pass on is 64 KiB. */
  readonly event: number;
  /** A body that has not come by then is given up, in milliseconds. */
  readonly patience: number;
}

export const USUAL_SIZES: SizeLimits = { body: 1_048_576, batch: 100, event: 65_536, patience: 30_000 };
/** Bytes of all headers together. */
export const LARGEST_HEADERS = 16_384;
