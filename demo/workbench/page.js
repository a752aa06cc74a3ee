// A workbench of a team: three plugins that this page trusts, its own and two packages of the repository, and one that it does
// not, which runs in the sandbox as do all that are installed by hand. ?lang=de or ?lang=ar shows another language; ?consent=no is
// a visitor who has allowed nothing.
import { drawSurface } from '/cdn/cx-elements.js';
import { metricFrom } from '/cdn/metrics-declarative.js';
import { parseCapability } from '/cdn/plugin-manifest.js';
import { pageHost, trustedRunner } from '/cdn/plugins.js';
import { sandboxRunner } from '/cdn/sandbox.js';
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
host.install({ manifest: await json('/plugins/contrast-and-french/plugin.json') });
host.install({ manifest: await json('/plugins/answers-tile/plugin.json'), tier: 'isolated', code: { kind: 'url', url: '/plugins/answers-tile/dist/plugin.js' } });
host.install({ manifest, code: { kind: 'module', load: () => pulse } });
host.install({ manifest: await json('voices/plugin.json'), tier: 'isolated', code: { kind: 'url', url: 'voices/plugin.js' } });
workbench.host = host;
await host.start();
document.documentElement.dataset.ready = '';
