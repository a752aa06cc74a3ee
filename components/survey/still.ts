import type { Question } from '../../src/model/index.js';

const STILL: ReadonlySet<string> = new Set(['nps', 'csat', 'ces', 'rating', 'single-choice', 'multiple-choice']);
const known = new WeakMap<Question, boolean>();

/** Does what is drawn of a question follow from what it is asked with alone, and from no earlier answer in the words of its choices? Then it need not be drawn again while that stays. */
export function isStill(question: Question): boolean {
  let still = known.get(question);
  if (still === undefined) {
    const stateful = 'look' in question && question.look === 'slider';
    still = STILL.has(question.type) && !stateful && !/":"[^"]*\{/.test(JSON.stringify({ ...question, title: '', description: '' }));
    known.set(question, still);
  }
  return still;
}
