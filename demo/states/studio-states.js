// Every panel of the survey studio, made by what an author does.

const SURVEY = {
  format: 'cx-survey/1', id: 'renewal', language: 'en', title: { en: 'After your renewal', de: 'Nach Ihrer Verlängerung' }, moment: 'journey-end', touchpoint: 'renewal',
  variables: [{ id: 'plan', kind: 'text', sent: true }],
  scores: [{ kind: 'mean', id: 'mood', of: ['nps'], sent: true }],
  quotas: [{ id: 'enough', when: { of: 'answers.nps', op: 'atLeast', to: 9 }, limit: 200, to: 'thanks' }],
  pages: [
    { id: 'rate', questions: [{ type: 'nps', id: 'nps', required: true, business: 'Tidewell' }] },
    {
      id: 'why', title: { en: 'What lies behind it', de: 'Was dahintersteht' }, visibleIf: { of: 'answers.nps', op: 'atMost', to: 8 },
      questions: [
        { type: 'multiple-choice', id: 'what', title: { en: 'What mattered?', de: 'Was war wichtig?' }, other: true, choices: [{ id: 'price', text: { en: 'The price', de: 'Der Preis' } }, { id: 'staff', text: 'The staff' }, { id: 'none', text: 'None of these', alone: true, pinned: true }], visibleIf: { any: [{ of: 'answers.nps', op: 'atMost', to: 6 }, { of: 'variables.plan', op: 'is', to: 'gold' }] } },
        { type: 'text', id: 'better', title: { en: 'What should we do better?', de: 'Was sollen wir besser machen?' } },
      ],
    },
  ],
  endings: [
    { id: 'sorry', when: { of: 'answers.nps', op: 'atMost', to: 6 }, title: 'We are sorry.', followUp: { kind: 'call-back', offer: 'May we call you?', days: 2, contact: ['name', 'phone'] } },
    { id: 'thanks', title: 'Thank you.', links: [{ text: 'Our branches', href: 'https://bank.example/branches' }] },
  ],
};

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
async function settled(el) {
  for (let i = 0; i < 3; i += 1) {
    await el.updateComplete;
    await wait(30);
  }
  // what is found comes after a pause
  await wait(250);
  await el.updateComplete;
}

export function studioStates() {
  const state = (name, { definition = SURVEY, tab, more } = {}) => ({
    element: 'cx-survey-studio',
    name,
    show: async (host) => {
      const el = document.createElement('cx-survey-studio');
      if (definition) el.definition = definition;
      el.publish = (survey) => Promise.resolve({ address: `https://surveys.bank.example/s/${survey.id}` });
      host.append(el);
      const root = el.shadowRoot;
      // what a survey is worked on with is loaded with the first
      for (let i = 0; i < 200 && !root.querySelector(definition ? '.stage cx-survey, .stage .quiet' : '[data-template]'); i += 1) await wait(25);
      await settled(el);
      if (tab) root.querySelector(`#studio-tab-${tab}`).click();
      await settled(el);
      await more?.(root, el);
      await settled(el);
      root.activeElement?.blur();
    },
  });
  const type = (area, text) => {
    area.value = text;
    area.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  };
  return [
    state('where to start', { definition: null }),
    state('questions'),
    state('a question with its settings', { more: async (root, el) => {
      root.querySelectorAll('.opener')[1].click();
      await settled(el);
      for (const details of root.querySelectorAll('.card.open details')) details.open = true;
    } }),
    state('types of question to choose from', { more: (root) => {
      root.querySelector('.picker').open = true;
    } }),
    state('where a page goes on', { more: async (root, el) => {
      const box = root.querySelector('.page-box details.inner');
      box.open = true;
      await settled(el);
      [...box.querySelectorAll('fieldset button')].at(-1).click();
    } }),
    state('the whole survey, with scores and quotas', { more: (root) => {
      root.querySelector('details.whole').open = true;
    } }),
    state('endings', { tab: 'endings' }),
    state('languages, some missing', { tab: 'languages', more: (root) => root.querySelector('.chips button').click() }),
    state('a look that had to be mended', { tab: 'look', more: async (root, el) => {
      const field = root.querySelector('#studio-accent-text');
      field.value = '#ffc107';
      field.dispatchEvent(new Event('change', { bubbles: true }));
      await settled(el);
    } }),
    state('checked, with findings', { tab: 'check', more: (root) => {
      for (const details of root.querySelectorAll('.panel details')) details.open = true;
    } }),
    state('JSON with a fault', { tab: 'json', more: (root) => type(root.querySelector('#studio-json'), '{\n  "format": "cx-survey/1",\n  "id": renewal\n}') }),
    state('JSON that is no survey', { tab: 'json', more: (root) => type(root.querySelector('#studio-json'), JSON.stringify({ ...SURVEY, pages: [{ id: 'Rate us', questions: [] }] }, undefined, 2)) }),
    state('published', { tab: 'publish', more: (root) => root.querySelector('.publish .primary').click() }),
    state('the way of a detractor', { more: (root) => root.querySelectorAll('.preview .tools')[1].querySelector('button').click() }),
    state('a dark preview', { more: (root) => [...root.querySelectorAll('.preview .switch')][1].querySelectorAll('button')[1].click() }),
    state('with nothing in it', { definition: { format: 'cx-survey/1', id: 'survey', title: '', language: 'en', pages: [{ id: 'page', questions: [] }] } }),
  ];
}
