// A workbench of a team, and three plugins that this page trusts: its own, and two packages of the repository. ?lang=de or
// ?lang=ar shows another language.
import '/cdn/cx-elements.js';
import { metricFrom } from '/cdn/metrics-declarative.js';
import { pageHost } from '/cdn/plugins.js';
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
const { host } = pageHost({
  ui: workbench.ui,
  makeMetric: metricFrom,
  configuration: { policy: { 'tidewell.pulse.tile': true } },
});
host.install({ manifest: await json('/plugins/contrast-and-french/plugin.json') });
host.install({ manifest: await json('/plugins/answers-tile/plugin.json'), tier: 'isolated', code: { kind: 'url', url: '/plugins/answers-tile/dist/plugin.js' } });
host.install({ manifest, code: { kind: 'module', load: () => pulse } });
workbench.host = host;
await host.start();
document.documentElement.dataset.ready = '';
