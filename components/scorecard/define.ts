import '../metric/define.js';
import { CxScorecard } from './scorecard.js';

CxScorecard.define('cx-scorecard');

export { CxScorecard };
export { CxErrorEvent } from '../base/events.js';
