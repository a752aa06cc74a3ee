import { figureMessages } from '../base/figures.js';

/** The English texts of `<cx-scorecard>`. */
export const messages = {
  ...figureMessages,
  'scorecard.loading': 'Loading the figures',
  'scorecard.live': 'Live',
  'scorecard.failed': 'The figures cannot be loaded: {reason} Trying again.',
  'scorecard.unreachable': 'the collector does not answer.',
  'scorecard.nonsense': 'the collector sends something else.',
  'scorecard.no-source': 'The figures come from a plugin that is not there, or could not be started.',
  'scorecard.template': 'Template',
  'scorecard.own-template': 'As it was set up',
  'scorecard.empty': 'No answers yet. Figures appear here as soon as customers answer.',
  'scorecard.by': 'By {dimension}, {period}',
  'scorecard.group': 'Group',
  'scorecard.unknown-group': 'not known',
} as const;
