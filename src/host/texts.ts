import type { PluginManifest } from '../model/plugin/manifest.js';

/** A text in the language of the host, and in English, so that people find it by either. */
export interface LocalText {
  readonly value: string;
  readonly original: string;
}

/** A text of a manifest: `%key%` is looked up in its `l10n`, anything else is itself. */
export function localText({ l10n }: PluginManifest, text: string, language: string): LocalText {
  const key = /^%([^%]+)%$/.exec(text)?.[1];
  if (key === undefined) return { value: text, original: text };
  const original = lookup(l10n, 'en', key) ?? key;
  return { value: translation(l10n, language, key) ?? original, original };
}

/** What a plugin is called, for messages that are in English. */
export function englishName(manifest: PluginManifest): string {
  return localText(manifest, manifest.displayName, 'en').value;
}

/** A text of a plugin in a language, or in the language without its region, or in English; undefined if there is none. */
export function translation(l10n: PluginManifest['l10n'], language: string, key: string): string | undefined {
  return lookup(l10n, language, key) ?? lookup(l10n, language.split('-')[0]!, key) ?? lookup(l10n, 'en', key);
}

function lookup(l10n: PluginManifest['l10n'], language: string, key: string): string | undefined {
  const texts = Object.hasOwn(l10n, language) ? l10n[language]! : undefined;
  return texts && Object.hasOwn(texts, key) ? texts[key] : undefined;
}

/** Fills `{name}` in. */
export function filled(text: string, values: Readonly<Record<string, string | number>> = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : whole));
}
