import type { Port, Workers, WorkerPort } from './port.js';

/**
 * Workers of a browser that count columns, from a module of this package next to this one: of the same origin, so that
 * they start under `script-src 'self'`. For a worker elsewhere, such as behind a bundler that does not know it, give a
 * way to make one: `browserWorkers(() => new Worker('/assets/count-worker.js', { type: 'module' }))`.
 */
export function browserWorkers(
  make: () => Worker = () => new Worker(new URL('./count-worker.js', import.meta.url), { type: 'module', name: 'cx-count' }),
): Workers {
  return {
    most: Math.max(1, (globalThis.navigator?.hardwareConcurrency ?? 2) - 1),
    start: () => portOf(make()),
  };
}

function portOf(worker: Worker): WorkerPort {
  return {
    postMessage: (message, transfer = []) => worker.postMessage(message, [...transfer]),
    onMessage: (callback) => worker.addEventListener('message', (event) => callback(event.data)),
    onError(callback) {
      worker.addEventListener('error', (event) => {
        event.preventDefault(); // told to who asked, not to the console
        callback(event);
      });
      worker.addEventListener('messageerror', callback);
    },
    terminate: () => worker.terminate(),
  };
}

/** The line of a worker to whoever started it, from within. */
export function ownPort(): Port {
  const scope = globalThis as unknown as Worker;
  return {
    postMessage: (message, transfer = []) => scope.postMessage(message, [...transfer]),
    onMessage: (callback) => scope.addEventListener('message', (event) => callback(event.data)),
  };
}
