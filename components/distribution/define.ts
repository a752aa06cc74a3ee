import { CxDistribution } from './distribution.js';

CxDistribution.define('cx-distribution');

export { CxDistribution };
export { CxErrorEvent } from '../base/events.js';
export { CxExportEvent, type Exported } from '../base/export/event.js';
