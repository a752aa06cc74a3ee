import type { Journey } from '../../src/journey/index.js';
import { parseJourney } from '../../src/journey/index.js';
import { CxError } from '../../src/core/problem.js';

/** Words in the languages of the demo. */
type Said = readonly [en: string, de: string, ar: string];
const LANGUAGES = ['en', 'de', 'ar'];

const DAY = 86_400_000;
const before = (now: number, days: number): string => new Date(now - days * DAY).toISOString().slice(0, 10);

/** Steps by the id that the answers of the shop window and the log of the bank have them under. */
const STEPS: readonly { readonly id: string; readonly name: Said; readonly phase: string; readonly channel: string; readonly events: readonly string[]; readonly more?: object }[] = [
  { id: 'letter', name: ['Hears that the year ends', 'Erfährt, dass das Jahr endet', 'يعلم أن السنة تنتهي'], phase: 'notice', channel: 'mail', events: ['letter sent'] },
  { id: 'price', name: ['Looks up the new price', 'Sieht den neuen Preis nach', 'يبحث عن السعر الجديد'], phase: 'notice', channel: 'app', events: ['price viewed'], more: { owner: 'mara' } },
  { id: 'request', name: ['Asks a question', 'Stellt eine Frage', 'يطرح سؤالًا'], phase: 'decide', channel: 'chat', events: ['question asked'] },
  { id: 'visit', name: ['Gets advice in the branch', 'Lässt sich in der Filiale beraten', 'يحصل على المشورة في الفرع'], phase: 'decide', channel: 'branch', events: ['advice given'], more: { momentOfTruth: true, owner: 'jonas' } },
  { id: 'sign', name: ['Renews', 'Verlängert', 'يجدّد'], phase: 'renew', channel: 'app', events: ['package renewed'], more: { momentOfTruth: true } },
  { id: 'renewal', name: ['Is thanked, and asked how it was', 'Wird bedankt und gefragt, wie es war', 'يُشكر ويُسأل كيف كان ذلك'], phase: 'renew', channel: 'mail', events: ['thanked'], more: { ends: true } },
];

/** What happened in between, which nobody drew. */
const UNDRAWN: Readonly<Record<string, Said>> = { 'hotline called': ['Calls the hotline', 'Ruft die Hotline an', 'يتصل بالخط الساخن'], 'account closed': ['Closes the account', 'Kündigt das Konto', 'يغلق الحساب'] };

/** What a step of the bank's log is called in a language: as on the map, if it is drawn there. */
export function nameOfActivity(activity: string, language: string): string {
  const said = STEPS.find(({ events }) => events.includes(activity))?.name ?? UNDRAWN[activity];
  return said?.[Math.max(0, LANGUAGES.indexOf(language))] ?? activity;
}

/** The journey on which a customer of the bank renews a package, as its team drew it: what is counted live is not in it. */
export function renewalJourney(language: string, now: number): Journey {
  const at = Math.max(0, LANGUAGES.indexOf(language));
  const say = (...said: Said): string => said[at]!;
  const key = (i: number): string => `a${i}`;
  const period = { from: before(now, 60), to: before(now, 30) };
  const felt = (step: string, mean: number, n: number) => ({ type: 'observation', id: `felt-${step}`, at: step, metric: 'emotion', series: 'current', period, provenance: { source: say('Diary study', 'Tagebuchstudie', 'دراسة يوميات'), at: `${before(now, 20)}T08:00:00Z` }, stat: { t: 'mean', n, mean, sd: 1.1, scale: [1, 5] } });
  const said = (id: string, step: string, metric: string, value: number, series: string) => ({ type: 'observation', id, at: step, metric, series, stat: { t: 'asserted', value, by: 'mara', on: before(now, 45) } });
  const outcome = parseJourney({
    format: 'cx-journey/1', id: 'tidewell-renewal', kind: 'designed', lang: LANGUAGES[at], title: say('Renewing the Everyday package', 'Das Alltagspaket verlängern', 'تجديد الباقة اليومية'),
    records: [
      { type: 'actor', id: 'customer', name: say('Customer', 'Kundin', 'العميل'), kind: 'customer' },
      { type: 'owner', id: 'mara', name: say('Mara Lind', 'Mara Lind', 'مارا ليند'), team: say('Packages', 'Pakete', 'الباقات') }, { type: 'owner', id: 'jonas', name: say('Jonas Weber', 'Jonas Weber', 'يوناس فيبر'), team: say('Branches', 'Filialen', 'الفروع') },
      ...[['mail', say('Letter and e-mail', 'Brief und E-Mail', 'الرسائل والبريد')], ['app', say('App', 'App', 'التطبيق')], ['chat', say('Chat', 'Chat', 'الدردشة')], ['branch', say('Branch', 'Filiale', 'الفرع')]].map(([id, name], i) => ({ type: 'channel', id, name, order: key(i) })),
      { type: 'phase', id: 'notice', order: 'a0', name: say('Notice', 'Bemerken', 'الملاحظة'), owner: 'mara' }, { type: 'phase', id: 'decide', order: 'a1', name: say('Decide', 'Entscheiden', 'القرار'), owner: 'jonas' }, { type: 'phase', id: 'renew', order: 'a2', name: say('Renew', 'Verlängern', 'التجديد'), owner: 'mara' },
      ...STEPS.map(({ id, name, phase, channel, events, more }, i) => ({ type: 'touchpoint', id, order: key(i), name: name[at], phase, channel, actors: ['customer'], eventTypes: events, ...more })),
      ...[['emotion', { metric: 'emotion' }], ['metric', { metric: 'ces' }], ['metric', { metric: 'csat' }], ['metric', { metric: 'nps' }], ['channel', {}], ['pain', {}], ['gain', {}], ['opportunity', {}], ['standard', {}], ['evidence', {}], ['backstage', { band: 'support' }], ['owner', {}]].map(([kind, more], i) => ({ type: 'lane', id: `lane-${i}`, kind, name: '', order: `b${String.fromCharCode(65 + i)}`, ...(more as object) })),
      ...STEPS.slice(1).map(({ id }, i) => ({ type: 'link', id: `to-${id}`, from: STEPS[i]!.id, to: id, kind: 'next' })),
      felt('letter', 3.4, 64), felt('price', 2.3, 58), felt('visit', 4.2, 31), felt('sign', 4, 55), said('felt-renewal', 'renewal', 'emotion', 4.3, 'current'),
      ...STEPS.filter(({ id }) => id !== 'request').map(({ id }, i) => said(`hoped-${id}`, id, 'emotion', [3.5, 3.5, 4, 4, 4.5][i]!, 'expected')),
      said('aim-csat', 'visit', 'csat', 0.85, 'expected'), said('aim-ces', 'request', 'ces', 5.9, 'expected'), said('aim-nps', 'renewal', 'nps', 48, 'expected'),
      { type: 'pain', id: 'hunt', at: 'price', text: say('The letter does not say the new price', 'Der neue Preis steht nicht im Brief', 'الرسالة لا تذكر السعر الجديد'), severity: 0.8, evidence: ['diary-7'] },
      { type: 'gain', id: 'time', at: 'visit', text: say('Somebody who knows the account and has time', 'Jemand, der das Konto kennt und Zeit hat', 'شخص يعرف الحساب ولديه وقت') },
      { type: 'opportunity', id: 'say-it', at: 'price', text: say('Say the price in the letter', 'Den Preis in den Brief schreiben', 'ذكر السعر في الرسالة'), owner: 'mara', status: 'planned', pains: ['hunt'] },
      { type: 'standard', id: 'soon', at: 'visit', text: say('An appointment within three days', 'Ein Termin binnen drei Tagen', 'موعد خلال ثلاثة أيام') },
      { type: 'evidence', id: 'diary-7', at: 'price', text: say('Why do I have to look for it? You know what it costs.', 'Warum muss ich das suchen? Sie wissen doch, was es kostet.', 'لماذا عليّ أن أبحث عنه؟ أنتم تعرفون كم يكلّف.'), lang: LANGUAGES[at], source: say('Diary study', 'Tagebuchstudie', 'دراسة يوميات'), on: before(now, 41), score: 2, consent: { show: 'team' }, redacted: true },
      { type: 'system', id: 'prices', name: say('Price list', 'Preisliste', 'قائمة الأسعار') },
      { type: 'backstage', id: 'works-out', order: 'a0', at: 'price', band: 'support', name: say('Works out the new price', 'Berechnet den neuen Preis', 'يحسب السعر الجديد'), system: 'prices' },
    ],
  });
  if (!outcome.ok) throw new CxError(outcome.error[0] ?? { code: 'unreadable', message: 'The journey of the demo cannot be read.' });
  return outcome.value.journey;
}
