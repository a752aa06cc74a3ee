/* Everything in one file, for the page on which a plugin is made: elements, the page's host, the SDK, metrics as data. */
export * from '../all.js';
export * from './index.js';
export * from '../../src/sdk/index.js';
export { bundled, explainWhen } from '../../src/host/index.js';
export { metricFrom } from '../../src/metrics/declarative/index.js';
export { Cube, contributionsOf, defineMetric, histogram, nps, read, sum } from '../../src/metrics/index.js';
export { makeEvent, wordingHash } from '../../src/model/index.js';
export { answered } from '../../src/sdk/testing/answered.js';
