import { CxLifeEvents } from './life-events.js';

CxLifeEvents.define('cx-life-events');

export { CxLifeEvents };
export { CxErrorEvent } from '../base/events.js';
export { CxPreferenceEvent } from '../preferences/preference-event.js';
