import { CxCommandPalette } from '../command-palette/command-palette.js';
import { CxPluginManager } from '../plugin-manager/plugin-manager.js';
import { CxSettings } from '../settings/settings.js';
import { CxWalkthrough } from '../walkthrough/walkthrough.js';
import { CxWhy } from '../why/why.js';
import { CxWorkbench } from './workbench.js';

CxCommandPalette.define('cx-command-palette');
CxSettings.define('cx-settings');
CxPluginManager.define('cx-plugin-manager');
CxWalkthrough.define('cx-walkthrough');
CxWhy.define('cx-why');
CxWorkbench.define('cx-workbench');

export { CxWorkbench } from './workbench.js';
export { CxErrorEvent } from '../base/events.js';
