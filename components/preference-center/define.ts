import { CxPreferenceCenter } from './preference-center.js';

CxPreferenceCenter.define('cx-preference-center');

export { CxPreferenceCenter };
export { CxErrorEvent } from '../base/events.js';
export { CxPreferenceEvent } from '../preferences/preference-event.js';
export type { CxPreferenceRequestEvent } from '../preferences/request-event.js';
