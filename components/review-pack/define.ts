import { CxReviewPack } from './review-pack.js';

CxReviewPack.define('cx-review-pack');

export { CxReviewPack };
export type { ReviewAction } from './sections/actions.js';
export { CxErrorEvent } from '../base/events.js';
