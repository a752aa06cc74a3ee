import { ownPort } from '../../src/workers/browser.js';
import { serve } from '../../src/workers/serve.js';
import { buffersOf, observeAtOnce, type FlowTask } from './reading/work.js';

serve(ownPort(), {
  observe: async (input, progress) => {
    const result = await observeAtOnce(input as FlowTask, progress);
    return { result, transfer: buffersOf(result) };
  },
});
