import { ownPort } from '../../src/workers/browser.js';
import { serve, type Task } from '../../src/workers/serve.js';
import { countFile, lookAt, type CountSettings } from './work.js';

/** What this worker can do. */
export const tasks: Readonly<Record<string, Task>> = {
  look: async (input, progress) => ({ result: await lookAt(input as File, { progress }) }),
  count: async (input, progress) => {
    const result = await countFile(input as CountSettings, { progress });
    return { result, transfer: [result.cube.buffer as ArrayBuffer] };
  },
};

serve(ownPort(), tasks);
