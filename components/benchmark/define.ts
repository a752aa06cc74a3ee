import { CxBenchmark } from './benchmark.js';

CxBenchmark.define('cx-benchmark');

export { CxBenchmark };
export type { BenchmarkDocument, BenchmarkKind } from '../../src/scorecard/document/figure.js';
export { CxErrorEvent } from '../base/events.js';
export { CxExportEvent, type Exported } from '../base/export/event.js';
