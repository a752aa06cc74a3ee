import { availableParallelism } from 'node:os';
import { Worker, type TransferListItem } from 'node:worker_threads';
import type { Workers } from '../port.js';

/**
 * Workers of Node that count columns, one for each core. `make` is another way to start one, such as from a bundle:
 * `nodeWorkers(() => new Worker('./count-worker.bundle.js'))`.
 */
export function nodeWorkers(make: () => Worker = () => new Worker(new URL('./count-worker.js', import.meta.url)), most: number = availableParallelism()): Workers {
  return {
    most,
    start() {
      const worker = make();
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
