import '../survey-policy/define.js';
import { CxSurveyPrompt } from './survey-prompt.js';

CxSurveyPrompt.define('cx-survey-prompt');

export { CxSurveyPrompt };
export { CxPromptStateEvent, type PromptExplanation, type PromptState } from './survey-prompt.js';
export { asking, type Asking, type AskingSettings } from './asking.js';
export { mayAskBy, type AskLessOptions } from './ask-less.js';
export { CxErrorEvent, CxResponseEvent, CxSurveyEvent } from '../base/events.js';
