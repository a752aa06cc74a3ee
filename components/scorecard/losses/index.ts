export { lossMessages as messages } from './messages/en.js';
export { LossTeller } from './teller.js';
