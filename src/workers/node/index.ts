import { availableParallelism } from 'node:os';
import { Worker, type TransferListItem } from 'node:worker_threads';
import type { Workers } from '../port.js';

/** Workers of Node that count columns, one for each core by default. */
export function nodeWorkers(most: number = availableParallelism()): Workers {
  return {
    most,
    start() {
      const worker = new Worker(new URL('./count-worker.js', import.meta.url));
      return {
        postMessage: (message, transfer = []) => worker.postMessage(message, [...transfer] as TransferListItem[]),
        onMessage: (callback) => void worker.on('message', callback),
        onError(callback) {
          worker.on('error', callback);
          worker.on('messageerror', callback);
        },
        terminate: () => void worker.terminate(),
      };
    },
  };
}
