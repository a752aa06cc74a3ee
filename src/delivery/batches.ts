import { bytesOf } from './row.js';
import type { Parcel } from './sink.js';

/** Events in one request at the most, and their bytes: the limit leaves room among what browsers let a page send while it is left. */
export const BATCH = 100;
export const BATCH_BYTES = 48_000;

/** As many of the first as fit in one request; one goes alone, however large it is. */
export function firstBatch<T extends Parcel>(parcels: readonly T[], most: number = BATCH): readonly T[] {
  let bytes = 0;
  let count = 0;
  for (const { text } of parcels.slice(0, most)) {
    bytes += bytesOf(text) + 1;
    if (count > 0 && bytes > BATCH_BYTES) break;
    count += 1;
  }
  return parcels.slice(0, count);
}
