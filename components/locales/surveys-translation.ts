import type { Message } from '../base/localize.js';
import type { messages as cesMessages } from '../ces-survey/ces-survey.messages.js';
import type { messages as complaintMessages } from '../complaint/complaint.messages.js';
import type { messages as csatMessages } from '../csat-survey/csat-survey.messages.js';
import type { messages as npsMessages } from '../nps-survey/nps-survey.messages.js';
import type { messages as followUpMessages } from '../survey/after/follow-up.messages.js';
import type { messages as ownMessages } from '../survey/after/own-answers.messages.js';
import type { messages as surveyMessages } from '../survey/survey.messages.js';
import type { messages as promptMessages } from '../survey-prompt/survey-prompt.messages.js';

type Key = keyof typeof cesMessages | keyof typeof complaintMessages | keyof typeof csatMessages | keyof typeof followUpMessages | keyof typeof npsMessages | keyof typeof ownMessages | keyof typeof promptMessages | keyof typeof surveyMessages;

/**
 * Every text of the surveys, in a file of its own so that a page without them does not carry it: a language that lacks one does not
 * compile.
 */
export type SurveysTranslation = Readonly<Record<Key, Message>> & { readonly digits?: 'own' };
