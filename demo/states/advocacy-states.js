// States of what shows advocacy and recognition. The helpers come from states.js.

const SEGMENT_PLACES = { dissenter: 0, defector: 1, neutral: 2, supporter: 3, advocate: 4, super: 5, unknown: 6, none: 7 };

/** Counts of customers by where they were and where they are: `{ 'supporter neutral': 30 }`. */
const counts = (flows, periods = { later: '2026-09', earlier: '2026-08' }) => {
  const table = Array.from({ length: 8 }, () => Array(8).fill(0));
  for (const [way, n] of Object.entries(flows)) {
    const [from, to] = way.split(' ').map((name) => SEGMENT_PLACES[name]);
    table[from][to] = n;
  }
  return { format: 'cx-advocacy-counts/1', ...periods, flows: table };
};

const plenty = {
  'dissenter dissenter': 31, 'dissenter defector': 9, 'dissenter neutral': 12, 'defector defector': 58, 'defector none': 21, 'neutral neutral': 142, 'neutral supporter': 38, 'neutral defector': 17,
  'neutral dissenter': 6, 'supporter supporter': 176, 'supporter neutral': 44, 'supporter defector': 25, 'supporter advocate': 19, 'supporter dissenter': 8, 'advocate advocate': 61, 'advocate supporter': 14,
  'advocate super': 9, 'super super': 22, 'super advocate': 6, 'unknown unknown': 88, 'unknown supporter': 15, 'supporter unknown': 12, 'neutral none': 12, 'none supporter': 34, 'none neutral': 16, 'none unknown': 10,
};

let made = 0;
const uuid = () => `0190b5a0-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`;
const event = (time, type, subject, data) => ({ specversion: '1.0', id: uuid(), source: 'https://crm.tidewell.example/', type, time: `${time}T09:00:00Z`, subject, dataschema: `urn:cx-elements:${type.slice(3)}:1`, data });
const rated = (time, subject, value) =>
  event(time, 'cx.response.submitted', subject, { response: uuid(), survey: 'relationship', answers: [{ kind: 'score', question: 'nps', value, instrument: { metric: 'nps', scale: { min: 0, max: 10 }, wording: 'cx.nps.recommend.1', language: 'en', order: 'ascending', mode: 'buttons' } }] });

/** A small company: 48 customers, two months, everybody asked in both. */
function customers() {
  const scores = [[9, 9], [10, 10], [8, 8], [7, 9], [9, 7], [6, 6], [3, 3], [10, 4]];
  return Array.from({ length: 48 }, (_, i) => i).flatMap((i) => {
    const [before, now] = scores[i % scores.length];
    const who = `c-${i}`;
    const more = i % 16 === 1 ? [event('2026-08-20', 'cx.interaction.recorded', who, { activity: 'referral' }), event('2026-09-20', 'cx.interaction.recorded', who, { activity: 'referral' })] : [];
    const complains = i % 16 === 7 ? [event('2026-09-11', 'cx.case.opened', who, { case: `case-${i}`, category: 'service-issue', complaint: true })] : [];
    return [rated('2026-08-12', who, before), rated('2026-09-12', who, now), ...more, ...complains];
  });
}

const employees = [
  { id: 'e-1', name: 'Mira Okafor', team: 'Help desk' }, { id: 'e-2', name: 'Jon Aldana', team: 'Help desk' }, { id: 'e-3', name: 'Sofia Lind', team: 'Branch Harbour Street' }, { id: 'e-4', name: 'Ravi Menon' },
];
const phases = { discovery: 'Discovery', onboarding: 'Sales and on-boarding', support: 'Support', renewal: 'Renewal' };

/** Stars of a quarter. */
function stars(many = 34) {
  const words = ['She stayed on the line until the card worked again, and called the next day to ask.', 'Explained the mortgage to my father in his own language.', '', 'Friendly and quick.'];
  return Array.from({ length: many }, (_, i) =>
    event(`2026-${['07', '08', '09'][i % 3]}-${String(1 + (i % 27)).padStart(2, '0')}`, 'cx.recognition.given', `c-${i}`, {
      employee: employees[[0, 0, 1, 2, 0, 1, 3][i % 7]].id, by: ['customer', 'customer', 'customer', 'executive', 'colleague'][i % 5], why: words[(i * 7) % 4], ...(i % 5 === 0 ? { touchpoint: 'help-desk' } : { phase: ['onboarding', 'support', 'support', 'renewal', 'onboarding', 'discovery', 'support'][i % 7] }),
    }),
  );
}

export function advocacyStates(shown, settled) {
  const spectrum = (name, set, attributes = {}, drive) => ({
    element: 'cx-advocacy-spectrum',
    name,
    show: async (host) => {
      const el = document.createElement('cx-advocacy-spectrum');
      for (const [key, value] of Object.entries(attributes)) el.setAttribute(key, value);
      Object.assign(el, set);
      await shown(host, el);
      for (let i = 0; i < 200 && (set.counts || set.events) && el.shadowRoot.querySelector('[aria-busy=true]'); i += 1) await new Promise((resolve) => setTimeout(resolve, 10));
      await drive?.(el);
      await settled(el);
    },
  });
  const recognize = (name, set, attributes = {}, drive) => ({
    element: 'cx-recognize',
    name,
    show: async (host) => {
      const el = document.createElement('cx-recognize');
      for (const [key, value] of Object.entries(attributes)) el.setAttribute(key, value);
      Object.assign(el, set);
      el.addEventListener('cx-recognition', (event) => event.stopPropagation()); // nothing of this is sent anywhere
      await shown(host, el);
      for (let i = 0; i < 200 && el.shadowRoot.querySelector('[aria-busy=true]'); i += 1) await new Promise((resolve) => setTimeout(resolve, 10));
      await drive?.(el);
      await settled(el);
    },
  });
  const fill = (values) => async (el) => {
    for (const [id, value] of Object.entries(values)) {
      const field = el.shadowRoot.querySelector(`#${id}`);
      field.value = value;
      field.dispatchEvent(new Event(field.localName === 'select' ? 'change' : 'input', { bubbles: true }));
      await settled(el);
    }
  };
  const give = (values, delivery) => async (el) => {
    if (delivery) el.addEventListener('cx-recognition', (happened) => happened.waitUntil(delivery()));
    await fill(values)(el);
    await Promise.race([el.submit(), new Promise((resolve) => setTimeout(resolve, 500))]);
  };
  const moderate = ({ why }) => (why === '' ? undefined : why.startsWith('She stayed') ? 'best' : 'yes');
  const open = (el) => {
    for (const details of el.shadowRoot.querySelectorAll('details')) details.open = true;
  };
  const names = ['Ada Byron', 'Grace Murray', 'Hedy Kiesler', 'Katherine Coleman', 'Mary Jackson', 'Annie Easley'];
  return [
    spectrum('waiting', {}),
    spectrum('two periods', { counts: counts(plenty) }, { exportable: '' }),
    spectrum('with its tables', { counts: counts(plenty) }, {}, open),
    spectrum('small numbers are hidden', { counts: counts({ ...plenty, 'super super': 3, 'advocate super': 2, 'dissenter dissenter': 4, 'dissenter neutral': 1 }) }, {}, open),
    spectrum('only who was seen twice', { counts: counts({ ...plenty, 'defector none': 2, 'neutral none': 1 }) }),
    spectrum('one period', { counts: counts({ 'none dissenter': 12, 'none defector': 21, 'none neutral': 70, 'none supporter': 84, 'none advocate': 25, 'none super': 9, 'none unknown': 140 }, { later: '2026-Q3' }) }),
    spectrum('too few people', { counts: counts({ 'none neutral': 3 }, { later: '2026-09' }) }),
    spectrum('of events, nobody is named', { events: customers() }, { period: '2026-09' }),
    spectrum('of events, with names', { events: customers(), nameOf: (subject) => (Number(subject.slice(2)) % 8 === 7 ? names[Math.floor(Number(subject.slice(2)) / 8)] : undefined) }, { period: '2026-09' }),
    spectrum('texts that can be changed', { counts: counts(plenty), treatments: { supporter: 'Invite them to the spring breakfast.' } }, { editable: '' }),
    recognize('asking', {}, {}),
    recognize('asking, with a list and phases', { employees, phases }),
    recognize('somebody else, and a number is hidden', { employees, phases }, {}, async (el) => {
      await fill({ employee: ':other', name: 'The driver of bus 13A', why: 'He waited for me in the rain. Call me: +43 660 1234567.' })(el);
      for (let i = 0; i < 100 && !el.shadowRoot.querySelector('#masked').textContent; i += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    }),
    recognize('nobody was named', { employees }, {}, give({ why: 'It was lovely.' })),
    recognize('by an executive, sending', { employees }, { by: 'executive' }, give({ employee: 'e-1', why: 'Solved what three of us could not.' }, () => new Promise(() => {}))),
    recognize('could not be stored', { employees }, {}, give({ employee: 'e-2' }, () => Promise.reject(new Error('no room')))),
    recognize('given', { employees }, {}, give({ employee: 'e-1' })),
    recognize('given, to be sent later', { employees }, {}, give({ employee: 'e-3' }, () => Promise.resolve('stored'))),
    recognize('disabled', { employees }, { disabled: '' }),
    {
      element: 'cx-recognize',
      name: 'in a form of the page',
      show: async (host) => {
        const form = document.createElement('form');
        form.setAttribute('aria-label', 'Feedback');
        const el = document.createElement('cx-recognize');
        el.setAttribute('name', 'star');
        el.setAttribute('required', '');
        const button = document.createElement('button');
        button.textContent = 'Send feedback';
        Object.assign(button.style, { color: 'inherit', background: 'none', font: 'inherit', padding: '0.5em 1em', border: '1px solid' });
        form.append(el, button);
        form.addEventListener('submit', (event) => event.preventDefault());
        host.append(form);
        await settled(el);
      },
    },
    recognize('the list of a quarter', { employees, phases, events: stars(), moderate }, { mode: 'list' }),
    recognize('the list, read by somebody on it', { employees, phases, events: stars(), moderate }, { mode: 'list', me: 'e-2' }),
    recognize('the list, by somebody who is not named', { employees, phases, events: stars(), moderate, declined: ['e-2'] }, { mode: 'list', me: 'e-2' }),
    recognize('the list before anybody has read it', { employees, events: stars() }, { mode: 'list' }),
    recognize('counts', { employees, phases, touchpoints: { 'help-desk': 'support' }, events: stars(180) }, { mode: 'counts', unit: 'month' }, open),
    recognize('counts in which small numbers are hidden', { phases, touchpoints: { 'help-desk': 'support' }, events: stars(60) }, { mode: 'counts', unit: 'month' }, open),
    recognize('counts of too few', { phases, events: stars().slice(0, 3) }, { mode: 'counts' }),
    spectrum('rules with a fault (seen by developers)', { counts: counts(plenty), rules: { format: 'cx-advocacy/1', id: 'own', title: 'Own', rules: [{ id: 'r', segment: 'advocat', when: 'scor >= 9', reason: 'Because.' }] } }),
  ];
}
