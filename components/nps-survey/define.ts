import { CxNpsSurvey } from './nps-survey.js';

CxNpsSurvey.define('cx-nps-survey');

export { CxNpsSurvey };
export { CxErrorEvent, CxResponseEvent, CxSurveyEvent } from '../base/events.js';
