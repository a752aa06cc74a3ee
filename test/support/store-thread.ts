import { Worker } from 'node:worker_threads';
import type { WriterOptions } from '../../src/collector/store/sqlite/writer.js';

/** The thread that writes to a SQLite file, from its TypeScript: a thread does not inherit what runs it here. */
export function threadFromSource(from?: number): WriterOptions {
  const entry = new URL('../../src/collector/store/sqlite/writer-thread.ts', import.meta.url).href;
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(entry)}); });`;
  return { make: (path) => new Worker(code, { eval: true, workerData: { path } }), ...(from !== undefined && { from }) };
}
