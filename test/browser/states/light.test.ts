import { everyState } from './every-state.js';

everyState({ name: 'light' }, { inAllEngines: true });
