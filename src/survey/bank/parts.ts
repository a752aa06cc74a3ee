import type { Condition, Ending, Question, QuestionOf, Survey } from '../../model/index.js';
import { SURVEY_FORMAT } from '../../model/questionnaire/format.js';
import type { SurveyTest } from '../../model/questionnaire/survey-tests.js';

/** A survey to start from, with tests that show what it does. */
export interface Template {
  readonly survey: Survey;
  readonly tests: readonly SurveyTest[];
}

/** The same words in the languages of the bank. */
export const words = (en: string, de: string, ar: string, fr: string, es: string): Record<'en' | 'de' | 'ar' | 'fr' | 'es', string> => ({ en, de, ar, fr, es });

/** A survey with what is the same for all of the bank. */
export const surveyOf = (survey: Omit<Survey, 'format' | 'language' | 'revision'>): Survey => ({ format: SURVEY_FORMAT, language: 'en', revision: '1', ...survey });

const upTo = (to: number) => (of: string): Condition => ({ of: `answers.${of}`, op: 'atMost', to });
const from = (to: number) => (of: string): Condition => ({ of: `answers.${of}`, op: 'atLeast', to });

/** The groups of NPS: 0 to 6, 9 and 10. */
export const isDetractor = upTo(6);
export const isPromoter = from(9);
/** One and two of five; four and five. */
export const isDissatisfied = upTo(2);
export const isSatisfied = from(4);
/** One to three of seven, where the lower half says that it was hard. */
export const isHard = upTo(3);

/** An open question. */
export const open = (id: string, title: QuestionOf<'text'>['title'], more: Partial<QuestionOf<'text'>> = {}): QuestionOf<'text'> => ({ type: 'text', id, title, limit: 2000, ...more });

export const yesNo = (id: string, title: QuestionOf<'single-choice'>['title'], more: Partial<QuestionOf<'single-choice'>> = {}): Question => ({
  type: 'single-choice', id, title, choices: [{ id: 'yes', text: words('Yes', 'Ja', 'نعم', 'Oui', 'Sí') }, { id: 'no', text: words('No', 'Nein', 'لا', 'Non', 'No') }], ...more,
});

export const OTHER_REASON = { id: 'other', text: words('Something else', 'Etwas anderes', 'سبب آخر', 'Autre chose', 'Otra cosa'), pinned: true } as const;

const SORRY = words('We are sorry. Thank you for telling us.', 'Das tut uns leid. Danke, dass Sie es uns sagen.', 'نعتذر منكم، ونشكركم على إخبارنا.', 'Nous sommes désolés. Merci de nous l’avoir dit.', 'Lo sentimos. Gracias por decírnoslo.');
const CALL = words('May we call you, to put it right?', 'Dürfen wir Sie anrufen, um es in Ordnung zu bringen?', 'هل تسمحون لنا بالاتصال بكم لإصلاح الأمر؟', 'Pouvons-nous vous appeler pour arranger cela ?', '¿Podemos llamarle para arreglarlo?');
const GLAD = words('Thank you. That makes our day.', 'Danke. Das freut uns sehr.', 'شكرًا لكم، لقد أسعدتمونا.', 'Merci. Cela nous fait très plaisir.', 'Gracias. Nos alegra mucho.');
const REVIEW = words('Would you tell others about it in a review?', 'Würden Sie anderen davon in einer Bewertung erzählen?', 'هل تودون إخبار الآخرين بذلك في تقييم؟', 'Voulez-vous en parler à d’autres dans un avis ?', '¿Se lo contaría a otros en una reseña?');
const STORY = words('Would you tell us your story, so that others can read it?', 'Würden Sie uns Ihre Geschichte erzählen, damit andere sie lesen können?', 'هل تودون أن تحكوا لنا قصتكم ليقرأها الآخرون؟', 'Voulez-vous nous raconter votre histoire, pour que d’autres la lisent ?', '¿Nos contaría su historia, para que otros la lean?');
const THANKS = words('Thank you for your answer.', 'Danke für Ihre Antwort.', 'شكرًا لإجابتكم.', 'Merci de votre réponse.', 'Gracias por su respuesta.');

/** Who is unhappy is offered a call within two days. */
export const offersCall = (when: Condition, more: Partial<Ending> = {}): Ending => ({
  id: 'call-back', when, title: SORRY, followUp: { kind: 'call-back', offer: CALL, days: 2, contact: ['name', 'phone', 'email'] }, ...more,
});
/** Who is happy is asked for a review; put the address of your reviews in place of `/reviews`. */
export const asksForReview = (when: Condition): Ending => ({ id: 'review', when, title: GLAD, followUp: { kind: 'review', offer: REVIEW, href: '/reviews' } });
/** Who is happy is asked for a story. */
export const asksForStory = (when: Condition): Ending => ({ id: 'story', when, title: GLAD, followUp: { kind: 'story', offer: STORY, contact: ['name', 'email'] } });
/** All others are thanked. */
export const thanks = (text?: Ending['text']): Ending => ({ id: 'thanks', title: THANKS, ...(text !== undefined && { text }) });

/** Why a detractor, a passive and a promoter gave the number: three pages of which everybody sees one. */
export const npsReasons = (of = 'nps'): Survey['pages'] => [
  { id: 'better', visibleIf: isDetractor(of), questions: [open('better', words('What should we do better?', 'Was sollen wir besser machen?', 'ما الذي ينبغي أن نحسّنه؟', 'Que devons-nous mieux faire ?', '¿Qué debemos hacer mejor?'))] },
  { id: 'ten', visibleIf: { all: [from(7)(of), upTo(8)(of)] }, questions: [open('ten', words('What would make it a 10 for you?', 'Was würde es für Sie zu einer 10 machen?', 'ما الذي يجعل تقييمكم 10؟', 'Qu’est-ce qui en ferait un 10 pour vous ?', '¿Qué lo convertiría en un 10 para usted?'))] },
  { id: 'best', visibleIf: isPromoter(of), questions: [open('best', words('What do you like most?', 'Was gefällt Ihnen am besten?', 'ما أكثر ما يعجبكم؟', 'Qu’est-ce qui vous plaît le plus ?', '¿Qué es lo que más le gusta?'))] },
];
