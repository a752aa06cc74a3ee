import { CxSettings } from './settings.js';

CxSettings.define('cx-settings');

export { CxSettingEvent, CxSettings } from './settings.js';
export { CxErrorEvent } from '../base/events.js';
