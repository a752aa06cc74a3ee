import { CxVoiceWall } from './voice-wall.js';

CxVoiceWall.define('cx-voice-wall');

export { CxVoiceWall };
export { CxModerationEvent, type ModerationAct } from './events.js';
export { CxMakeActionEvent } from '../base/make-action.js';
export { CxErrorEvent } from '../base/events.js';
export type { VoiceListener, VoiceSource } from './sources.js';
