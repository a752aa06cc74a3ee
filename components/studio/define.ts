import { CxSurvey } from '../survey/survey.js';
import { CxSurveyStudio } from './studio.js';

CxSurvey.define('cx-survey');
CxSurveyStudio.define('cx-survey-studio');

export { CxSurveyStudio };
export { CxDraftEvent, CxPublishedEvent } from './events.js';
export type { Publish, Published } from './publishing.js';
export type { StartPoint } from './start-points.js';
export { CxErrorEvent } from '../base/events.js';
