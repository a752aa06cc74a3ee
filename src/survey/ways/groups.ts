import type { Given, Question } from '../../model/index.js';
import { valueOf, type Scalar, type Value } from '../values.js';

/** Somebody, or all who are alike in what is still looked at. */
export interface Group {
  readonly answers: Readonly<Record<string, Value>>;
  readonly given: Readonly<Record<string, Given>>;
  readonly variables: Readonly<Record<string, Scalar>>;
  /** What is remembered, as a text: who has the same is alike. */
  readonly key: string;
  weight: number;
  fast: number;
  slow: number;
}

/** Those who are alike in all that is still looked at become one group. */
export function merged(groups: readonly Group[], page: number, lastUse: ReadonlyMap<string, number>): Group[] {
  const byKey = new Map<string, Group>();
  for (const before of groups) {
    const group = remembering(before, page, lastUse);
    const same = byKey.get(group.key);
    if (!same) byKey.set(group.key, { ...group });
    else {
      same.weight += group.weight;
      same.fast = Math.min(same.fast, group.fast);
      same.slow = Math.max(same.slow, group.slow);
    }
  }
  return [...byKey.values()];
}

/** Without the answers at which nothing looks any more. */
function remembering(group: Group, page: number, lastUse: ReadonlyMap<string, number>): Group {
  const all = Object.keys(group.answers);
  const kept = all.filter((id) => (lastUse.get(id) ?? -1) >= page);
  if (kept.length === all.length) return group;
  const answers = Object.fromEntries(kept.map((id) => [id, group.answers[id]!]));
  const key = [...Object.entries(group.variables), ...kept.map((id) => [id, answers[id]] as const)].map((entry) => JSON.stringify(entry)).join('');
  return { ...group, answers, given: Object.fromEntries(kept.map((id) => [id, group.given[id]!])), key };
}

/** Draws some groups that stand for all, each as often as its weight says (systematic resampling). */
export function drawn<G extends Group>(groups: readonly G[], most: number, random: () => number): G[] {
  const total = groups.reduce((sum, { weight }) => sum + weight, 0);
  const width = total / most;
  const chosen: G[] = [];
  let next = random() * width;
  let sum = 0;
  for (const group of groups) {
    sum += group.weight;
    let times = 0;
    for (; next < sum; next += width) times += 1;
    if (times > 0) chosen.push({ ...group, weight: times * width });
  }
  return chosen;
}

/** Those of a group who gave this answer, or none. */
export function withAnswer(group: Group, question: Question, given: Given | undefined): Pick<Group, 'answers' | 'given' | 'key'> {
  if (given === undefined) return group;
  const value = valueOf(given, question.type === 'multiple-choice');
  return { answers: value === undefined ? group.answers : { ...group.answers, [question.id]: value }, given: { ...group.given, [question.id]: given }, key: value === undefined ? group.key : `${group.key}${JSON.stringify([question.id, value])}` };
}
