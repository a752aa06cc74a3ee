/** The names of this version of the forms: of a survey, and of where somebody stands in one. */
export const SURVEY_FORMAT = 'cx-survey/1';
export const STATE_FORMAT = 'cx-survey-state/1';
