export { startCollector, type Collector, type CollectorOptions } from './collector.js';
export type { Receipt } from './ingest.js';
