/** The elements that ask and that content may put on a page, without `cx-`. */
export const SURVEY_KINDS = ['nps-survey', 'survey', 'csat-survey', 'ces-survey', 'complaint'] as const;
export type SurveyKind = (typeof SURVEY_KINDS)[number];

/** What an author may set of an element from content: neither who the customer is, nor anything that runs or leads elsewhere. */
export const CONTENT_SETTINGS = [
  'question', 'business', 'low-label', 'high-label', 'wording', 'look', 'follow-up-detractor', 'follow-up-passive', 'follow-up-promoter', 'follow-up-low', 'follow-up-middle', 'follow-up-high',
  'no-comment', 'comment-limit', 'thanks', 'dismissible', 'touchpoint',
] as const;
export type ContentSetting = (typeof CONTENT_SETTINGS)[number];
