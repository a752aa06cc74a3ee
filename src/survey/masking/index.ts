export { maskText, type Masked, type PersonalData, type PersonalKind } from './mask.js';
export { maskedKinds } from './question.js';
