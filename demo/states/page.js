// Shows every state, one under the other. ?element=cx-nps-survey shows those of one element, ?lang=ar&dir=rtl another language.
import '/cdn/cx-elements.js';
import * as metrics from '/cdn/metrics.js';
import { states } from './states.js';

const wish = new URLSearchParams(location.search);
const lang = wish.get('lang') ?? 'en';
document.documentElement.lang = lang;
document.documentElement.dir = wish.get('dir') ?? (lang === 'ar' ? 'rtl' : 'ltr');
if (lang !== 'en') await import(`/cdn/locales/${lang}.js`);

const main = document.querySelector('main');
for (const { element, name, show } of states(metrics)) {
  if (wish.has('element') && wish.get('element') !== element) continue;
  const section = document.createElement('section');
  const title = document.createElement('h2');
  title.lang = 'en';
  title.dir = 'ltr';
  title.textContent = `<${element}>: ${name}`;
  section.append(title);
  main.append(section);
  await show(section);
}
document.activeElement?.blur?.();
scrollTo(0, 0);
document.documentElement.dataset.ready = '';
