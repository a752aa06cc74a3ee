// Every type of question on one page, to be tried in each language, direction and theme. What would be sent is shown and goes nowhere.
import '/cdn/survey.js';
import { everything } from './document.js';

const WORDS = {
  en: { title: 'Every type of question', lead: 'A survey with all of them. Nothing is sent: what would be is shown below.', language: 'Language', theme: 'Theme', auto: 'As the device', light: 'Light', dark: 'Dark', sent: 'What was sent', modes: 'How surveys come to people', home: 'The demo' },
  de: { title: 'Jede Art von Frage', lead: 'Eine Umfrage mit allen. Nichts wird gesendet: Unten steht, was es wäre.', language: 'Sprache', theme: 'Farben', auto: 'Wie das Gerät', light: 'Hell', dark: 'Dunkel', sent: 'Was gesendet wurde', modes: 'Wie Umfragen zu Menschen kommen', home: 'Die Demo' },
  ar: { title: 'كل أنواع الأسئلة', lead: 'استبيان يضمها جميعًا. لا يُرسل شيء: يظهر أدناه ما كان سيُرسل.', language: 'اللغة', theme: 'المظهر', auto: 'كالجهاز', light: 'فاتح', dark: 'داكن', sent: 'ما أُرسل', modes: 'كيف تصل الاستبيانات إلى الناس', home: 'العرض' },
};
const NAMES = { en: 'English', de: 'Deutsch', ar: 'العربية' };
const wish = new URLSearchParams(location.search);
const lang = Object.hasOwn(WORDS, wish.get('lang') ?? '') ? wish.get('lang') : 'en';
const t = WORDS[lang];
document.documentElement.lang = lang;
document.documentElement.dir = lang === 'ar' ? 'rtl' : 'ltr';
document.documentElement.dataset.theme = wish.get('theme') ?? 'auto';
document.title = `${t.title} - Tidewell`;
if (lang !== 'en') await import(`/cdn/locales/surveys-${lang}.js`);

const make = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};
const pick = (name, label, options, chosen) => {
  const select = make('select', { name }, ...Object.entries(options).map(([value, text]) => make('option', { value, textContent: text, selected: value === chosen })));
  select.addEventListener('change', () => location.assign(`?${new URLSearchParams({ ...Object.fromEntries(wish), [name]: select.value })}`));
  return make('label', {}, label, select);
};

const survey = make('cx-survey', { upload: async (file, _signal, progress) => {
  for (let share = 0; share <= 1; share += 0.25) {
    progress?.(share);
    await new Promise((next) => setTimeout(next, 120));
  }
  return { address: `/files/${encodeURIComponent(file.name)}` };
} });
const heading = make('h2', { textContent: t.sent, hidden: true });
const sent = make('pre', { hidden: true, tabIndex: 0, dir: 'ltr' });
for (const type of ['cx-submitted', 'cx-followup', 'cx-withdrawn', 'cx-consent']) {
  survey.addEventListener(type, ({ detail }) => {
    heading.hidden = sent.hidden = false;
    sent.textContent = `${sent.textContent}${JSON.stringify(detail, null, 2)}\n`;
  });
}
document.querySelector('main').append(
  make('h1', { textContent: t.title }),
  make('p', { className: 'lead', textContent: t.lead }),
  make('div', { className: 'switches' }, pick('lang', t.language, NAMES, lang), pick('theme', t.theme, { auto: t.auto, light: t.light, dark: t.dark }, wish.get('theme') ?? 'auto')),
  make('section', { className: 'card' }, survey),
  heading, sent,
);
document.querySelector('footer').append(make('p', {}, make('a', { href: `/prompts/?lang=${lang}`, textContent: t.modes }), ' ', make('a', { href: '/', textContent: t.home })));
survey.definition = everything;
document.documentElement.dataset.ready = '';
