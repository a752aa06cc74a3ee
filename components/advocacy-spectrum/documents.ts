// What checks documents is loaded when there is one.
export { parseAdvocacyCounts } from '../../src/advocacy/counts.js';
export { readAdvocacyExpression } from '../../src/advocacy/expressions.js';
export { parseAdvocacy } from '../../src/advocacy/parse.js';
