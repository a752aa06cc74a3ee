import { CxWalkthrough } from './walkthrough.js';

CxWalkthrough.define('cx-walkthrough');

export { CxWalkthrough };
export { CxErrorEvent } from '../base/events.js';
