import { CxSurvey } from './survey.js';

CxSurvey.define('cx-survey');

export { CxSurvey };
export { CxErrorEvent, CxReportEvent, CxResponseEvent, CxSurveyEvent } from '../base/events.js';
