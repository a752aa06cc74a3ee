// A workbench of a team with the six plugins of the repository and some of its own. What is not trusted runs in the sandbox, as do all
// that are installed by hand. ?lang=de or ?lang=ar shows another language; ?consent=no is a visitor who has allowed nothing.
import { drawSurface } from '/cdn/cx-elements.js';
import { metricFrom } from '/cdn/metrics-declarative.js';
import { parseCapability } from '/cdn/plugin-manifest.js';
import { pageHost, trustedRunner } from '/cdn/plugins.js';
import { sandboxRunner } from '/cdn/sandbox.js';
import emotion from '/plugins/emotion-question/dist/plugin.js';
import ga4 from '/plugins/ga4/dist/plugin.js';
import parts, { manifest as partsManifest } from './parts.js';
import pulse, { manifest } from './pulse.js';

const lang = /^(de|ar|fr)$/.exec(new URLSearchParams(location.search).get('lang') ?? '')?.[0] ?? 'en';
document.documentElement.lang = lang;
document.documentElement.dir = lang === 'ar' ? 'rtl' : 'ltr';
if (lang === 'de' || lang === 'ar') await import(`/cdn/locales/workbench/${lang}.js`);

const workbench = document.querySelector('cx-workbench');
const WORDS = {
  de: ['Arbeitsplatz des Teams', 'Tidewell ist erfunden. Dies ist eine Demo von cx-elements.'],
  ar: ['منضدة عمل الفريق', 'تايدويل بنك خيالي. هذا عرض توضيحي لمكتبة cx-elements.'],
  fr: ['Espace de travail de l’équipe', 'Tidewell est une invention. Ceci est une démonstration de cx-elements.'],
};
if (WORDS[lang]) {
  const [title, invented] = WORDS[lang];
  document.title = `${title} - Tidewell`;
  document.querySelector('h1').textContent = title;
  document.querySelector('footer p').textContent = invented;
  workbench.label = title;
}

const json = async (address) => (await fetch(address)).json();
/** What the visitor allows: the setting "Visitors allow analysis" takes the place of a consent platform. */
const ALLOWED = 'tidewell.pulse.consent';
const consent = {
  allows: (purpose) => purpose === 'analytics' && host.configuration.registry.get(ALLOWED) !== undefined && host.configuration.get(ALLOWED) === true,
  get globalPrivacyControl() {
    return navigator.globalPrivacyControl === true;
  },
  onDidChange: (tell) => host.configuration.onDidChange(({ affects }) => affects(ALLOWED) && tell()),
};
const sandbox = {
  files: { page: '/sandbox/cx-sandbox.html' },
  consent,
  draw: drawSurface,
  // whoever installs a plugin here has seen what it asks for, and agreed
  policyOf: ({ capabilities }) => ({ granted: capabilities.map(({ capability }) => parseCapability(capability)) }),
};
const { host } = pageHost({
  runners: [trustedRunner, sandboxRunner('isolated', sandbox), sandboxRunner('pure', sandbox)],
  ui: workbench.ui,
  makeMetric: metricFrom,
  configuration: { host: new URLSearchParams(location.search).get('consent') === 'no' ? { [ALLOWED]: false } : {}, policy: { 'tidewell.pulse.tile': true } },
});
// the six plugins of the repository: one is data alone, two are trusted, three are kept apart
host.install({ manifest: await json('/plugins/contrast-and-french/plugin.json') });
for (const plugin of [emotion, ga4]) host.install({ manifest: plugin.manifest, tier: 'trusted', code: { kind: 'module', load: () => plugin } });
for (const name of ['answers-tile', 'survey-files', 'webhook']) {
  host.install({ manifest: await json(`/plugins/${name}/dist/plugin.json`), tier: 'isolated', code: { kind: 'url', url: `/plugins/${name}/dist/plugin.js` } });
}
host.install({ manifest, code: { kind: 'module', load: () => pulse } });
host.install({ manifest: partsManifest, code: { kind: 'module', load: () => parts } });
host.install({ manifest: await json('voices/plugin.json'), tier: 'isolated', code: { kind: 'url', url: 'voices/plugin.js' } });
workbench.host = host;
await host.start();
// the trusted one asks no broker: the page tells it what the visitor allows
const tellGa4 = () => host.commands.execute('cx-examples.ga4.consent', [consent.allows('analytics')]);
await tellGa4();
consent.onDidChange(tellGa4);
document.documentElement.dataset.ready = '';
