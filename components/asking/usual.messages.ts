/** The question that everybody means by each metric, what the ends of its scale are, and why somebody answered so. */
export const npsUsual = {
  'nps.question': 'How likely are you to recommend {business} to a friend or colleague?',
  'nps.us': 'us',
  'nps.low': 'Not at all likely',
  'nps.high': 'Extremely likely',
} as const;
export const csatUsual = {
  'ask.called': '{value} of {max}',
  'csat.question': 'How satisfied are you with {business}?',
  'csat.us': 'us',
  'csat.low': 'Very dissatisfied',
  'csat.high': 'Very satisfied',
} as const;
export const cesUsual = {
  'ces.question': '{business} made it easy for me to handle my issue.',
  'ces.us': 'The company',
  'ces.low': 'Strongly disagree',
  'ces.high': 'Strongly agree',
} as const;
