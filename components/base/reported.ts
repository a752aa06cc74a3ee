/** The DOM events whose `detail` is an event of the event model that is to be delivered. Answers so far (`cx-answer`) are not among them. */
export const REPORTED = ['cx-submitted', 'cx-consent', 'cx-dismiss', 'cx-shown', 'cx-followup', 'cx-withdrawn', 'cx-case', 'cx-recognition'] as const;
