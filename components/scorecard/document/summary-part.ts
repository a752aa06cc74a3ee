import { summarise } from '../../../src/scorecard/summary/summarise.js';
import type { ScorecardReading } from '../../../src/scorecard/index.js';
import type { Localizer } from '../../base/localize.js';
import { sentencesOf } from '../summary.js';

export { summaryMessages as messages } from '../messages/summary/en.js';

/** What is to be said of a scorecard, the most important first. The period is left out, since it stands above. */
export function summaryOf(reading: ScorecardReading, texts: Localizer): string[] {
  const statements = summarise(reading).filter(({ code }) => code !== 'period' && code !== 'running');
  return sentencesOf(statements, reading, texts).map(({ text }) => text);
}
