// <cx-survey> in every state: pages, types of question that come with the element, and what becomes of the answers.

const settled = async (el) => {
  await el.updateComplete;
  await new Promise((resolve) => setTimeout(resolve, 20));
  await el.updateComplete;
};
const until = async (found) => {
  for (let i = 0; i < 200 && !found(); i++) await new Promise((resolve) => setTimeout(resolve, 25));
};

const surveyOf = (pages, more = {}) => ({ format: 'cx-survey/1', id: 'tidewell-states', title: 'Tidewell', language: 'en', pages, ...more });
const choices = [{ id: 'price', text: 'The price' }, { id: 'people', text: 'The people in the branch' }, { id: 'app', text: 'The app' }, { id: 'none', text: 'None of these', alone: true }];

const scales = surveyOf([{
  id: 'scales', title: 'Your renewal',
  questions: [
    { type: 'statement', id: 'intro', title: 'Three questions', description: 'They take a minute.' },
    { type: 'nps', id: 'nps', business: 'Tidewell' },
    { type: 'csat', id: 'csat' },
    { type: 'ces', id: 'ces', business: 'Tidewell' },
    { type: 'rating', id: 'clear', title: 'How clear was our letter?', scale: { min: 1, max: 5 }, ends: { low: 'Not at all', high: 'Entirely' } },
  ],
}]);
const words = surveyOf([{
  id: 'words',
  questions: [
    { type: 'single-choice', id: 'one', title: 'What mattered most?', required: true, choices, other: true },
    { type: 'single-choice', id: 'menu', title: 'Which branch?', look: 'dropdown', choices: [{ id: 'linz', text: 'Linz' }, { id: 'wels', text: 'Wels' }] },
    { type: 'multiple-choice', id: 'many', title: 'What else?', choices },
    { type: 'text', id: 'why', title: 'Why?', description: 'As long as you like.', limit: 400, required: true },
    { type: 'text', id: 'mail', title: 'Your e-mail address', long: false, format: 'email' },
  ],
}]);
const orders = surveyOf([{
  id: 'orders',
  questions: [
    { type: 'ranking', id: 'rank', title: 'What matters most to you?', choices: choices.slice(0, 3) },
    { type: 'matrix', id: 'rated', title: 'How good is each?', rows: [{ id: 'app', text: 'The app' }, { id: 'branch', text: 'The branch' }], answers: { kind: 'scale', scale: { min: 1, max: 5 } } },
    { type: 'rating', id: 'slide', title: 'How much of it did you use?', scale: { min: 0, max: 100 }, look: 'slider' },
    { type: 'emotion', id: 'word', title: 'How did that feel?' },
    { type: 'emotion', id: 'grid', title: 'And where in this field?', look: 'grid' },
  ],
}]);
const fields = surveyOf([{
  id: 'fields',
  questions: [
    { type: 'number', id: 'often', title: 'How many times did you call us?', min: 0, max: 20, decimals: 0, required: true },
    { type: 'date', id: 'day', title: 'When was it?', required: true },
    { type: 'contact', id: 'contact', title: 'How can we reach you?', fields: ['name', 'email', 'phone'], needed: ['email'], purpose: 'To answer you, and for nothing else.' },
    { type: 'consent', id: 'allowed', title: 'You may write to me about this.', purpose: 'follow-up', required: true },
    { type: 'area', id: 'area', title: 'What was it about?' },
    { type: 'file', id: 'file', title: 'A picture of it', accept: ['image/*'], most: 2 },
  ],
}]);
const pages = surveyOf(
  [
    { id: 'rate', questions: [{ type: 'nps', id: 'nps', business: 'Tidewell', required: true }] },
    { id: 'why', title: 'A word more', questions: [{ type: 'text', id: 'why', title: 'You gave us {nps}. Why?' }] },
  ],
  { endings: [{ id: 'thanks', title: 'Thank you.', text: 'We read every answer.', links: [{ text: 'Back to your account', href: '/account' }], followUp: { kind: 'call-back', offer: 'May we call you about it?', days: 2, contact: ['phone'] } }] },
);

export function surveyDocumentStates() {
  const state = (name, definition, drive, attributes = {}) => ({
    element: 'cx-survey',
    name,
    show: async (host) => {
      const el = document.createElement('cx-survey');
      for (const [key, value] of Object.entries(attributes)) el.setAttribute(key, value);
      if (definition) el.definition = definition;
      for (const type of ['cx-answer', 'cx-dismiss']) el.addEventListener(type, (event) => event.stopPropagation()); // nothing of this is sent anywhere
      host.append(el);
      await until(() => el.shadowRoot?.querySelector('form, [part=error], [part=problem]'));
      await drive?.(el);
      await settled(el);
    },
  });
  const score = (el, value) => el.shadowRoot.querySelector(`[name="q-nps"][value="${value}"]`).click();
  const next = async (el) => {
    await el.goOn();
    await settled(el);
  };
  /** Answers, and has the page answer for the delivery. */
  const send = (delivery) => async (el) => {
    el.addEventListener('cx-submitted', (event) => {
      event.stopPropagation();
      event.waitUntil(delivery());
    });
    score(el, 9);
    await next(el);
    void el.goOn();
    await settled(el);
  };
  return [
    state('scales', scales),
    state('choices and words', words),
    state('orders, tables and feelings', orders),
    state('fields, areas and files', fields),
    state('with what is missing', words, next),
    state('with fields that are missing', fields, next),
    state('the first of two pages', pages, undefined, { dismissible: '' }),
    state('the second page, with an earlier answer in its words', pages, async (el) => {
      score(el, 3);
      await next(el);
    }),
    state('what is sent', pages, async (el) => {
      score(el, 3);
      await next(el);
      el.shadowRoot.querySelector('[part=own] summary').click();
      await until(() => el.shadowRoot.querySelector('[part=own] > :not(summary)'));
    }),
    state('sending', pages, send(() => new Promise(() => {}))),
    state('sent', pages, send(() => Promise.resolve('sent'))),
    state('stored, to be sent later', pages, send(() => Promise.resolve('stored'))),
    state('could not be stored', pages, send(() => Promise.reject(new Error('no room')))),
    state('declined', pages, (el) => el.shadowRoot.querySelector('[part=dismiss]').click(), { dismissible: '' }),
    state('disabled', pages, undefined, { disabled: '' }),
    state('could not be fetched', undefined, undefined, { src: '/there-is-no-such-survey.json' }),
  ];
}
