import { csat, histogramOfCounts, nps, npsCounts, npsScore, npsWeighted, npsWeightedCounts, type WeightedNps } from '../../../src/metrics/index.js';
import { parseDay, parseScore, scoreCode } from '../../../src/metrics/intake/index.js';
import { dayNumber } from '../../../src/metrics/period/calendar.js';
import type { TitledColumn } from '../../../src/metrics/documents/drivers.js';
import type { Reading as Figure } from '../../../src/metrics/reading.js';
import type { Beside, Span, SurveyStudy } from '../study.js';
import { cubeOfSurvey, spansOf } from './survey.js';
import { readCsv, type Reading, type Table } from './table.js';

/** The attributes that nearly everybody rates, as the questionnaire calls them. */
const ATTRIBUTES = { Q7ART: 'Artwork and exhibitions', Q7FOOD: 'Restaurants', Q7STORE: 'Shops', Q7SIGN: 'Signs inside', Q7WIFI: 'Free Wi-Fi' } as const;
const OVERALL = 'Q7ALL';
/** The question on recommending came with 2017. */
const WITH_NPS = /2017|2018/;
/** What stands for a blank in NETPRO, by the data dictionary. */
const BLANK_NPS = 11;

interface Year {
  readonly year: number;
  readonly table: Table;
}

/** Passengers at San Francisco airport, asked in May of three years. */
export async function readSfo(files: readonly File[], { progress, signal }: Reading): Promise<SurveyStudy> {
  const years: Year[] = [];
  for (const [i, file] of files.entries()) {
    const year = Number(/(20\d\d)/.exec(file.name)?.[1] ?? 2016 + i);
    years.push({ year, table: await readCsv(file, { progress: (share) => progress((i + share) / files.length), signal }) });
  }
  const all = (column: (year: Year) => readonly string[]): string[] => years.flatMap(column);
  const days = years.flatMap(({ year, table }) => table.column('INTDATE').map((cell) => dayOf(cell, year)));
  const cube = cubeOfSurvey({
    unit: 'day',
    periods: days,
    dimensions: [{ name: 'area', values: all(({ table }) => table.column('BAREA').map((cell) => cell.trim())) }],
    ratings: [
      { metric: nps, wording: 'NETPRO', noAnswer: [BLANK_NPS], codes: Uint8Array.from(all(({ year, table }) => (WITH_NPS.test(String(year)) ? table.column('NETPRO') : Array.from({ length: table.rows }, () => ''))), scoreCode) },
      { metric: csat, wording: OVERALL, noAnswer: [0, 6], codes: Uint8Array.from(all(({ table }) => table.column(OVERALL)), scoreCode) },
    ],
  });
  const spans = spansOf(cube, 'year');
  const asked = spans.filter(({ number }) => WITH_NPS.test(String(number + 1970)));
  const weighted = new Map(years.filter(({ year }) => WITH_NPS.test(String(year))).map(({ year, table }) => [year, weightedOf(table)]));
  const rated = years.find(({ year }) => year === 2017) ?? years.at(-1)!;
  return {
    kind: 'survey',
    cube,
    figures: [
      { metric: nps, name: 'figure.nps', spans: asked.length > 0 ? asked : spans, beside: (span, reading) => besides(span, reading, weighted) },
      { metric: csat, name: 'a.overall', spans },
    ],
    dimensions: [{ name: 'area', title: 'a.area' }],
    attributes: {
      ratings: {
        outcome: { ...ratings(rated.table, 'NETPRO', 'NPS'), range: [0, 10], rated: { as: 'nps' } },
        drivers: Object.entries(ATTRIBUTES).map(([name, title]) => ratings(rated.table, name, title)),
      },
      span: spans.find(({ number }) => number === rated.year - 1970) ?? null,
    },
    verbatims: null,
    undated: 0,
  };
}

/** A day of May, or a whole date. */
const dayOf = (cell: string, year: number): number => parseDay(cell, 'month-first') ?? dayNumber(year, 5, Number(cell) || 1);

/** 1..5; 0 is a blank, 6 "have not used or visited". */
function ratings(table: Table, name: string, title: string): TitledColumn {
  return { name, title, range: [1, 5], values: Float64Array.from(table.column(name), (cell) => (parseScore(cell) as number | null) ?? NaN) };
}

function weightedOf(table: Table): WeightedNps | null {
  const scores = table.column('NETPRO').map((cell) => parseScore(cell) as number | null);
  return npsWeighted(npsWeightedCounts(scores, table.column('WEIGHT').map(Number)));
}

/** The weighted figure, and what the figure would be if blanks were counted as promoters, as `score >= 9` does. */
function besides(span: Span, reading: Figure, weighted: ReadonlyMap<number, WeightedNps | null>): Beside {
  const one = weighted.get(span.number + 1970);
  const { distribution, excluded } = reading;
  if (!distribution) return {};
  const counts = npsCounts(histogramOfCounts(distribution.counts.map((count, score) => [score, count]), 0, 10));
  const naive = npsScore({ ...counts, promoters: counts.promoters + excluded.noAnswer });
  return { ...(one && { weighted: one }), ...(naive !== null && excluded.noAnswer > 0 && { code: { code: String(BLANK_NPS), count: excluded.noAnswer, value: naive } }) };
}
