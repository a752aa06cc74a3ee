/** The English texts of the table. */
export const tableMessages = {
  'card.figure': 'Figure',
  'card.value': 'Value',
  'card.target': 'Target',
  'card.status': 'Status',
  'card.change': 'Change',
  'card.trend': 'Trend',
} as const;

/** The English texts of the map. */
export const mapMessages = {
  'card.links': 'What leads to what',
  'card.link': '{from} leads to {to}',
  'card.link-because': '{from} leads to {to}: {because}',
} as const;

/** The English texts of one figure, its groups, and what customers wrote. */
export const lookMessages = {
  'card.by': 'By {dimension}',
  'card.verbatims-loading': 'Loading what customers wrote',
  'card.verbatims-failed': 'What customers wrote cannot be loaded.',
  'card.verbatims-again': 'Try again',
} as const;

/** The English texts of a wall. */
export const wallMessages = {
  'card.pause': 'Pause',
  'card.go-on': 'Go on',
} as const;
