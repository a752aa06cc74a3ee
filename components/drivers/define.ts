import { CxDrivers } from './drivers.js';

CxDrivers.define('cx-drivers');

export { CxDrivers };
export { CxWhatIfEvent, type WhatIfAsked } from './events.js';
export type { Ratings, TitledColumn, Verbatims } from '../../src/metrics/documents/drivers.js';
export { CxErrorEvent } from '../base/events.js';
export { CxExportEvent, type Exported } from '../base/export/event.js';
