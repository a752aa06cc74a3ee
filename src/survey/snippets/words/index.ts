import type { SnippetTarget } from '../snippets.js';
import { arabic } from './arabic.js';
import { english, type SnippetHelp, type SnippetWords } from './english.js';
import { german } from './german.js';

export type { SnippetHelp };

const LANGUAGES: Readonly<Record<string, SnippetWords>> = { en: english, de: german, ar: arabic };

/** What to do with a snippet, in the language if we have it, else in English. */
export function snippetHelp(target: SnippetTarget, language: string): SnippetHelp {
  const base = language.split('-')[0]!.toLowerCase();
  return (Object.hasOwn(LANGUAGES, base) ? LANGUAGES[base]! : english)[target];
}
