import type { Area } from '../../model/questionnaire/question.js';
import { RATING_STRUCTURE, wayToArea } from '../../model/rating-structure.js';
import type { Audience, Figure } from '../document/figure.js';

/** The area of the rating structure with this id. */
export const areaOf = (id: string): Area => wayToArea(id, RATING_STRUCTURE).at(-1)!;

const said = (en: string, de: string, ar: string): Readonly<Record<string, string>> => ({ en, de, ar });

/** Metrics that templates use beside NPS, CSAT and CES, which every element names itself; each as a customer-experience team calls it. */
export const TITLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  churn: said('Customers lost in the month', 'Im Monat verlorene Kunden', 'العملاء المفقودون في الشهر'),
  renewal: said('Contracts renewed', 'Verlängerte Verträge', 'العقود المجددة'),
  nrr: said('Net revenue retention', 'Gehaltener Umsatz, netto', 'صافي الاحتفاظ بالإيراد'),
  referrals: said('Referrals for each customer', 'Empfehlungen je Kunde', 'الإحالات لكل عميل'),
  referred: said('New customers by referral', 'Neue Kunden durch Empfehlung', 'عملاء جدد بالإحالة'),
  acquisition: said('Customers won', 'Gewonnene Kunden', 'العملاء المكتسبون'),
  'same-customer-spend': said('Growth of same-customer spend', 'Wachstum der Ausgaben gleicher Kunden', 'نمو إنفاق العملاء أنفسهم'),
  'positive-sentiment': said('Positive feelings', 'Gute Gefühle', 'المشاعر الإيجابية'),
  'opt-in-rate': said('Take part in the preference programme', 'Nehmen am Präferenzprogramm teil', 'المشاركون في برنامج التفضيلات'),
  participation: said('Answer surveys', 'Beantworten Umfragen', 'المجيبون عن الاستبيانات'),
  fcr: said('Settled at first contact', 'Beim ersten Kontakt gelöst', 'حُلّت من أول اتصال'),
  'resolution-time-median': said('Median time to resolution', 'Mediane Zeit bis zur Lösung', 'وسيط مدة الحل'),
  reopened: said('Cases reopened', 'Wieder geöffnete Fälle', 'الحالات المعاد فتحها'),
};

/** For whom: the board sees what a part comes to, the manager what it is made of, the line what it can act on today. */
export const EVERYBODY: Audience[] = ['executive', 'manager', 'line'];
export const MANAGERS: Audience[] = ['executive', 'manager'];
export const DAILY: Audience[] = ['manager', 'line'];

/** A figure of a template; it has no target, which is the company's to set. */
export function figure(id: string, metric: string, audience: readonly Audience[], more: Partial<Figure> = {}): Figure {
  const title = TITLES[metric];
  return { id, metric, ...(title && { title }), audience: [...audience], ...more };
}
