/** The questions that everybody means by NPS, CSAT and CES, and what the ends of their scales are. */
export const usualMessages = {
  'nps.question': 'How likely are you to recommend {business} to a friend or colleague?',
  'nps.us': 'us',
  'nps.low': 'Not at all likely',
  'nps.high': 'Extremely likely',
} as const;

export const ratingMessages = {
  'csat.question': 'How satisfied are you?',
  'csat.low': 'Very dissatisfied',
  'csat.high': 'Very satisfied',
  'csat.called': '{value} of {max}',
  'ces.question': '{business} made it easy for me to handle my issue.',
  'ces.us': 'The company',
  'ces.low': 'Strongly disagree',
  'ces.high': 'Strongly agree',
} as const;
