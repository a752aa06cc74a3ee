export { ALWAYS, evaluate, keysOf, NEVER, type Lookup, type When } from './expression.js';
export { explainWhen, type TermExplanation, type WhenExplanation } from './explain.js';
export { parseWhen } from './parser.js';
