import type { TemplateResult } from 'lit';
import type { DistinguishingWord } from '../../../../src/metrics/statistics/text/log-odds.js';
import { renderChart } from '../figure.js';
import { renderIntervals } from '../intervals.js';
import { capital, listed, type Teller } from './teller.js';

/** How many words of each group are shown. */
const MOST = 8;
/** Words closer to the middle than this tell nobody apart. */
const LEAST_Z = 1.5;

/** Which words one group says more than the other: theirs above, those of the other below. Nothing where none stands out. */
export function tellWords(teller: Teller, words: readonly DistinguishingWord[], { first, second }: { readonly first: string; readonly second: string }): TemplateResult | null {
  const { texts, frame } = teller;
  const ofFirst = words.filter(({ z }) => z >= LEAST_Z).slice(0, MOST);
  const ofSecond = words.filter(({ z }) => z <= -LEAST_Z).slice(-MOST);
  if (ofFirst.length + ofSecond.length === 0) return null;
  const z = (value: number): string => texts.number(value, { signDisplay: 'exceptZero', minimumFractionDigits: 1, maximumFractionDigits: 1 }).replace('-', '\u2212');
  const say = (one: string, other: string, list: readonly DistinguishingWord[]): string =>
    list.length === 0 ? '' : texts.text('chart.words', { first: capital(one, texts.locale), second: other, words: listed(teller, list.slice(0, 4).map(({ word }) => `\u201c${word}\u201d`)) });
  return renderChart({
    sentence: [say(first, second, ofFirst), say(second, first, [...ofSecond].reverse())].filter(Boolean).join(' '),
    picture: renderIntervals({
      frame,
      reference: 0,
      format: z,
      rows: [...ofFirst, ...ofSecond].map((word) => ({
        label: word.word, value: word.z, text: `${texts.number(word.a)} : ${texts.number(word.b)}`, mark: word.z > 0 ? 'down' : 'up', tone: word.z > 0 ? 'concern' : 'improvement',
      })),
    }),
    note: texts.text('chart.words.note'),
    open: texts.text('chart.open'),
    caption: texts.text('chart.words.caption'),
    table: {
      head: [texts.text('chart.words.word'), capital(first, texts.locale), capital(second, texts.locale), 'z'],
      rows: [...ofFirst, ...ofSecond].map((word) => [word.word, texts.number(word.a), texts.number(word.b), z(word.z)]),
    },
  });
}
