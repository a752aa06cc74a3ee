import { themeTitle, type Theme, type ThemeCount } from './themes/themes.js';
import type { Verbatim } from './verbatim.js';

/**
 * What an action may be made of: the beginning of one, as `actionFrom` of `cx-elements/actions` takes it. Numbers that must not be told are not in it.
 */
export function wishOfTheme(theme: Theme, count: ThemeCount, language: string) {
  const numbers = count.kind === 'counted' ? { count: count.n, of: count.of } : {};
  return { source: { kind: 'theme' as const, id: theme.id, title: themeTitle(theme, language), ...numbers }, action: {} };
}

/** The same of what some customers wrote: the first is quoted. */
export function wishOfVerbatims(verbatims: readonly [Verbatim, ...Verbatim[]]) {
  const [first] = verbatims;
  const quote = first.text.length <= 2000 ? first.text : `${first.text.slice(0, 1999).replace(/\p{Surrogate}$/u, '')}\u2026`;
  const { area, touchpoint, score } = first;
  const place = area ?? touchpoint;
  return {
    source: { kind: 'verbatims' as const, ids: verbatims.slice(0, 200).map(({ id }) => id), quote },
    action: { ...(place !== undefined && { area: place }), ...(score && { metric: score.metric }) },
  };
}

/** And of an idea that customers voted on. */
export function wishOfIdea(idea: { readonly id: string; readonly title: string; readonly votes?: number | null }) {
  return { source: { kind: 'idea' as const, id: idea.id, title: idea.title, ...(typeof idea.votes === 'number' && { votes: idea.votes }) }, action: {} };
}
