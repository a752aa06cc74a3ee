/** The English texts of `<cx-walkthrough>`. */
export const messages = {
  'walkthrough.none': 'No plugin brings first steps.',
  'walkthrough.progress': '{done} of {count} steps done',
  'walkthrough.done': 'Done',
  'walkthrough.to-do': 'To do',
  'walkthrough.mark': 'Mark as done',
  'walkthrough.mark-one': 'Mark as done: {step}',
  'walkthrough.again': 'Start again',
  'walkthrough.again-one': 'Start again: {title}',
  'walkthrough.now-done': 'Done: {step}',
  'walkthrough.needs': 'Not now. It needs: {needs}',
  'walkthrough.from': 'from {plugin}',
  'walkthrough.waiting': 'First steps are shown here as soon as plugins are there.',
} as const;
