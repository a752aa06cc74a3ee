import { everyState } from './every-state.js';

everyState({ name: 'with more room between letters and lines', width: 480, spaced: true, still: true });
