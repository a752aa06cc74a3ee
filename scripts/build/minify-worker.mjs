// oxlint-disable unicorn/require-post-message-target-origin -- the port of a worker has no target
import { parentPort } from 'node:worker_threads';
import { minify } from 'terser';

parentPort.on('message', async ({ code, options }) => {
  try {
    parentPort.postMessage({ code: (await minify(code, options)).code });
  } catch (error) {
    parentPort.postMessage({ error });
  }
});
