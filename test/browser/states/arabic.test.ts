import { everyState } from './every-state.js';

everyState('from right to left', { lang: 'ar', looks: [{ name: 'in Arabic, from right to left', rules: 'names' }] });
