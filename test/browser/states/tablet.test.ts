import { everyState } from './every-state.js';

everyState({ name: 'on a tablet', width: 768 });
