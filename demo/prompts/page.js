// Every way in which a survey can come, to be tried. ?lang=de or ?lang=ar for another language, ?mode=sheet&when=after for a choice to begin with.
import { asking } from '/cdn/cx-elements.js';
import '/cdn/survey-debug.js';
import { words } from './words.js';

const wish = new URLSearchParams(location.search);
const lang = Object.hasOwn(words, wish.get('lang') ?? '') ? wish.get('lang') : 'en';
const t = words[lang];
document.documentElement.lang = lang;
document.documentElement.dir = lang === 'ar' ? 'rtl' : 'ltr';
document.title = `${t.title} - Tidewell`;
if (lang !== 'en') await Promise.all(['surveys-', 'survey-debug-'].map((folder) => import(`/cdn/locales/${folder}${lang}.js`)));

const make = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(key, value);
  made.append(...children);
  return made;
};
const choice = (name, legend, options, chosen) =>
  make('fieldset', {}, make('legend', {}, legend), ...Object.entries(options).map(([value, text]) => make('label', {}, make('input', { type: 'radio', name, value, checked: value === chosen ? '' : null }), text)));

const schema = 'cx-contact-policy/1';
const POLICIES = {
  anybody: { schema, clocks: {}, metrics: { nps: {} }, perSession: null },
  builtIn: { schema },
  half: { schema, clocks: {}, metrics: { nps: {} }, perSession: null, surveys: { savings: { sample: 0.5 } } },
};
const TRIGGERS = { now: {}, after: { after: '5' }, scroll: { scroll: '50' }, exit: { 'exit-intent': '' }, click: { click: '#rates' }, views: { 'page-views': '2' } };

const form = make('form', { class: 'choose' },
  choice('mode', t.how, t.modes, wish.get('mode') ?? 'corner'),
  choice('when', t.when, t.triggers, wish.get('when') ?? 'now'),
  choice('whom', t.whom, t.policies, wish.get('whom') ?? 'anybody'),
  make('div', { class: 'go' }, make('button', { class: 'first' }, t.go), make('button', { type: 'button', id: 'rates' }, t.rates), make('button', { type: 'button', id: 'next' }, t.next), make('label', {}, make('input', { type: 'text', class: 'text' }), t.field), make('p', { class: 'small' }, t.note)),
);
const place = make('div', { id: 'place' });
const story = t.story.map(([head, text]) => make('section', {}, make('h2', {}, head), make('p', {}, text), make('p', {}, text)));
document.querySelector('main').append(make('h1', {}, t.title), make('p', { class: 'lead' }, t.lead), form, ...story.slice(0, 3), place, ...story.slice(3));

let prompt;
form.addEventListener('submit', (event) => {
  event.preventDefault();
  const { mode, when, whom } = Object.fromEntries(new FormData(form));
  prompt?.remove();
  if (whom === 'anybody') asking().forget();
  asking().configure({ policy: POLICIES[whom] });
  prompt = make('cx-survey-prompt', { mode, moment: 'journey-end', anchor: mode === 'popover' ? '#rates' : null, label: mode === 'side-tab' ? t.side : null, ...(mode === 'side-tab' ? {} : TRIGGERS[when]) },
    make('cx-nps-survey', { business: 'Tidewell', survey: 'savings', dismissible: '' }));
  place.append(prompt);
});
// a page that changes its address by itself, as many do
document.getElementById('next').addEventListener('click', () => history.pushState(null, '', `?${new URLSearchParams({ ...Object.fromEntries(wish), page: String(asking().visit.views + 1) })}`));
if (wish.has('mode')) form.requestSubmit();
document.documentElement.dataset.ready = '';
