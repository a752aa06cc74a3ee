/* What reads journeys that cannot be trusted; loaded when there is one. */
export { parseJourney } from '../../src/journey/document/parse.js';
