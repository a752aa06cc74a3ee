import { everyState } from './every-state.js';

everyState({ name: 'in Arabic, from right to left', lang: 'ar' });
