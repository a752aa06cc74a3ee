import type { Survey, Words } from '../../model/index.js';
import { words, type Template } from './parts.js';

export { RATING_STRUCTURE, wayToArea } from '../../model/rating-structure.js';
export type { Template } from './parts.js';

/** A survey of the bank, before it is loaded. */
export interface BankEntry {
  readonly id: string;
  readonly title: Words;
  readonly moment: NonNullable<Survey['moment']>;
  /** What it is good for, and when. */
  readonly reason: Words;
  /** Loads the survey and its tests. */
  load(): Promise<Template>;
}

/** Surveys to start from (M4), each a module of its own. */
export const BANK: readonly BankEntry[] = [
  { id: 'nps-relationship', title: words('Recommendation, in general', 'Weiterempfehlung, allgemein', 'التوصية بشكل عام'), moment: 'any-time', reason: words('How strong the bond is, once or twice a year, with the reason; not after a single contact.', 'Wie fest die Bindung ist, ein- oder zweimal im Jahr, mit dem Grund; nicht nach einem einzelnen Kontakt.', 'مدى قوة العلاقة مع السبب، مرة أو مرتين في السنة، لا بعد تواصل واحد.'), load: () => import('./nps-relationship.js') },
  { id: 'nps-renewal', title: words('Recommendation at renewal', 'Weiterempfehlung bei der Verlängerung', 'التوصية عند التجديد'), moment: 'journey-end', reason: words('At the end of a journey people can judge the whole of it.', 'Am Ende einer Reise kann man sie als Ganzes beurteilen.', 'في نهاية الرحلة يمكن الحكم عليها كاملة.'), load: () => import('./nps-renewal.js') },
  { id: 'csat-interaction', title: words('Satisfaction after a contact', 'Zufriedenheit nach einem Kontakt', 'الرضا بعد التواصل'), moment: 'after-interaction', reason: words('Right after it, while it is fresh; says which part of the contact to work on.', 'Gleich danach, solange es frisch ist; zeigt, woran zu arbeiten ist.', 'بعد التواصل مباشرة؛ يبيّن ما يحتاج إلى تحسين.'), load: () => import('./csat-interaction.js') },
  { id: 'ces-transaction', title: words('Effort after a transaction', 'Aufwand nach einem Vorgang', 'الجهد بعد المعاملة'), moment: 'after-transaction', reason: words('After a return, an issue, an upgrade: effort foretells who leaves.', 'Nach Rückgabe, Problem oder Wechsel: Aufwand sagt voraus, wer geht.', 'بعد إرجاع أو مشكلة أو ترقية: الجهد ينبئ بمن سيغادر.'), load: () => import('./ces-transaction.js') },
  { id: 'golden-questions', title: words('The golden questions', 'Die goldenen Fragen', 'الأسئلة الذهبية'), moment: 'any-time', reason: words('What would win, keep and grow a customer, and what to stop: about what they want, not about us.', 'Was gewinnt, hält und mehr kaufen lässt, und was aufhören soll: es geht um Kundenwünsche, nicht um uns.', 'ما الذي يكسب العميل ويبقيه ويزيد مشترياته، وما يجب إيقافه.'), load: () => import('./golden-questions.js') },
  { id: 'onboarding', title: words('First days', 'Erste Tage', 'الأيام الأولى'), moment: 'after-transaction', reason: words('Finds those who have not got started while they can still be helped.', 'Findet, wer nicht in Gang gekommen ist, solange Hilfe noch nützt.', 'يكشف من لم يبدأ بعد حين لا تزال المساعدة مجدية.'), load: () => import('./onboarding.js') },
  { id: 'support', title: words('After support', 'Nach dem Kundendienst', 'بعد الدعم'), moment: 'after-interaction', reason: words('Satisfaction, and whether it was resolved the first time, from the customer\'s side.', 'Zufriedenheit, und ob es beim ersten Mal gelöst war, aus Sicht der Kunden.', 'الرضا، وهل حُلّت المشكلة من المرة الأولى من وجهة نظر العميل.'), load: () => import('./support.js') },
  { id: 'renewal', title: words('Before a renewal', 'Vor der Verlängerung', 'قبل التجديد'), moment: 'any-time', reason: words('Some weeks before the decision: what it depends on, and who should be called.', 'Einige Wochen vor der Entscheidung: wovon sie abhängt und wer einen Anruf braucht.', 'قبل القرار بأسابيع: على ماذا يتوقف، ومن ينبغي الاتصال به.'), load: () => import('./renewal.js') },
  { id: 'complaint-follow-up', title: words('After a complaint', 'Nach einer Beschwerde', 'بعد الشكوى'), moment: 'after-interaction', reason: words('Is it resolved, in the customer\'s eyes; the way from complainer to advocate.', 'Ist es in den Augen der Kunden gelöst; der Weg von der Beschwerde zur Empfehlung.', 'هل حُلّت في نظر العميل؛ الطريق من مشتكٍ إلى مناصر.'), load: () => import('./complaint-follow-up.js') },
  { id: 'product', title: words('A product in use', 'Ein Produkt im Gebrauch', 'منتج قيد الاستخدام'), moment: 'after-interaction', reason: words('What to build next, and how much it would be missed.', 'Was als Nächstes zu bauen ist, und wie sehr es fehlen würde.', 'ما يُبنى تاليًا، وكم سيُفتقد المنتج.'), load: () => import('./product.js') },
  { id: 'event', title: words('After an event', 'Nach einer Veranstaltung', 'بعد فعالية'), moment: 'after-interaction', reason: words('On the way home: what stays, and who comes again.', 'Auf dem Heimweg: was bleibt, und wer wiederkommt.', 'في طريق العودة: ما الذي يبقى، ومن سيعود.'), load: () => import('./event.js') },
  { id: 'employee', title: words('Employees', 'Mitarbeitende', 'الموظفون'), moment: 'any-time', reason: words('What keeps staff from serving customers well; turnover follows from it.', 'Was Mitarbeitende hindert, Kunden gut zu bedienen; Fluktuation folgt daraus.', 'ما يعيق الموظفين عن خدمة العملاء جيدًا.'), load: () => import('./employee.js') },
  { id: 'churn', title: words('On leaving', 'Beim Abschied', 'عند المغادرة'), moment: 'any-time', reason: words('Why they go, and what would bring them back; after the cancellation is done.', 'Warum sie gehen und was sie zurückbrächte; nachdem gekündigt ist.', 'لماذا يغادرون وما الذي قد يعيدهم؛ بعد إتمام الإلغاء.'), load: () => import('./churn.js') },
  { id: 'emotion', title: words('Feeling at a touchpoint', 'Gefühl an einem Kontaktpunkt', 'الشعور عند نقطة تواصل'), moment: 'after-interaction', reason: words('How it felt, with a word and how strongly; for the curve of the journey.', 'Wie es sich anfühlte, mit einem Wort und seiner Stärke; für die Kurve der Reise.', 'كيف كان الشعور وبأي قوة؛ لمنحنى الرحلة.'), load: () => import('./emotion.js') },
  { id: 'website-task', title: words('A task on the website', 'Eine Aufgabe auf der Website', 'مهمة على الموقع'), moment: 'after-transaction', reason: words('What people came for, whether they could do it, and where they got stuck.', 'Wofür man kam, ob es gelang und wo es hakte.', 'سبب الزيارة، وهل تحقق، وأين كان التعثر.'), load: () => import('./website-task.js') },
  { id: 'any-area', title: words('Feedback about anything', 'Rückmeldung zu allem', 'ملاحظات عن أي شيء'), moment: 'after-interaction', reason: words('The customer says which area it is about; it counts there on the scorecard.', 'Man sagt, welchen Bereich es betrifft; dort zählt es in der Scorecard.', 'يحدد العميل المجال المعني فيُحتسب هناك.'), load: () => import('./any-area.js') },
];

/**
 * Loads a survey of the bank.
 *
 * @throws TypeError if there is none of that name
 */
export function loadTemplate(id: string): Promise<Template> {
  const entry = BANK.find((one) => one.id === id);
  if (!entry) throw new TypeError(`There is no survey "${id}" in the bank. There is ${BANK.map((one) => one.id).join(', ')}.`);
  return entry.load();
}
