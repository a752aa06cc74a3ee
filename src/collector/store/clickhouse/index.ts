export { AnalyticStore, type AnalyticShape } from './analytic-store.js';
export { clickhouseServer, type Clickhouse } from './engine.js';
