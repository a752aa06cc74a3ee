import type { Instrument } from '../../src/model/instrument.js';
import { wordingHash } from '../../src/model/wording.js';

export const LOWEST = 0;
export const HIGHEST = 10;
export const SCORES: readonly number[] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** The wording of the built-in question, one through all translations. */
const BUILT_IN_WORDING = 'cx.nps.recommend.1';

/** What the customer was asked with, as they saw it: `choices` is the grid of the eleven scores as it is laid out now. */
export const npsInstrument = (
  wording: string | undefined,
  question: string | undefined,
  language: string,
  choices: Element,
  input: Instrument['input'],
): Instrument => ({
  metric: 'nps',
  scale: { min: LOWEST, max: HIGHEST },
  wording: wording || (question ? wordingHash(question) : BUILT_IN_WORDING),
  language,
  order: 'ascending',
  mode: 'buttons',
  layout: getComputedStyle(choices).gridTemplateColumns.split(' ').length > HIGHEST ? 'one-row' : 'two-rows',
  input,
});
