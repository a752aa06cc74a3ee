import type { Catalogue, Localised } from '../../model/index.js';
import { own } from '../own.js';
import type { english, Phrasebook } from '../words/english.js';
import { englishPhrases, inLanguage, say } from '../words/say.js';

/** Something in a customer's choices that may not be what they want; told where they edit it. It never stops them. */
export interface Finding {
  readonly code: FindingCode;
  /** The register it is about. */
  readonly key: string;
  readonly topic?: string;
  readonly channel?: string;
}

type LintKey<Key> = Key extends `lint.${infer Code}` ? Code : never;
export type FindingCode = LintKey<keyof typeof english>;

/** A finding in a sentence. */
export function sayFinding({ code, topic, channel }: Finding, catalogue: Catalogue, phrases: Phrasebook = englishPhrases): string {
  const label = (things: Readonly<Record<string, { readonly label: Localised }>>, id = ''): string => inLanguage(own(things, id)?.label, phrases.locale, id);
  return say(phrases, `lint.${code}`, { topic: label(catalogue.topics, topic), channel: label(catalogue.channels, channel) });
}
