/** The English texts of `<cx-survey-prompt>`. */
export const messages = {
  'prompt.label': 'A short question',
  'prompt.side': 'Feedback',
  'prompt.arrived': 'A question has come up. It waits in the region “{label}”; you can go on with what you do.',
  'prompt.close': 'Close',
  'prompt.aside': 'Put aside',
  'prompt.minimised': 'The question is put aside. The button “{label}” brings it back.',
  'prompt.closed': 'The question is closed.',
} as const;
