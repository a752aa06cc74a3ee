import { makeEvent, type CxEvent } from '../../src/model/index.js';

/** Regions and months that the events lie in. */
export const REGIONS = 20;
export const MONTHS = 36;
export const DAYS = MONTHS * 30;

const SCALES = { nps: { min: 0, max: 10 }, csat: { min: 1, max: 5 }, ces: { min: 1, max: 7 } } as const;
const METRICS = ['nps', 'csat', 'ces'] as const;
const DAY = 86_400_000;
/** Always the same three years. */
const LAST = Date.UTC(2026, 10, 1);

/** A number below `most` that is another for each `i` and each use, and always the same: so groups, days and scores have nothing to do with each other. */
function drawn(i: number, use: number, most: number): number {
  let mixed = Math.imul(i + use * 0x9e3779b1, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  mixed ^= mixed >>> 16;
  return Math.floor(((mixed >>> 0) / 2 ** 32) * most);
}

/** The id of something of the `i`-th event, in the form of UUIDv7 and in the order of time as those are: made without chance, which is slow for millions. */
const idOf = (i: number, what: number, moment: number): string => {
  const time = moment.toString(16).padStart(12, '0');
  const rest = i.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${what}00-8${rest.slice(0, 3)}-${rest.slice(3).padStart(12, '0')}`;
};

/** The `i`-th event: what a customer of their own gave as a score, and every fourth with a few words. Of the last day, as what comes in is; or so many days before the last of three years. */
export function response(i: number, now: number, daysAgo?: number): CxEvent {
  const metric = METRICS[i % 3]!;
  const scale = SCALES[metric];
  // fifty a second, as ids that are made when something happens
  const moment = now + i * 20;
  return makeEvent(
    'cx.response.submitted',
    {
      response: idOf(i, 1, moment),
      survey: 'after-contact',
      segments: { region: `region-${drawn(i, 1, REGIONS)}` },
      answers: [
        { kind: 'score', question: metric, value: scale.min + drawn(i, 2, scale.max - scale.min + 1), instrument: { metric, scale, wording: `cx.${metric}.1`, language: 'en', order: 'ascending', mode: 'buttons' } },
        ...(i % 4 === 0 ? [{ kind: 'text' as const, question: 'why', text: 'It took two calls, the second of which solved it at once.' }] : []),
      ],
    },
    { source: 'https://www.bank.example/', subject: `customer-${idOf(i, 2, moment)}`, time: daysAgo === undefined ? now - drawn(i, 3, DAY) : LAST - daysAgo * DAY, id: idOf(i, 3, moment) },
  );
}
