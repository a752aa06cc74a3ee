import { themeTitle, type Theme } from '../../src/voice/themes/themes.js';
import type { ScoreGroup } from '../../src/voice/groups.js';
import type { Verbatim } from '../../src/voice/verbatim.js';
import type { Localizer } from '../base/localize.js';

/** What it takes to say something of a verbatim. */
export interface Words {
  readonly texts: Localizer;
  /** What touchpoints, areas and journeys are called, by id. */
  readonly names: Readonly<Record<string, string>>;
  readonly themes: readonly Theme[];
}

/** Somebody's words within ours keep their own direction. */
export const isolated = (text: string): string => `\u2068${text}\u2069`;

export const nameOf = ({ names }: Pick<Words, 'names'>, id: string): string => (Object.hasOwn(names, id) ? names[id]! : id);

export function themeName({ themes, texts }: Pick<Words, 'themes' | 'texts'>, id: string): string {
  const theme = themes.find((one) => one.id === id);
  return theme ? themeTitle(theme, texts.locale) : id;
}

/** What a group of scores is called: by its own name for NPS. */
export const groupName = ({ texts }: Pick<Words, 'texts'>, group: ScoreGroup, metric?: string): string => texts.text(metric === 'nps' ? `voice.group.nps.${group}` : `voice.group.${group}`);

export function momentText({ texts }: Pick<Words, 'texts'>, at: string | number): string {
  return new Intl.DateTimeFormat(texts.locale, { dateStyle: 'medium', timeStyle: 'short' }).format(typeof at === 'number' ? at : Date.parse(at));
}

/** The name of a language in that of the page. */
export function languageName({ texts }: Pick<Words, 'texts'>, tag: string): string {
  try {
    return new Intl.DisplayNames([texts.locale], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** The beginning of what was written, to name it by. */
export const beginning = ({ text }: Verbatim): string => (text.length <= 60 ? text : `${text.slice(0, 59).trimEnd()}\u2026`);
