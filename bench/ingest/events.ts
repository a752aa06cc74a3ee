import { uuidv7 } from '../../src/core/index.js';
import { makeEvent, type CxEvent } from '../../src/model/index.js';

/** Regions and months that the events lie in. */
export const REGIONS = 20;
export const MONTHS = 36;

const SCALES = { nps: { min: 0, max: 10 }, csat: { min: 1, max: 5 }, ces: { min: 1, max: 7 } } as const;
const METRICS = ['nps', 'csat', 'ces'] as const;
const DAY = 86_400_000;
/** Always the same three years. */
const LAST = Date.UTC(2026, 10, 1);

/** The `i`-th event: what a customer of their own gave as a score, and every fourth with a few words. Of the last day, as what comes in is; with `isSpread` over three years. */
export function response(i: number, now: number, isSpread = false): CxEvent {
  const metric = METRICS[i % 3]!;
  const scale = SCALES[metric];
  return makeEvent(
    'cx.response.submitted',
    {
      response: uuidv7(),
      survey: 'after-contact',
      segments: { region: `region-${(i * 31) % REGIONS}` },
      answers: [
        { kind: 'score', question: metric, value: scale.min + ((i * 13) % (scale.max - scale.min + 1)), instrument: { metric, scale, wording: `cx.${metric}.1`, language: 'en', order: 'ascending', mode: 'buttons' } },
        ...(i % 4 === 0 ? [{ kind: 'text' as const, question: 'why', text: 'It took two calls, the second of which solved it at once.' }] : []),
      ],
    },
    { source: 'https://www.bank.example/', subject: `customer-${uuidv7()}`, time: isSpread ? LAST - ((i * 7919) % (MONTHS * 30)) * DAY : now - ((i * 6151) % DAY) },
  );
}
