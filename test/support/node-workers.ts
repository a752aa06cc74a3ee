import { Worker } from 'node:worker_threads';
import { nodeWorkers } from '../../src/workers/node/index.js';
import type { Workers } from '../../src/workers/index.js';

/** The workers of Node from their TypeScript: a worker thread does not inherit what runs it here. */
export function workersFromSource(most = 2): Workers {
  const entry = new URL('../../src/workers/node/count-worker.ts', import.meta.url).href;
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(entry)}); });`;
  return nodeWorkers(() => new Worker(code, { eval: true }), most);
}
