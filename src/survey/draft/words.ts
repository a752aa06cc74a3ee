import type { Words } from '../../model/index.js';

/** The words in one language and no other; empty where there are none. */
export function ownWords(said: Words | undefined, language: string, documentLanguage: string): string {
  if (said === undefined) return '';
  if (typeof said === 'string') return language === documentLanguage ? said : '';
  return Object.hasOwn(said, language) ? said[language]! : '';
}

/** The words with those of one language changed; one language alone, that of the document, needs no names of languages. Undefined if none are left. */
export function withWords(said: Words | undefined, language: string, text: string, documentLanguage: string): Words | undefined {
  const all: Record<string, string> = said === undefined ? {} : typeof said === 'string' ? { [documentLanguage]: said } : { ...said };
  if (text === '' && language !== documentLanguage) delete all[language];
  else all[language] = text;
  const languages = Object.keys(all);
  if (languages.length === 0) return undefined;
  return languages.length === 1 && languages[0] === documentLanguage ? all[documentLanguage] : all;
}
