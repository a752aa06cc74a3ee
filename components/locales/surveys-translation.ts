import type { Message } from '../base/localize.js';
import type { messages as cesMessages } from '../ces-survey/ces-survey.messages.js';
import type { messages as complaintMessages } from '../complaint/complaint.messages.js';
import type { messages as csatMessages } from '../csat-survey/csat-survey.messages.js';
import type { messages as npsMessages } from '../nps-survey/nps-survey.messages.js';
import type { messages as followUpMessages } from '../survey/after/follow-up.messages.js';
import type { messages as ownMessages } from '../survey/after/own-answers.messages.js';
import type { messages as surveyMessages } from '../survey/survey.messages.js';
import type { messages as affectMessages } from '../survey/types/affect-grid.js';
import type { messages as areaMessages } from '../survey/types/area.js';
import type { messages as consentMessages } from '../survey/types/consent.js';
import type { messages as contactMessages } from '../survey/types/contact.js';
import type { messages as dateMessages } from '../survey/types/date.js';
import type { messages as emotionMessages } from '../survey/types/emotion.js';
import type { messages as fileMessages } from '../survey/types/file.js';
import type { messages as matrixMessages } from '../survey/types/matrix.js';
import type { messages as numberMessages } from '../survey/types/number.js';
import type { messages as rankingMessages } from '../survey/types/ranking.js';
import type { messages as sliderMessages } from '../survey/types/slider.js';
import type { messages as promptMessages } from '../survey-prompt/survey-prompt.messages.js';

type Key =
  | keyof typeof cesMessages | keyof typeof complaintMessages | keyof typeof csatMessages | keyof typeof followUpMessages | keyof typeof npsMessages | keyof typeof ownMessages | keyof typeof promptMessages | keyof typeof surveyMessages
  | keyof typeof affectMessages | keyof typeof areaMessages | keyof typeof consentMessages | keyof typeof contactMessages | keyof typeof dateMessages | keyof typeof emotionMessages | keyof typeof fileMessages | keyof typeof matrixMessages | keyof typeof numberMessages | keyof typeof rankingMessages | keyof typeof sliderMessages;

/**
 * Every text of the surveys, in a file of its own so that a page without them does not carry it: a language that lacks one does not
 * compile.
 */
export type SurveysTranslation = Readonly<Record<Key, Message>> & { readonly digits?: 'own' };
