import { everyState } from './every-state.js';

// 320 px is also what a window of 1280 px has at 400 %
everyState({ name: 'narrow, without movement', width: 320, still: true });
