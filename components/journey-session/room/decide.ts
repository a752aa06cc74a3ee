/* What accepts and declines suggestions: loaded with the first decision. */
export { acceptSuggestion, rejectSuggestion } from '../../../src/journey/edit/suggestions.js';
