import { CxSurveyPolicy } from './survey-policy.js';

CxSurveyPolicy.define('cx-survey-policy');

export { CxSurveyPolicy };
export { CxErrorEvent } from '../base/events.js';
