// Shows every state, one under the other. ?element=cx-nps-survey shows those of one element, ?lang=ar&dir=rtl another language.
import '/cdn/cx-elements.js';
import '/cdn/advocacy-spectrum.js';
import '/cdn/recognize.js';
import '/cdn/journey-session.js';
import '/cdn/review-pack.js';
import '/cdn/action-board.js';
import '/cdn/advocacy-spectrum.js';
import '/cdn/journey-flow.js';
import '/cdn/benchmark.js';
import '/cdn/control-chart.js';
import '/cdn/distribution.js';
import '/cdn/drivers.js';
import '/cdn/recognize.js';
import '/cdn/review-pack.js';
import '/cdn/voice-wall.js';
import '/cdn/survey-debug.js';
import '/cdn/survey-studio.js';
import '/cdn/action-board.js';
import '/cdn/benchmark.js';
import '/cdn/control-chart.js';
import '/cdn/distribution.js';
import '/cdn/drivers.js';
import '/cdn/voice-wall.js';
import { PluginHost } from '/cdn/host.js';
import * as metrics from '/cdn/metrics.js';
import { manifestReader } from '/cdn/plugin-manifest.js';
import { states } from './states.js';

const wish = new URLSearchParams(location.search);
const lang = wish.get('lang') ?? 'en';
document.documentElement.lang = lang;
document.documentElement.dir = wish.get('dir') ?? (lang === 'ar' ? 'rtl' : 'ltr');
if (lang !== 'en') await Promise.all(['', 'workbench/', 'preferences-', 'surveys-', 'survey-debug-', 'studio/', 'insight/', 'journey-'].map((folder) => import(`/cdn/locales/${folder}${lang}.js`)));

const main = document.querySelector('main');
for (const { element, name, show, modal, floats } of states(metrics, (options) => new PluginHost(manifestReader, { language: () => lang, ...options }))) {
  if (wish.has('element') && wish.get('element') !== element) continue;
  if (wish.has('state') && wish.get('state') !== name) continue;
  const section = document.createElement('section');
  const title = document.createElement('h2');
  title.lang = 'en';
  title.dir = 'ltr';
  title.textContent = `<${element}>: ${name}`;
  section.append(title);
  main.append(section);
  if ((modal || floats) && !wish.has('state')) {
    // it would lie over all the others
    const open = document.createElement('button');
    open.textContent = 'Show';
    open.addEventListener('click', () => void show(section));
    section.append(open);
  } else await show(section);
}
document.activeElement?.blur?.();
scrollTo(0, 0);
document.documentElement.dataset.ready = '';
