export { FollowUpOffer, type Offering } from './follow-up.js';
export { ownStyles, renderOwn, type Own } from './own-answers.js';
