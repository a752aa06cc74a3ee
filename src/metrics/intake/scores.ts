import { HIGHEST_SCORE_CODE, SCORE_CODES } from '../cube/column.js';

const NO_ANSWER_WORDS = new Set(['n/a', 'na', 'n.a.', '#n/a', 'nan', 'null', 'none', 'nil', 'blank', 'unknown', 'dk', '-', '--', '.', '?']);

/**
 * Reads a score from a cell of a table: `9`, ` 9 `, `9.0`, `9,0`. Null for an empty cell, `no-answer` for words such as
 * `N/A`, NaN for anything else that is no number.
 */
export function parseScore(cell: string): number | null | 'no-answer' {
  const text = cell.trim();
  if (text === '') return null;
  if (/^[+-]?\d{1,15}([.,]\d{1,15})?$/.test(text)) return Number(text.replace(',', '.'));
  return NO_ANSWER_WORDS.has(text.toLowerCase()) ? 'no-answer' : NaN;
}

/** What a score column holds for a cell: the score, or the code that says why there is none. */
export function scoreCode(cell: string): number {
  const score = parseScore(cell);
  if (score === null) return SCORE_CODES.missing;
  if (score === 'no-answer') return SCORE_CODES.noAnswer;
  if (Number.isNaN(score)) return SCORE_CODES.notANumber;
  if (!Number.isInteger(score)) return SCORE_CODES.nonInteger;
  return score >= 0 && score <= HIGHEST_SCORE_CODE ? score : SCORE_CODES.outOfRange;
}
