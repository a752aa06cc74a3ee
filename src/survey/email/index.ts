export { emailBlock, type EmailBlock, type EmailBlockOptions, type EmailMetric } from './block.js';
