import { everyState } from './every-state.js';

everyState({ name: 'dark', dark: true });
