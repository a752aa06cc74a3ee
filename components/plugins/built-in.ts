import { VERSION } from '../../src/core/version.js';
import { ces } from '../../src/metrics/scales/ces.js';
import { csat } from '../../src/metrics/scales/csat.js';
import { nps } from '../../src/metrics/scales/nps.js';
import { definePlugin, type Plugin } from '../../src/sdk/define-plugin.js';
import type { LocaleMessages } from '../../src/sdk/registrations.js';

const head = { publisher: 'cx', version: VERSION, engines: { cx: `^${VERSION}` } } as const;

/**
 * What the library itself brings to a page, through the door that is open to everybody: its rating metrics and its theme. English is
 * inside the elements; it is declared so that a list of languages is complete.
 */
export const builtIn = definePlugin({
  ...head,
  name: 'built-in',
  displayName: 'cx-elements',
  description: 'The rating metrics and the theme that come with the library.',
  activationEvents: ['onStartup'],
  contributes: {
    metrics: [
      { counts: 'code', id: 'nps', title: 'Net Promoter Score' },
      { counts: 'code', id: 'csat', title: 'Customer satisfaction' },
      { counts: 'code', id: 'ces', title: 'Customer effort score' },
    ],
    locales: [{ language: 'en', title: 'English', messages: {} }],
    themes: [
      {
        id: 'cx.theme.default', title: 'Default', scheme: 'any', contrast: 'normal',
        tokens: { accent: { light: '#1d5fc2', dark: '#8ab8ff' }, 'on-accent': { light: '#fff', dark: '#0b1a33' }, space: '0.25em', radius: '0.5em' },
      },
    ],
  },
  activate(_context, cx) {
    cx.metrics.register('nps', nps);
    cx.metrics.register('csat', csat);
    cx.metrics.register('ces', ces);
  },
});

/** A language whose texts are loaded when a page asks for it. */
function languagePlugin(language: string, title: string, load: () => Promise<{ readonly texts: LocaleMessages; readonly registered: { dispose(): void } }>): Plugin {
  return definePlugin({
    ...head,
    name: `language-${language}`,
    displayName: title,
    contributes: { locales: [{ language, title }] },
    async activate(_context, cx) {
      const { texts, registered } = await load();
      registered.dispose(); // from here on they are this plugin's
      cx.locales.register(language, texts);
    },
  }) as Plugin;
}

interface LanguageFile {
  readonly texts: object;
  readonly registered: { dispose(): void };
}
/** The texts of a language stand in several files, so that a page with a survey alone does not carry those of a scorecard. */
async function together(...files: readonly Promise<LanguageFile>[]): Promise<{ readonly texts: LocaleMessages; readonly registered: { dispose(): void } }> {
  const all = await Promise.all(files);
  return { texts: Object.assign({}, ...all.map(({ texts }) => texts)) as LocaleMessages, registered: { dispose: () => all.forEach(({ registered }) => registered.dispose()) } };
}

/** The languages of the library but English. */
export const languages: readonly Plugin[] = [
  languagePlugin('de', 'Deutsch', () =>
    together(
      import('../locales/de.js').then(({ de, registered }) => ({ texts: de, registered })),
      import('../locales/surveys-de.js').then(({ de, registered }) => ({ texts: de, registered })),
    )),
  languagePlugin('ar', 'العربية', () =>
    together(
      import('../locales/ar.js').then(({ ar, registered }) => ({ texts: ar, registered })),
      import('../locales/surveys-ar.js').then(({ ar, registered }) => ({ texts: ar, registered })),
    )),
];
