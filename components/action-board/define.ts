import { CxActionBoard } from './action-board.js';

CxActionBoard.define('cx-action-board');

export { CxActionBoard };
export { CxActionEvent } from './events.js';
export { CxMakeActionEvent } from '../base/make-action.js';
export { CxErrorEvent } from '../base/events.js';
