import type { TemplateResult } from 'lit';
import type { ContrastedWord } from '../../../../src/metrics/statistics/text/contrast-texts.js';
import { renderChart } from '../figure.js';
import { renderIntervals } from '../intervals.js';
import { capital, listed, percent, type Teller } from './teller.js';

/** How many words of each group are shown. */
export const MOST_WORDS = 8;

/** Two groups of texts, by what they are called: `detractors`, `promoters`. */
export interface ToldContrast {
  readonly ofA: readonly ContrastedWord[];
  readonly ofB: readonly ContrastedWord[];
  /** Texts with a word in them. */
  readonly n: { readonly a: number; readonly b: number };
  readonly first: string;
  readonly second: string;
  /** Of fewer texts than this only that they are fewer is told. */
  readonly leastTexts: number;
}

/** Which words one group says more than the other: theirs above, those of the other below. Nothing where none stands out. */
export function tellWords(teller: Teller, { ofA, ofB, n, first, second, leastTexts }: ToldContrast): TemplateResult | null {
  const { texts, frame } = teller;
  const [ofFirst, ofSecond] = [ofA.slice(0, MOST_WORDS), ofB.slice(0, MOST_WORDS)];
  const rows = [...ofFirst, ...[...ofSecond].reverse()];
  if (rows.length === 0) return null;
  const z = (value: number): string => texts.number(value, { signDisplay: 'exceptZero', minimumFractionDigits: 1, maximumFractionDigits: 1 }).replace('-', '\u2212');
  // of a few texts only that they are few is told, and so is their share
  const fewer = (count: number): boolean => count > 0 && count < leastTexts;
  const number = (count: number): string => (fewer(count) ? texts.text('chart.fewer-than', { n: texts.number(leastTexts) }) : texts.number(count));
  const share = (count: number, all: number): string => (fewer(count) ? texts.text('chart.fewer-than', { n: percent(teller, leastTexts / all) }) : percent(teller, count / all, count === 0 ? 0 : 1));
  const cell = (count: number, all: number): string => `${number(count)} (${share(count, all)})`;
  const say = (one: string, other: string, list: readonly ContrastedWord[]): string =>
    list.length === 0 ? '' : texts.text('chart.words', { first: capital(one, texts.locale), second: other, words: listed(teller, list.slice(0, 4).map(({ word }) => `\u201c${word}\u201d`)) });
  return renderChart({
    sentence: [say(first, second, ofFirst), say(second, first, ofSecond)].filter(Boolean).join(' '),
    picture: renderIntervals({
      frame,
      reference: 0,
      format: z,
      rows: rows.map((word) => ({
        label: word.word, value: word.z, text: `${share(word.a, n.a)} : ${share(word.b, n.b)}`, mark: word.z > 0 ? 'down' : 'up', tone: word.z > 0 ? 'concern' : 'improvement',
      })),
    }),
    note: texts.text('chart.words.note', { n: texts.number(leastTexts) }),
    open: texts.text('chart.open'),
    caption: texts.text('chart.words.caption'),
    table: {
      head: [texts.text('chart.words.word'), capital(first, texts.locale), capital(second, texts.locale), 'z'],
      rows: rows.map((word) => [word.word, cell(word.a, n.a), cell(word.b, n.b), z(word.z)]),
    },
  });
}
