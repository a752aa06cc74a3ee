/** The name of this version of the form. */
export const SCORECARD_FORMAT = 'cx-scorecard/1';
