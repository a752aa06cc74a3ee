export { addColumnsInParallel, type ParallelOptions } from './parallel.js';
export { browserWorkers } from './browser.js';
export type { Answer, Port, Question, WorkerPort, Workers } from './port.js';
