import { defineCsat } from '../../../src/metrics/index.js';
import { parseDay, scoreCode } from '../../../src/metrics/intake/index.js';
import { periodOfDay } from '../../../src/metrics/period/calendar.js';
import type { SurveyStudy } from '../study.js';
import { cubeOfSurvey, spansOf } from './survey.js';
import { readCsv, type Reading } from './table.js';

/** Very good or good: codes 1 and 2 of the file, turned round so that high is good. */
const positive = defineCsat({ id: 'fft', scale: { min: 1, max: 5 }, satisfiedFrom: 4 });
/** Codes that nobody has documented. */
const UNDOCUMENTED = [6, 7];

/** Friends and Family answers of two NHS trusts. */
export async function readFft(files: readonly File[], reading: Reading): Promise<SurveyStudy> {
  const table = await readCsv(files[0]!, reading);
  const days = daysOf(table.column('Date'));
  const dated = days.flatMap((day, row) => (day === null ? [] : [row]));
  const kept = (name: string): string[] => {
    const column = table.column(name);
    return dated.map((row) => column[row]!.replace(/\s+/g, ' ').trim());
  };
  const codes = kept('FFT categorical answer').map((cell) => turned(scoreCode(cell)));
  const cube = cubeOfSurvey({
    unit: 'month',
    periods: dated.map((row) => periodOfDay('month', days[row]!)),
    dimensions: [{ name: 'service', values: kept('Service type 1') }, { name: 'trust', values: kept('Trust') }],
    ratings: [{ metric: positive, wording: 'FFT', codes: Uint8Array.from(codes), noAnswer: UNDOCUMENTED }],
  });
  return {
    kind: 'survey',
    cube,
    figures: [{ metric: positive, name: 'a.positive', spans: spansOf(cube, 'quarter'), target: 0.9 }],
    dimensions: [{ name: 'service', title: 'a.service' }, { name: 'trust', title: 'a.trust' }],
    attributes: null,
    verbatims: null,
    undated: table.rows - dated.length,
  };
}

/**
 * The file has dates in two forms, day first and month first, and does not say which is which. A date that can be read
 * in one way only is taken; one that can be read in both is taken day first if it then lies between the others.
 */
function daysOf(cells: readonly string[]): (number | null)[] {
  const sure = cells.flatMap((cell) => (DAY_FIRST.test(cell) && parseDay(cell, 'month-first') === null ? [parseDay(cell, 'day-first')!] : []));
  const [first, last] = [Math.min(...sure), Math.max(...sure)];
  return cells.map((cell) => {
    const day = DAY_FIRST.test(cell) ? parseDay(cell, 'day-first') : null;
    return day !== null && day >= first && day <= last ? day : null;
  });
}

const DAY_FIRST = /^\d\d\/\d\d\/\d{4}$/;

/** 1 to 5 the other way round; codes that are no answer stay as they are. */
function turned(code: number): number {
  return code >= 1 && code <= 5 ? 6 - code : code;
}
