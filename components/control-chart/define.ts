import { CxControlChart } from './control-chart.js';

CxControlChart.define('cx-control-chart');

export { CxControlChart };
export type { Annotation } from '../../src/metrics/documents/figures.js';
export { CxErrorEvent } from '../base/events.js';
export { CxExportEvent, type Exported } from '../base/export/event.js';
