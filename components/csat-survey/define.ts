import { CxCsatSurvey } from './csat-survey.js';

CxCsatSurvey.define('cx-csat-survey');

export { CxCsatSurvey };
export { CxErrorEvent, CxResponseEvent, CxSurveyEvent } from '../base/events.js';
