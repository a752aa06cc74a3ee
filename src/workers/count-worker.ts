import { ownPort } from './browser.js';
import { countTask } from './count-task.js';
import { serve } from './serve.js';

serve(ownPort(), { count: countTask });
