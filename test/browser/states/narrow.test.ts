import { everyState } from './every-state.js';

everyState('in little room', {
  still: true,
  looks: [
    // 320 px is also what a window of 1280 px has at 400 %
    { name: 'narrow, without movement', rules: 'names', width: 320 },
    { name: 'with more room between letters and lines', rules: 'room', width: 480, spaced: true },
  ],
});
