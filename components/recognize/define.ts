import { CxRecognize } from './recognize.js';

CxRecognize.define('cx-recognize');

export { CxRecognize };
export { CxRecognitionDeclineEvent, type RecognitionDecline } from './events.js';
export type { Employee } from './people.js';
export { CxErrorEvent, CxReportEvent } from '../base/events.js';
