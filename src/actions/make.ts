import type { Metric } from '../metrics/definition.js';
import type { ActionSource } from './action.js';
import type { NewAction } from './commands.js';
import { inPoints } from './effect/expected.js';

/** What somebody who saw something knows of the action that is to follow. */
export interface ActionWish {
  readonly source: ActionSource;
  /** As much of the action as is known. */
  readonly action?: Partial<NewAction>;
}

const cut = (text: string): string => (text.length <= 200 ? text : `${text.slice(0, 199).replace(/\p{Surrogate}$/u, '').trimEnd()}\u2026`);

/** One line without anything invisible, as the title of an action must be. */
const oneLine = (text: string): string => cut(text.replace(/[\p{Cc}\p{Surrogate}\u2028\u2029]+/gu, ' ').replace(/\s+/g, ' ').trim());

/**
 * The beginning of an action from what customers said or a figure showed: with its title, and for a figure with the metric, for whom,
 * and whether it lay below or above its target. The rest is for people to say.
 *
 * @param metric the figure that it is to move: that of the source, or where that does not say, any
 */
export function actionFrom({ source, action = {} }: ActionWish, metric: Pick<Metric, 'id' | 'better' | 'unit'> = { id: 'nps', better: 'higher', unit: 'points' }): NewAction {
  const own: NewAction = { title: oneLine(titleOf(source)), metric: metric.id, source };
  const { better, unit } = metric;
  if (source.kind !== 'figure') return { ...own, ...action };
  const { segment, value, target } = source;
  const known = value !== undefined && target !== undefined && value !== target;
  const isBelow = known && value < target === (better === 'higher');
  return {
    ...own,
    metric: source.metric,
    ...(segment && { segment }),
    ...(known && { because: isBelow ? ('below' as const) : ('above' as const) }),
    ...(known && isBelow && { expected: { direction: better === 'higher' ? ('up' as const) : ('down' as const), points: Number(Math.abs(inPoints(target - value, unit)).toPrecision(3)) } }),
    ...action,
  };
}

function titleOf(source: ActionSource): string {
  switch (source.kind) {
    case 'theme':
    case 'idea':
      return source.title;
    case 'verbatims':
      return source.quote ?? '';
    case 'complaint':
      return source.title ?? source.case;
    case 'figure':
      return '';
  }
}
