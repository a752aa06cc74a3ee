import type { Message } from '../base/localize.js';
import type { messages } from '../survey-debug/survey-debug.messages.js';

/** Every text of the tool for authors, in a file of its own, since no visitor needs it: a language that lacks one does not compile. */
export type SurveyDebugTranslation = Readonly<Record<keyof typeof messages, Message>> & { readonly digits?: 'own' };
