import { CxCesSurvey } from './ces-survey.js';

CxCesSurvey.define('cx-ces-survey');

export { CxCesSurvey };
export { CxErrorEvent, CxResponseEvent, CxSurveyEvent } from '../base/events.js';
