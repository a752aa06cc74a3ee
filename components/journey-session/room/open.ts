/* All that a session of somebody of the team needs: loaded when there is one. */
export { mergeStates, SharedSession } from './shared-session.js';
export { deviceStorage } from './storage.js';
