import { CxCommandPalette } from './command-palette.js';

CxCommandPalette.define('cx-command-palette');

export { CxCommandEvent, CxCommandPalette } from './command-palette.js';
export { CxErrorEvent } from '../base/events.js';
