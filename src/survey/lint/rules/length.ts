import { finding, type Finding } from '../finding.js';
import type { Looked } from './rule.js';

/** Expected minutes above which many give up. */
const MOST_MINUTES = 5;
const MOST_ON_A_PAGE = 6;
const MOST_ROWS = 8;

/** What takes longer than people give. */
export function* lengths({ survey, ready }: Looked): Generator<Finding> {
  const minutes = (ready?.ways.seconds.expected ?? 0) / 60;
  if (minutes > MOST_MINUTES) yield finding('too-long', '/pages', { key: 'too-long', values: { minutes: Math.round(minutes), most: MOST_MINUTES } });
  const asked = survey.pages.flatMap(({ questions }) => questions).filter((question) => question.type !== 'statement');
  const required = asked.filter((question) => question.required === true).length;
  if (asked.length >= 4 && required / asked.length > 0.7) yield finding('many-required', '/pages', { key: 'many-required', values: { required, all: asked.length } });
  for (const [i, page] of survey.pages.entries()) {
    const count = page.questions.filter(({ type, visibleIf }) => type !== 'statement' && visibleIf === undefined).length;
    if (count > MOST_ON_A_PAGE) yield finding('crowded-page', `/pages/${i}`, { key: 'crowded-page', values: { count } });
    for (const [j, question] of page.questions.entries()) if (question.type === 'matrix' && question.rows.length > MOST_ROWS) yield finding('long-matrix', `/pages/${i}/questions/${j}/rows`, { key: 'long-matrix', values: { count: question.rows.length } });
  }
}
