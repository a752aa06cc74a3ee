import { CxPluginManager } from './plugin-manager.js';

CxPluginManager.define('cx-plugin-manager');

export { CxPluginEvent, CxPluginManager } from './plugin-manager.js';
export { CxErrorEvent } from '../base/events.js';
