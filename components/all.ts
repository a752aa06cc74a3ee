/* Registers every element: what `import 'cx-elements'` does. */
import './delivery/define.js';
import './import/define.js';
import './nps-survey/define.js';
import './scorecard/define.js';
import './tile/define.js';
import './workbench/define.js';

export { CxCommandEvent, CxCommandPalette } from './command-palette/command-palette.js';
export { CxDelivery, CxDeliveryEvent } from './delivery/delivery.js';
export { CxImport } from './import/import.js';
export { CxMetric } from './metric/metric.js';
export { CxNpsSurvey } from './nps-survey/nps-survey.js';
export { CxPluginEvent, CxPluginManager } from './plugin-manager/plugin-manager.js';
export { CxScorecard } from './scorecard/scorecard.js';
export { CxSettingEvent, CxSettings } from './settings/settings.js';
export { CxTile, type TileGiven } from './tile/tile.js';
export { CxWhy } from './why/why.js';
export { CxWorkbench } from './workbench/workbench.js';
export { CxElement } from './base/element.js';
export { CxErrorEvent, CxResponseEvent, CxSurveyEvent } from './base/events.js';
export { registerMessages, type Message, type Messages } from './base/localize.js';
