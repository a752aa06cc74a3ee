import { CxWhy } from './why.js';

CxWhy.define('cx-why');

export { CxWhy };
export { CxErrorEvent } from '../base/events.js';
