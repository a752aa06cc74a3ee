// Every type of question: empty, answered, with a problem, disabled.

const choices = (...names) => names.map((text) => ({ id: text.toLowerCase().replace(/\W+/g, '-'), text }));

/** Questions by name, with an answer to each. */
const TYPES = {
  'emotion in words': [{ type: 'emotion', title: 'How did you feel at the branch?' }, { kind: 'emotion', word: 'relieved', intensity: 4 }],
  'emotion on a grid': [{ type: 'emotion', look: 'grid', title: 'How did you feel at the branch?' }, { kind: 'emotion', word: 'pleasant-calm', pleasure: 0.5, energy: -0.25 }],
  ranking: [{ type: 'ranking', title: 'What matters most to you?', choices: choices('Price', 'Speed', 'Somebody who knows me', 'A branch nearby') }, { kind: 'ranking', order: ['speed', 'price'] }],
  'matrix of a scale': [
    { type: 'matrix', title: 'How easy was it?', rows: choices('Finding the form', 'Filling it in', 'Getting an answer'), answers: { kind: 'scale', scale: { min: 1, max: 7 } }, ends: { low: 'very hard', high: 'very easy' } },
    { kind: 'matrix', rows: { 'finding-the-form': 5, 'filling-it-in': 2 } },
  ],
  'matrix of choices': [
    { type: 'matrix', title: 'How often do you use it?', rows: choices('The app', 'The website', 'A branch'), answers: { kind: 'choices', choices: choices('Never', 'Each month', 'Each week', 'Each day') } },
    { kind: 'matrix', rows: { 'the-app': 'each-day' } },
  ],
  slider: [{ type: 'rating', look: 'slider', title: 'How easy was it today?', scale: { min: 0, max: 10 }, ends: { low: 'very hard', high: 'very easy' } }, { kind: 'score', value: 8 }],
  number: [{ type: 'number', title: 'What did you pay last month?', decimals: 2, min: 0, max: 5000, currency: 'EUR' }, { kind: 'number', value: 124.5 }],
  date: [{ type: 'date', title: 'When were you there?', min: '2026-01-01', max: '2026-12-31' }, { kind: 'date', date: '2026-11-23' }],
  contact: [{ type: 'contact', title: 'May we call you back?', fields: ['name', 'email', 'phone'], needed: ['phone'], purpose: 'to call you about this answer, and for nothing else' }, { kind: 'contact', details: { name: 'Ada Field', email: 'ada@' } }],
  consent: [{ type: 'consent', title: 'May we send you news about savings, once a month?', purpose: 'savings' }, { kind: 'consent', given: true }],
  area: [{ type: 'area' }, { kind: 'choice', choices: ['service.phone'] }],
  file: [{ type: 'file', title: 'Do you have a picture of it?', accept: ['image/*'], most: 3, largest: 5_000_000, screenshot: true }, { kind: 'file', files: [{ name: 'receipt-2026-11.png', mediaType: 'image/png', size: 318_000 }] }],
};
/** Nothing of it leaves the page. */
const upload = () => new Promise(() => {});

/** @param shown brings an element into the page and waits for it */
export function surveyTypeStates(shown, settled) {
  /** As somebody comes back to it who had answered. */
  const keep = (id, given) => {
    const now = Date.now();
    const before = { format: 'cx-survey-state/1', survey: id, response: '019ab000-0000-7000-8000-000000000001', seed: 'a', startedAt: now, language: 'en', variables: {}, given: { asked: given }, taken: {}, path: ['page'] };
    localStorage.setItem(`cx-survey:${id}`, JSON.stringify(before));
  };
  const state = (name, question, { drive, given, ...attributes } = {}) => ({
    element: 'cx-survey',
    name,
    show: async (host) => {
      const el = document.createElement('cx-survey');
      const id = name.replace(/\W+/g, '-').toLowerCase();
      if (given) keep(id, given);
      Object.assign(el, { upload, ...(given && { storage: 'allowed' }), ...attributes, definition: { format: 'cx-survey/1', id, title: 'States', language: 'en', pages: [{ id: 'page', questions: [{ id: 'asked', ...question }] }] } });
      el.addEventListener('cx-answer', (event) => event.stopPropagation());
      await shown(host, el);
      for (let i = 0; i < 100 && !el.shadowRoot.querySelector('form'); i++) await new Promise((resolve) => setTimeout(resolve, 20));
      await drive?.(el);
      await settled(el);
      localStorage.removeItem(`cx-survey:${id}`);
    },
  });
  return Object.entries(TYPES).flatMap(([name, [question, given]]) => [
    state(`${name}, not answered`, question),
    state(`${name}, answered before`, question, { given }),
    state(`${name}, missing`, { ...question, required: true }, { drive: (el) => el.goOn() }),
    state(`${name}, disabled`, question, { disabled: true }),
  ]);
}
