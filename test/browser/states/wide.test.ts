import { everyState } from './every-state.js';

everyState('as most people see it', {
  looks: [
    { name: 'light', rules: 'all', inAllEngines: true },
    { name: 'dark', rules: 'colours', dark: true },
    { name: 'in forced colours', rules: 'colours', forced: true },
    { name: 'on a tablet', rules: 'room', width: 768 },
  ],
});
