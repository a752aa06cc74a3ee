import { CxMetric } from '../metric/metric.js';
import { CxTile } from './tile.js';

CxMetric.define('cx-metric');
CxTile.define('cx-tile');

export { CxTile };
export type { TileGiven } from './tile.js';
export type { MetricView } from '../metric/view.js';
export { CxErrorEvent } from '../base/events.js';
