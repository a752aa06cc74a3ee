import '../metric/define.js';
import { CxScorecard } from './scorecard.js';

CxScorecard.define('cx-scorecard');

export { CxScorecard };
export { CxErrorEvent } from '../base/events.js';
export { CxTemplateEvent } from './template-event.js';
export { metricsOnPage } from '../base/metrics-on-page.js';
