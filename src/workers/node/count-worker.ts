import { parentPort, type TransferListItem } from 'node:worker_threads';
import { countTask } from '../count-task.js';
import { serve } from '../serve.js';

const port = parentPort!;
serve(
  {
    postMessage: (message, transfer = []) => port.postMessage(message, [...transfer] as TransferListItem[]),
    onMessage: (callback) => void port.on('message', callback),
  },
  { count: countTask },
);
