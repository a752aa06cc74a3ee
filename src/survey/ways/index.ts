export { possibleAnswers, type PossibleAnswer, type PossibleAnswers } from './possible.js';
export { referencesIn, referencesOf, referencesOfExpression, type Reference } from './references.js';
export { ANSWERING_SECONDS, countWords, secondsFor, secondsToRead, WORDS_PER_MINUTE, type Seconds } from './seconds.js';
export { waysOf, type Assumptions, type Ways } from './ways.js';
