import { everyState } from './every-state.js';

everyState({ name: 'in forced colours', forced: true });
