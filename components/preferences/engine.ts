/* The rules that decide each message, with what is said about them: loaded only where something is shown that needs them. */
import { englishPhrases, type Phrasebook } from '../../src/preferences/index.js';

export { explain, forecast, hindsight, lintPreferences, mayContact, previewAhead, sayFinding, sayForecast } from '../../src/preferences/index.js';

/** What is said to the customer, in the language of the element. */
export async function phrasesIn(locale: string): Promise<Phrasebook> {
  const language = locale.split('-', 1)[0];
  const found = language === 'de' ? (await import('../../src/preferences/words/german.js')).germanPhrases : language === 'ar' ? (await import('../../src/preferences/words/arabic.js')).arabicPhrases : englishPhrases;
  return { ...found, locale };
}
