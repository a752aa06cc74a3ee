import { messages as metricMessages } from '../metric/metric.messages.js';

/** The English texts of `<cx-tile>`. */
export const messages = {
  'metric.waiting': metricMessages['metric.waiting'],
  'tile.missing': 'The plugin of this tile is not here, so the figure is shown plainly.',
  'tile.failed': 'This tile cannot be drawn, so the figure is shown plainly. {reason}',
  'tile.provided': 'Tile by {plugin}',
} as const;
