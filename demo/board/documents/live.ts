import type { Scorecard } from '../../../src/scorecard/index.js';
import { ownPlace, said } from './scene.js';

const DAY = 86_400_000;
/** The day some months before now, as the invented answers have it. */
const before = (now: number, months: number): string => new Date(now - months * 30.4 * DAY).toISOString().slice(0, 10);

/** The scorecard of the invented bank, on what its customers answer now. */
export function liveDocument(now: number): Scorecard {
  const year = new Date(now).getUTCFullYear();
  return {
    format: 'cx-scorecard/1',
    id: 'tidewell',
    title: said('Tidewell: our customers', 'Tidewell: unsere Kunden', 'تايدويل: عملاؤنا'),
    language: 'en',
    period: { through: 'latest', comparison: 'previous', series: 18 },
    segments: [{
      dimension: 'region',
      title: said('Region', 'Region', 'المنطقة'),
      groups: { North: said('North', 'Norden', 'الشمال'), Coast: said('Coast', 'Küste', 'الساحل'), City: said('City', 'Stadt', 'المدينة') },
    }],
    parts: [
      {
        id: 'loyalty', title: said('Loyalty', 'Treue', 'الولاء'), weight: 0.5, owner: 'A. Haddad', audience: ['executive', 'manager'],
        figures: [{
          id: 'nps', metric: 'nps', target: 48, near: 2, floor: -20, audience: ['executive', 'manager'],
          benchmarks: [
            { kind: 'industry', title: said('Banks like us', 'Banken wie wir', 'بنوك مثلنا'), source: 'Invented for this demo', date: `${year}-01-31`, value: 32 },
            { kind: 'best-in-class', title: said('The best bank', 'Die beste Bank', 'أفضل بنك'), source: 'Invented for this demo', date: `${year - 2}-03-31`, value: 58 },
          ],
        }],
      },
      {
        id: 'service', title: said('Service', 'Service', 'الخدمة'), weight: 0.5, owner: 'M. Sato', audience: ['executive', 'manager'],
        figures: [
          { id: 'csat', metric: 'csat', weight: 0.6, target: 88, near: 2, floor: 60, audience: ['executive', 'manager'] },
          { id: 'ces', metric: 'ces', weight: 0.4, target: 5.9, near: 0.1, floor: 4, audience: ['executive', 'manager'] },
        ],
      },
      ownPlace(said('Our branches in the city', 'Unsere Filialen in der Stadt', 'فروعنا في المدينة'), { dimension: 'region', value: 'City' }, [
        { id: 'city-nps', metric: 'nps', target: 30, floor: -20 },
        { id: 'city-csat', metric: 'csat', target: 80, floor: 60 },
        { id: 'city-ces', metric: 'ces', target: 5.2, floor: 4 },
      ]),
    ],
    links: [{ from: 'ces', to: 'csat', because: said('What is easy satisfies', 'Was leicht geht, stellt zufrieden', 'ما هو سهل يُرضي') }, { from: 'csat', to: 'nps', because: said('Who is satisfied recommends', 'Wer zufrieden ist, empfiehlt', 'من رضي أوصى') }],
    annotations: [
      { date: before(now, 9.5), text: said('The app broke', 'Die App ging kaputt', 'تعطّل التطبيق') },
      { date: before(now, 4.5), text: said('The app was mended', 'Die App wurde repariert', 'أُصلح التطبيق'), rebase: true },
    ],
  };
}
