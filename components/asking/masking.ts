import type * as Masking from '../../src/survey/masking/question.js';

/** Brings what hides personal data in texts. It weighs as much as a question, so it is loaded when somebody begins to write, and waited for before anything is sent. */
export const loadMasking = (): Promise<typeof Masking> => import('../../src/survey/masking/question.js');
