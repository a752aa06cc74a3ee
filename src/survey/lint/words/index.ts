import { english, type LintKey, type LintWords } from './english.js';

export type { LintKey, LintWords } from './english.js';

/** What is said, and of what. */
export interface Said {
  readonly key: LintKey;
  readonly values?: Readonly<Record<string, string | number>>;
  /** The name that was perhaps meant. */
  readonly meant?: string | undefined;
  /** What the reader of documents says, in English; the sentence introduces it. */
  readonly detail?: string;
}

/** Loads the sentences of the linter in a language; English where there are none. */
export async function lintWords(language: string): Promise<LintWords> {
  switch (language.split('-')[0]) {
    case 'de':
      return (await import('./german.js')).german;
    case 'ar':
      return (await import('./arabic.js')).arabic;
    default:
      return english;
  }
}

/** The sentence of a finding; what the reader of documents said in English is not in it. */
export function sentence({ key, values = {}, meant }: Said, words: LintWords = english): string {
  const fill = (text: string, known: Readonly<Record<string, string | number>>): string => text.replace(/{(\w+)}/g, (whole, name: string) => String(Object.hasOwn(known, name) ? known[name] : whole));
  const said = fill(words[key], values);
  return meant === undefined ? said : `${said} ${fill(words.meant, { meant })}`;
}
