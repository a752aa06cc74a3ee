import { CxPluginSurface } from './plugin-surface.js';

CxPluginSurface.define('cx-plugin-surface');

export { CxPluginSurface };
export { drawSurface } from './draw-surface.js';
export { CxErrorEvent } from '../base/events.js';
