import { CxSurveyDebug } from './survey-debug.js';

CxSurveyDebug.define('cx-survey-debug');

export { CxSurveyDebug };
export { sayAskFinding, sayGate, sayName, sayVerdict } from './say.js';
