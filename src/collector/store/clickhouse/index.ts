export { AnalyticReader, AnalyticStore, type AnalyticShape } from './analytic-store.js';
export { clickhouseServer, type Clickhouse } from './engine.js';
export type { Fed } from './feed.js';
