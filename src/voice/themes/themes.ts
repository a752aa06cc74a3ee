import type * as z from 'zod/mini';
import { DEFAULT_LEVEL } from '../../metrics/statistics/interval.js';
import { wilson } from '../../metrics/statistics/proportion/intervals.js';
import { cohenKappa, type Kappa } from '../../metrics/statistics/text/kappa.js';
import { anyOf, foldText, matcherOf, type FoldedText } from '../match.js';
import { SCORE_GROUPS, type ScoreGroup } from '../groups.js';
import type { Verbatim } from '../verbatim.js';
import type { themesSchema } from './schema.js';

export type Themes = z.infer<typeof themesSchema>;
export type Theme = Themes['themes'][number];
/** Labels that a person gave, by verbatim; they take the place of what the words say. */
export type HandLabels = Readonly<Record<string, readonly string[]>>;

/** What a text is about, by its words or by hand. */
export type ThemesOf = (verbatim: Verbatim) => readonly string[];

type Compiled = (text: FoldedText) => boolean;

/** Reads rules once, for many texts. */
export function themesBy({ themes }: Pick<Themes, 'themes'>, labels: HandLabels = {}): ThemesOf {
  const byLanguage = new Map<string, readonly (readonly [id: string, matches: Compiled])[]>();
  const known = new WeakMap<Verbatim, readonly string[]>();
  const rulesFor = (language: string): readonly (readonly [string, Compiled])[] => {
    let rules = byLanguage.get(language);
    if (!rules) byLanguage.set(language, (rules = themes.map((theme) => [theme.id, compile(theme, language)] as const)));
    return rules;
  };
  return (verbatim) => {
    if (Object.hasOwn(labels, verbatim.id)) return labels[verbatim.id]!;
    let found = known.get(verbatim);
    if (!found) {
      const text = foldText(verbatim.text, verbatim.language);
      known.set(verbatim, (found = rulesFor(verbatim.language ?? 'en').flatMap(([id, matches]) => (matches(text) ? [id] : []))));
    }
    return found;
  };
}

function compile({ any, all = [], not = [] }: Theme, language: string): Compiled {
  const [some, none] = [anyOf(any, language), anyOf(not, language)];
  const every = all.map((pattern) => matcherOf(pattern, language));
  return (text) => some(text) && every.every((matches) => matches(text)) && !none(text);
}

/** How many people speak of a theme. */
export type ThemeCount =
  | {
      readonly kind: 'counted';
      readonly theme: string;
      /** People who speak of it, of so many who wrote. */
      readonly n: number;
      readonly of: number;
      readonly share: number;
      /** Wilson's. */
      readonly interval: { readonly level: number; readonly lower: number; readonly upper: number };
      /** Those of each group of scores; null for fewer than may be shown. */
      readonly groups: Readonly<Record<ScoreGroup, number | null>>;
    }
  /** Fewer people than may be shown. */
  | { readonly kind: 'suppressed'; readonly theme: string };

/**
 * How many people speak of each theme, with an interval as of a sample; the most frequent first. People count once, however much they write. What fewer than
 * `privacyThreshold` people say has no number.
 */
export function countThemes(verbatims: readonly Verbatim[], themes: readonly Theme[], of: ThemesOf, { privacyThreshold = 0, level = DEFAULT_LEVEL }: { readonly privacyThreshold?: number; readonly level?: number } = {}): readonly ThemeCount[] {
  const everybody = new Set(verbatims.map(({ person }) => person)).size;
  const people = new Map(themes.map(({ id }) => [id, { all: new Set<string>(), low: new Set<string>(), middle: new Set<string>(), high: new Set<string>() }]));
  for (const verbatim of verbatims) {
    for (const id of of(verbatim)) {
      const found = people.get(id);
      found?.all.add(verbatim.person);
      if (verbatim.score) found?.[verbatim.score.group].add(verbatim.person);
    }
  }
  const counts = [...people].map(([theme, { all, ...groups }]): ThemeCount => {
    const n = all.size;
    const ends = wilson(n, everybody, level);
    if ((n > 0 && n < privacyThreshold) || !ends) return { kind: 'suppressed', theme };
    const shown = (size: number): number | null => (size > 0 && size < privacyThreshold ? null : size);
    return {
      kind: 'counted', theme, n, of: everybody, share: n / everybody, interval: { level, lower: ends[0], upper: ends[1] },
      groups: Object.fromEntries(SCORE_GROUPS.map((group) => [group, shown(groups[group].size)])) as Record<ScoreGroup, number | null>,
    };
  });
  return counts.sort((a, b) => (b.kind === 'counted' ? b.n : -1) - (a.kind === 'counted' ? a.n : -1));
}

/** How far the rules agree with labels given by hand, theme by theme, on the texts that have any. */
export function themeAgreement(verbatims: readonly Verbatim[], { themes }: Pick<Themes, 'themes'>, labels: HandLabels): ReadonlyMap<string, Kappa | null> {
  const byRule = themesBy({ themes });
  const labelled = verbatims.filter(({ id }) => Object.hasOwn(labels, id));
  return new Map(
    themes.map(({ id }) => {
      const table: [[number, number], [number, number]] = [[0, 0], [0, 0]];
      for (const verbatim of labelled) table[byRule(verbatim).includes(id) ? 1 : 0][labels[verbatim.id]!.includes(id) ? 1 : 0] += 1;
      return [id, cohenKappa(table)];
    }),
  );
}

/** What a theme is called in a language. */
export function themeTitle({ id, title }: Theme, language: string): string {
  if (typeof title === 'string') return title;
  return title[language] ?? title[language.split('-')[0]!] ?? title['en'] ?? Object.values(title)[0] ?? id;
}
