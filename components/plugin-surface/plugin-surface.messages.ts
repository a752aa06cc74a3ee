import { figureMessages } from '../base/figures.js';

/** The English texts of `<cx-plugin-surface>`. */
export const messages = {
  'figure.answers': figureMessages['figure.answers'],
  'surface.provided': 'Provided by',
  'surface.careful': 'Do not enter passwords or card numbers here.',
  'surface.waiting': 'Nothing to show yet',
  'surface.interval': 'between {low} and {high}',
  'surface.no-figure': 'Not enough data',
} as const;
