import { CxConsent } from './consent.js';

CxConsent.define('cx-consent');

export { CxConsent };
export { CxErrorEvent } from '../base/events.js';
export { CxPreferenceEvent } from '../preferences/preference-event.js';
