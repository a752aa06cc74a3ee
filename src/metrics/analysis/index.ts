export { readGroupChanges, type Adjustment, type GroupChange, type Stretch } from './group-changes.js';
export { readMix, REST } from './mix.js';
export { samplingChartOf } from './sampling-chart.js';
export { controlChartOf, readControlChart, type ControlChart, type ControlPoint } from './control-chart.js';
export { ratedColumn, type FigureColumn, type RatedAs, type RatedColumn } from './rated-column.js';
