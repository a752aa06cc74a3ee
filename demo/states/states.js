// Every element in every state, made by what a customer or a page does, not from the inside. The page beside this file
// shows them, the accessibility tests go through them, and the screenshots are taken of them.

import { catalogue, consent, customer, history } from '../bank/tidewell.js';
import { actionStates } from './action-states.js';
import { chartStates } from './charts-states.js';
import { flowStates } from './flow-states.js';
import { journeyStates, sessionStates } from './journey-states.js';
import { advocacyStates } from './advocacy-states.js';
import { reviewStates } from './review-states.js';
import { scorecardDocumentStates } from './scorecard-states.js';
import { studioStates } from './studio-states.js';
import { surveyDocumentStates } from './survey-states.js';
import { surveyTypeStates } from './survey-type-states.js';
import { voiceStates } from './voice-states.js';
import { workbenchStates } from './workbench-states.js';

/**
 * @param metrics the metrics core: Cube, nps, csat, ces
 * @param makeHost makes a plugin host of options
 */
export function states(metrics, makeHost) {
  return [...surveyStates(), ...surveyDocumentStates(), ...surveyTypeStates(shown, settled), ...promptStates(), ...ratingStates(), ...complaintStates(), ...advocacyStates(shown, settled), ...metricStates(metrics), ...scorecardStates(metrics), ...scorecardDocumentStates(metrics, shown, settled), ...reviewStates(metrics, shown, settled), ...importStates(), ...centreStates(), ...consentStates(), ...lifeStates(), ...levelStates(), ...deliveryStates(), ...surfaceStates(), ...studioStates(), ...journeyStates(shown, settled, metrics), ...flowStates(shown, settled), ...sessionStates(shown, settled), ...actionStates(metrics, shown, settled), ...voiceStates(shown, settled), ...chartStates(metrics, shown, settled), ...workbenchStates(makeHost)];
}

// --- helpers ---

const element = (name, attributes = {}, children = []) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};
const settled = async (el) => {
  await el.updateComplete;
  await new Promise((resolve) => setTimeout(resolve));
  await el.updateComplete;
};
const shown = async (host, el) => {
  host.append(el);
  await settled(el);
  return el;
};

// --- <cx-complaint> ---

function complaintStates() {
  const state = (name, attributes, drive) => ({
    element: 'cx-complaint',
    name,
    show: async (host) => {
      const el = await shown(host, element('cx-complaint', attributes));
      el.addEventListener('cx-case', (event) => event.stopPropagation());
      await drive?.(el);
      await settled(el);
    },
  });
  const stands = (status) => (el) => {
    el.status = status;
  };
  const fill = (values) => async (el) => {
    for (const [name, value] of Object.entries(values)) el.shadowRoot.querySelector(`[name=${name}]`).value = value;
    el.shadowRoot.querySelector('form').requestSubmit();
    await settled(el);
  };
  const press = (place) => async (el) => {
    await settled(el);
    el.shadowRoot.querySelectorAll('.equal button')[place].click();
    await settled(el);
  };
  return [
    state('asking', { 'answer-within': '3' }),
    state('with what is missing', {}, fill({ email: 'nobody' })),
    state('sent', { 'answer-within': '3' }, fill({ category: 'delivery', text: 'It came late and broken.', email: 'ada@example.org' })),
    state('looked into', { reference: 'C-7K3P-9QXB-2F' }, stands({ state: 'in-progress', since: '2026-11-20T10:00:00Z', owner: 'Mira', note: 'We have asked the carrier.' })),
    state('is it resolved?', { reference: 'C-7K3P-9QXB-2F' }, stands({ state: 'resolved', since: '2026-11-24T10:00:00Z', owner: 'Mira' })),
    state('it is not', { reference: 'C-7K3P-9QXB-2F' }, async (el) => {
      stands({ state: 'resolved' })(el);
      await press(1)(el);
    }),
    state('it is', { reference: 'C-7K3P-9QXB-2F' }, async (el) => {
      stands({ state: 'resolved' })(el);
      await press(0)(el);
    }),
  ];
}

// --- <cx-csat-survey>, <cx-ces-survey> ---

function ratingStates() {
  const choose = (step) => async (el) => {
    el.shadowRoot.querySelectorAll('[part=choices] input')[step].click();
    await settled(el);
  };
  const state = (name, tag, attributes, drive) => ({
    element: tag,
    name,
    show: async (host) => {
      const el = await shown(host, element(tag, { business: 'Tidewell', ...attributes }));
      await drive?.(el);
      await settled(el);
    },
  });
  return [
    state('asking', 'cx-csat-survey', { dismissible: '' }),
    state('two stars', 'cx-csat-survey', {}, choose(1)),
    state('smileys', 'cx-csat-survey', { look: 'smileys' }, choose(4)),
    state('numbers', 'cx-csat-survey', { look: 'buttons' }, choose(2)),
    state('disabled', 'cx-csat-survey', { value: '4', disabled: '' }),
    state('asking', 'cx-ces-survey', { dismissible: '' }),
    state('it was hard', 'cx-ces-survey', {}, choose(1)),
    state('disabled', 'cx-ces-survey', { value: '6', disabled: '' }),
  ];
}

// --- <cx-nps-survey> ---

function surveyStates() {
  const survey = async (host, attributes, drive) => {
    const el = await shown(host, element('cx-nps-survey', { business: 'Tidewell', ...attributes }));
    await drive?.(el);
    await settled(el);
  };
  const choose = (score) => (el) => el.shadowRoot.querySelectorAll('[part=choices] input')[score].click();
  const comment = (text) => async (el) => {
    await settled(el);
    const area = el.shadowRoot.querySelector('textarea');
    area.value = text;
    area.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  };
  /** Answers, and has the page answer for the delivery. */
  const send = (delivery) => async (el) => {
    el.addEventListener('cx-submitted', (event) => {
      event.stopPropagation(); // nothing of this is sent anywhere
      event.waitUntil(delivery());
    });
    choose(9)(el);
    await settled(el);
    void el.submit();
    await settled(el);
  };
  const state = (name, attributes = {}, drive) => ({ element: 'cx-nps-survey', name, show: (host) => survey(host, attributes, drive) });
  return [
    state('asking'),
    state('a detractor has chosen', {}, choose(3)),
    state('a passive has chosen', {}, choose(8)),
    state('a promoter has chosen', {}, choose(10)),
    state('with a comment', {}, async (el) => {
      choose(6)(el);
      await comment('The app was down for two days, and nobody said why.')(el);
    }),
    state('with a comment that is too long', { 'comment-limit': '40' }, async (el) => {
      choose(6)(el);
      await comment('The app was down for two days, and nobody said why. I had to call three times.')(el);
    }),
    state('sending', {}, send(() => new Promise(() => {}))),
    state('sent', {}, send(() => Promise.resolve('sent'))),
    state('stored, to be sent later', {}, send(() => Promise.resolve('stored'))),
    state('held, the page must stay open', {}, send(() => Promise.resolve('held'))),
    state('could not be stored', {}, send(() => Promise.reject(new Error('no room')))),
    state('can be declined', { dismissible: '' }),
    state('declined', { dismissible: '' }, (el) => {
      el.addEventListener('cx-dismiss', (event) => event.stopPropagation());
      el.shadowRoot.querySelector('[part=dismiss]').click();
    }),
    state('disabled', { disabled: '', value: '7' }),
    state('without a second question', { 'no-comment': '', value: '9' }),
    state('in the words of the author', {
      question: 'How likely are you to choose our savings plan again?',
      'low-label': 'Never again',
      'high-label': 'Any time',
      'follow-up-passive': 'What is missing?',
      value: '7',
    }),
    state('an attribute is out of range (seen by developers)', { value: '15' }),
    {
      element: 'cx-nps-survey',
      name: 'in a form of the page',
      show: async (host) => {
        const el = element('cx-nps-survey', { name: 'nps', required: '', business: 'Tidewell' });
        const form = element('form', { 'aria-label': 'Renewal' }, [el, element('button')]);
        form.lastChild.textContent = 'Renew';
        Object.assign(form.lastChild.style, { color: 'inherit', background: 'none', font: 'inherit', padding: '0.5em 1em', border: '1px solid' });
        form.addEventListener('submit', (event) => event.preventDefault());
        host.append(form);
        await settled(el);
      },
    },
    {
      element: 'cx-nps-survey',
      name: 'in 15 em of room',
      show: async (host) => {
        const room = element('div');
        room.style.inlineSize = '15em';
        host.append(room);
        await shown(room, element('cx-nps-survey', { value: '4', dismissible: '' }));
      },
    },
  ];
}

// --- <cx-survey-prompt>, <cx-survey-policy>, <cx-survey-debug> ---

function promptStates() {
  let count = 0;
  const prompt = async (host, attributes, drive) => {
    count += 1;
    const el = element('cx-survey-prompt', { manual: '', ...attributes }, [element('cx-nps-survey', { business: 'Tidewell', survey: `state-${count}`, dismissible: '' })]);
    for (const type of ['cx-shown', 'cx-dismiss']) el.addEventListener(type, (event) => event.stopPropagation()); // nothing of this is sent anywhere
    await shown(host, el);
    await drive?.(el);
    await settled(el);
    return el;
  };
  const opened = (el) => el.show({ byCustomer: true });
  const ready = (name, attributes, more = { floats: true }, drive = opened) => ({ element: 'cx-survey-prompt', name, ...more, show: async (host) => void (await prompt(host, attributes, drive)) });
  const aside = async (el) => {
    await opened(el);
    el.minimise();
  };
  return [
    ready('in the page', { mode: 'inline' }, {}),
    ready('in the corner', { mode: 'corner' }),
    ready('beside what it belongs to', { mode: 'popover', anchor: 'h1, body' }),
    ready('from the bottom', { mode: 'sheet' }),
    ready('over the page', { mode: 'modal' }, { modal: true }),
    ready('as a page of its own', { mode: 'page' }, { modal: true }),
    ready('offered at the side', { mode: 'side-tab' }, { floats: true }, async (el) => {
      el.manual = false;
      await until(() => el.standing === 'offered');
    }),
    ready('opened from the side', { mode: 'side-tab', label: 'Your view' }),
    ready('put aside', { mode: 'corner' }, { floats: true }, aside),
    ready('answered', { mode: 'corner' }, { floats: true }, async (el) => {
      await opened(el);
      el.addEventListener('cx-submitted', (event) => event.stopPropagation());
      const survey = el.querySelector('cx-nps-survey');
      survey.value = 9;
      await survey.submit();
    }),
    ready('an attribute is out of range (seen by developers)', { sample: '7' }, {}, () => {}),
    {
      element: 'cx-survey-policy',
      name: 'with a fault (seen by developers)',
      show: async (host) => {
        // as a parser does: under Trusted Types a script refuses text that a program sets
        const script = element('script', { type: 'application/json' }, ['{ "schema": "cx-contact-policy/1", "perSession": 0 }']);
        const el = element('cx-survey-policy', {}, [script]);
        host.append(el);
        await until(() => el.querySelector('p'));
        el.policy = undefined; // the other states ask as before
      },
    },
    { element: 'cx-survey-debug', name: 'closed', floats: true, show: (host) => shown(host, element('cx-survey-debug')) },
    {
      element: 'cx-survey-debug',
      name: 'open, with a survey that may not come',
      floats: true,
      show: async (host) => {
        await prompt(host, { moment: 'mid-journey' }, () => {});
        const el = await shown(host, element('cx-survey-debug', { open: '' }));
        await until(() => el.shadowRoot.querySelector('[part=prompt]'));
        el.shadowRoot.querySelector('details').open = true;
      },
    },
  ];
}

// --- <cx-metric> and <cx-scorecard> ---

const instrument = (metric, min, max) => ({ metric, scale: { min, max }, wording: 'w', language: 'en', order: 'ascending', mode: 'buttons' });
const SCALES = { nps: [0, 10], csat: [1, 5], ces: [1, 7] };

/**
 * A cube of twelve months up to now. `spread(metric, monthsAgo)` says how many gave each answer of the scale, from low
 * to high.
 */
function cubeOf({ Cube, nps, csat, ces, periodOfDay }, spread, dimensions = [], groups = ['']) {
  const cube = new Cube({ metrics: [nps, csat, ces], dimensions });
  const now = periodOfDay('month', Math.floor(Date.now() / 86_400_000));
  for (const [metric, [min, max]] of Object.entries(SCALES)) {
    const measure = cube.measure(metric, instrument(metric, min, max));
    for (let ago = 0; ago < 12; ago++) {
      groups.forEach((group, g) => {
        const segment = cube.segment(0, group);
        spread(metric, ago, g).forEach((count, i) => count > 0 && cube.addAmount(measure, [segment], now - ago, i, count));
      });
    }
  }
  return cube;
}

/** Answers heaped around a place on the scale (0..1), `n` of them. */
function heap(metric, place, n) {
  const [min, max] = SCALES[metric];
  const steps = max - min + 1;
  const weights = Array.from({ length: steps }, (_, i) => Math.exp(-(((i / (steps - 1) - place) / 0.22) ** 2)));
  const total = weights.reduce((a, b) => a + b);
  return weights.map((weight) => Math.round((weight / total) * n));
}

const steady = (place, n) => (metric, ago) => heap(metric, place + 0.01 * Math.sin(ago * 2), n);

function metricStates(metrics) {
  const tile = (name, attributes, cube) => ({
    element: 'cx-metric',
    name,
    show: async (host) => {
      // a scorecard is what gives a tile its figures
      const card = element('cx-scorecard', { through: 'now' }, [element('cx-metric', attributes)]);
      card.cube = cube();
      await shown(host, card);
      await settled(card.firstElementChild);
    },
  });
  const cube = (spread) => () => cubeOf(metrics, spread);
  return [
    { element: 'cx-metric', name: 'waiting', show: (host) => shown(host, element('cx-metric', { metric: 'nps' })) },
    tile('target met', { metric: 'nps', target: '20' }, cube(steady(0.88, 900))),
    tile('about on target', { metric: 'nps', target: '43' }, cube(steady(0.88, 900))),
    tile('target missed', { metric: 'csat', target: '95' }, cube(steady(0.8, 900))),
    tile('a real change', { metric: 'nps', target: '40' }, cube((metric, ago) => heap(metric, ago === 0 ? 0.95 : 0.82, 600))),
    tile('perhaps a change', { metric: 'ces' }, cube((metric, ago) => heap(metric, ago === 0 ? 0.775 : 0.79, 600))),
    tile('no real change', { metric: 'csat' }, cube(steady(0.8, 400))),
    tile('few answers', { metric: 'nps', target: '40' }, cube(steady(0.85, 12))),
    tile('no answers this month', { metric: 'nps' }, cube((metric, ago) => (ago === 0 ? [] : heap(metric, 0.85, 300)))),
    tile('a gap in the line', { metric: 'nps' }, cube((metric, ago) => (ago === 5 || ago === 6 ? [] : heap(metric, 0.85, 300)))),
    tile('too few to be shown', { metric: 'nps' }, cube((metric, ago) => (ago === 0 ? heap(metric, 0.9, 3) : heap(metric, 0.85, 300)))),
    tile('asked in another way before', { metric: 'nps' }, () => {
      const made = cubeOf(metrics, (metric, ago) => (ago > 3 ? heap(metric, 0.85, 300) : []));
      const anew = made.measure('nps', { ...instrument('nps', 0, 10), wording: 'other words' });
      const now = metrics.periodOfDay('month', Math.floor(Date.now() / 86_400_000));
      for (let ago = 0; ago < 4; ago++) heap('nps', 0.9, 200).forEach((count, i) => made.addAmount(anew, [0], now - ago, i, count));
      return made;
    }),
    tile('some answers left out', { metric: 'nps' }, () => {
      const made = cubeOf(metrics, steady(0.85, 300));
      const now = metrics.periodOfDay('month', Math.floor(Date.now() / 86_400_000));
      for (let i = 0; i < 9; i++) made.add(made.measures[0], [0], now, 11);
      return made;
    }),
    tile('an attribute is out of range (seen by developers)', { metric: 'nps', decimals: '40' }, cube(steady(0.85, 300))),
  ];
}

function scorecardStates(metrics) {
  const nowhere = {
    heading: 'Customer pulse',
    /** An address that no server of the page answers with a feed; told once there is a page. */
    get src() {
      return new URL('/no-such-feed', location.href).href;
    },
  };
  const card = (name, attributes, cube, drive) => ({
    element: 'cx-scorecard',
    name,
    show: async (host) => {
      const el = element('cx-scorecard', attributes);
      if (cube) el.cube = cube();
      await shown(host, el);
      await drive?.(el);
    },
  });
  const regions = () => cubeOf(metrics, (metric, ago, group) => heap(metric, 0.75 + 0.05 * group, 120), ['region'], ['City', 'Coast', 'North']);
  const oneSmall = () => cubeOf(metrics, (metric, ago, group) => heap(metric, 0.8, group === 3 ? 2 : 60 + 40 * group), ['region'], ['City', 'Coast', 'North', 'Islands']);
  return [
    card('with figures', { heading: 'Customer pulse' }, () => cubeOf(metrics, steady(0.85, 600))),
    card('by region', { heading: 'Customer pulse', by: 'region' }, regions),
    card('with a group that is too small', { by: 'region' }, oneSmall),
    card('all answers, no trend', { whole: '', decimals: '2' }, () => cubeOf(metrics, steady(0.85, 300))),
    card('no answers yet', { heading: 'Customer pulse' }, () => new metrics.Cube({ metrics: [metrics.nps, metrics.csat, metrics.ces] })),
    card('without figures', { heading: 'Customer pulse' }, null),
    card('the feed does not answer', nowhere, null, (el) => until(() => el.shadowRoot.querySelector('[part=freshness]').textContent.length > 40)),
    card('an address that is none (seen by developers)', { src: 'javascript:alert(1)' }, null),
  ];
}

async function until(test) {
  for (let i = 0; i < 100 && !test(); i++) await new Promise((resolve) => setTimeout(resolve, 50));
}

// --- <cx-import> ---

function importStates() {
  const csv = (text, name = 'answers.csv') => new File([text], name, { type: 'text/csv' });
  const rows = (count) => Array.from({ length: count }, (_, i) => `2025-${String((Math.floor(i / 7) % 12) + 1).padStart(2, '0')}-15,${[10, 9, 8, 11, 9, 7, 6, 10, 3][(i * 5) % 9]},${[4, 5, 3, 5, 4, 2, 4][(i * 3) % 7]},${['North', 'Coast', 'City'][i % 3]}`);
  const table = () => csv(['date,NPS,CSAT,region', ...rows(600)].join('\n'));
  const importing = (name, file, drive) => ({
    element: 'cx-import',
    name,
    show: async (host) => {
      const el = await shown(host, element('cx-import'));
      if (file) await el.open(file());
      await drive?.(el);
      await settled(el);
    },
  });
  return [
    importing('choosing a file'),
    importing('columns guessed', table),
    importing('the scorecard', table, async (el) => {
      el.addEventListener('cx-imported', (event) => event.stopPropagation());
      el.shadowRoot.querySelector('form button').click();
      await until(() => el.shadowRoot.querySelector('cx-scorecard'));
    }),
    importing('no column chosen', () => csv('name,town\nAda,London\nAlan,Wilmslow\n'), (el) => el.shadowRoot.querySelector('form button').click()),
    importing('not a table', () => csv('{"answers": [9, 10]}', 'answers.json')),
    importing('an empty file', () => csv('')),
  ];
}

// --- <cx-preference-center>, <cx-consent>, <cx-life-events>, <cx-capability-level> ---

const LATER = '2026-06-02T09:00:00Z';
const nothingChosen = { topics: {}, quiet: [], windows: [], caps: {}, consents: [] };

/** An element about preferences with documents of the bank; nothing of it is kept anywhere. */
const preferring = (name, state, attributes, preferences, drive) => ({
  element: name,
  name: state,
  show: async (host) => {
    const el = element(name, attributes);
    Object.assign(el, { catalogue, preferences: customer(preferences), history });
    el.addEventListener('cx-preference-changed', (event) => event.stopPropagation());
    await shown(host, el);
    await drive?.(el);
    await settled(el);
  },
});

const box = (el, topic, which) => el.shadowRoot.querySelector(`[data-topic=${topic}] [${which}]`);
/** A save that ends as it is told to. */
const saving = (outcome) => async (el) => {
  el.save = () => outcome();
  await settled(el);
  box(el, 'savings', 'data-channel=email').click();
  await settled(el);
  await settled(el);
};
const problem = (code, message) => Promise.reject(Object.assign(new Error(message), { code }));

function centreStates() {
  const centre = (state, attributes, preferences, drive) => preferring('cx-preference-center', state, attributes, preferences, drive);
  const opened = (part, until2) => centre(`the part "${part}"`, {}, {}, async (el) => {
    await el.open(part);
    await until(() => until2(el.shadowRoot.querySelector('details[open] .inside')));
  });
  return [
    { element: 'cx-preference-center', name: 'being fetched', show: (host) => shown(host, element('cx-preference-center')) },
    { element: 'cx-preference-center', name: 'could not be fetched', show: async (host) => {
      const el = await shown(host, element('cx-preference-center', { src: 'javascript:alert(1)' }));
      await until(() => el.shadowRoot.querySelector('[role=alert]'));
    } },
    centre('nothing chosen', {}, nothingChosen),
    centre('with choices', {}, {}),
    centre('paused', {}, { pause: { from: LATER, until: '2099-12-26T09:00:00Z' } }),
    centre('unsubscribed from all', {}, { unsubscribeAll: { at: LATER } }),
    centre('the browser asks not to share', { gpc: '' }, nothingChosen),
    centre('compact', { mode: 'compact' }, {}),
    centre('one topic, from a mail', { mode: 'topic', topic: 'offers' }, {}),
    centre('a topic that is gone', { mode: 'topic', topic: 'no-such-topic' }, { topics: { 'no-such-topic': { on: true, at: LATER } } }),
    centre('a wrong mode (seen by developers)', { mode: 'tiny' }, {}),
    centre('saving', {}, {}, saving(() => new Promise(() => {}))),
    centre('saved, and the way back', {}, {}, saving(() => Promise.resolve())),
    centre('no connection', {}, {}, saving(() => problem('unreachable', 'x'))),
    centre('could not be saved', {}, {}, saving(() => problem('refused', 'The bank is closed.'))),
    centre('changed in two places', {}, {}, async (el) => {
      const wish = (value, actor) => ({ value, at: LATER, actor, edit: actor });
      await saving(() => Promise.resolve({ conflicts: [{ key: 'topics.offers.on', kept: wish(false, 'phone'), dropped: [wish(true, 'laptop')], why: 'protective' }] }))(el);
      await until(() => el.shadowRoot.querySelector('[part=conflict]'));
    }),
    opened('channels', (inside) => inside?.querySelector('[part=channel]')),
    opened('times', (inside) => inside?.querySelector('[role=grid]')),
    opened('limits', (inside) => /lately|مؤخر/.test(inside?.textContent)),
    opened('life', (inside) => inside?.querySelector('form')),
    opened('ahead', (inside) => inside?.querySelector('.figure')),
    opened('why', (inside) => inside?.querySelector('li span')?.textContent.trim()),
    opened('record', (inside) => inside?.querySelector('[part=erase]')),
    centre('times that can never be met', {}, { windows: [{ start: '22:00', end: '23:00' }] }, async (el) => {
      await el.open('times');
      await until(() => el.shadowRoot.querySelector('[part=finding]'));
    }),
    centre('asked before deleting', {}, { consents: [consent({ id: 'k1', topic: 'no-such-topic', state: 'withdrawn', at: LATER })] }, async (el) => {
      await el.open('record');
      el.shadowRoot.querySelector('[part=erase]').click();
    }),
  ];
}

function consentStates() {
  const asking = (state, attributes, preferences, drive) => preferring('cx-consent', state, { topic: 'partners', ...attributes }, preferences, drive);
  return [
    asking('asking', {}, nothingChosen),
    asking('asking for one channel', { topic: 'offers', channel: 'text' }, nothingChosen),
    asking('said yes', {}, { topics: { partners: { on: true, at: LATER } } }),
    asking('said no', {}, { topics: { partners: { on: false, at: LATER } } }),
    asking('the browser asks not to share', { gpc: '' }, nothingChosen),
    asking('could not be saved', {}, nothingChosen, async (el) => {
      el.save = () => problem('refused', 'The bank is closed.');
      await settled(el);
      el.shadowRoot.querySelector('[part=yes]').click();
      await settled(el);
    }),
    asking('nothing to ask', { topic: 'no-such-topic' }, nothingChosen),
  ];
}

function lifeStates() {
  const birthday = { month: 5, day: 14, share: true, uses: ['recognition'] };
  return [
    preferring('cx-life-events', 'nothing shared', {}, {}),
    preferring('cx-life-events', 'a birthday is shared', {}, { lifeEvents: { birthday } }),
    preferring('cx-life-events', 'and muted', {}, { lifeEvents: { birthday: { ...birthday, muted: true } } }),
    preferring('cx-life-events', 'without a purpose', {}, {}, async (el) => {
      el.shadowRoot.querySelector('[part=share]').click();
    }),
  ];
}

function levelStates() {
  const answers = { who: 'segmented', know: 'one-to-one', often: 'shotgun', no: 'segmented', see: 'segmented' };
  return [
    { element: 'cx-capability-level', name: 'asking', show: (host) => shown(host, element('cx-capability-level')) },
    { element: 'cx-capability-level', name: 'answered', show: (host) => shown(host, element('cx-capability-level', { answers: JSON.stringify(answers) })) },
  ];
}

// --- <cx-delivery> ---

function deliveryStates() {
  return [
    {
      element: 'cx-delivery',
      name: 'without an address (seen by developers)',
      show: async (host) => void host.append(element('cx-delivery', { endpoint: 'javascript:alert(1)' })),
    },
  ];
}

// --- <cx-plugin-surface> ---

function surfaceStates() {
  const node = (tag, props = {}, children = []) => ({ tag, key: JSON.stringify(props).slice(0, 40), props, handler: tag === 'cx-button' ? '1.0' : undefined, children });
  const text = (words, tone) => node('cx-text', { text: words, ...(tone && { tone }) });
  const surface = (...tree) => ({ provider: { id: 'acme.mood', displayName: 'Acme Mood' }, tree, onDidChange: () => ({ dispose() {} }), act() {} });
  const state = (name, given) => ({
    element: 'cx-plugin-surface',
    name,
    show: async (host) => {
      const el = element('cx-plugin-surface');
      el.surface = given;
      await shown(host, el);
    },
  });
  return [
    state('before the plugin has drawn', surface()),
    state('asking', surface(
      node('cx-heading', { text: 'How did you feel at the checkout?' }),
      node('cx-choice', { label: 'Closest to it', value: 'glad', options: [{ value: 'glad', label: 'Glad' }, { value: 'calm', label: 'Calm' }, { value: 'annoyed', label: 'Annoyed' }] }),
      node('cx-field', { label: 'What made you feel so?', lines: 3 }),
      node('cx-field', { label: 'Your first name' }),
      node('cx-check', { label: 'You may ask me again', checked: true }),
      node('cx-stack', { direction: 'row' }, [node('cx-button', { label: 'Send answer', kind: 'primary' }), node('cx-button', { label: 'No thanks' }), node('cx-button', { label: 'Not yet', disabled: true })]),
    )),
    state('telling', surface(
      node('cx-stack', { direction: 'row' }, [
        node('cx-figure', { label: 'Glad or calm', value: 71.5, n: 412, low: 67, high: 75.6, unit: '%' }),
        node('cx-figure', { label: 'In the shop in Graz', value: null, n: 4 }),
      ]),
      node('cx-bars', { label: 'Feelings in June, answers', bars: [{ label: 'Glad', value: 201 }, { label: 'Calm', value: 94 }, { label: 'Annoyed', value: 83 }, { label: 'Lost', value: 34 }] }),
      node('cx-table', { caption: 'By shop', columns: ['Shop', 'Glad, %', 'Answers'], rows: [['Linz', 74.2, 201], ['Wels', 68.1, 207]] }),
      node('cx-list', {}, [text('Most who were annoyed had waited.'), text('Nobody named the price.')]),
      text('As of this morning', 'muted'),
      node('cx-link', { label: 'The whole report', href: 'https://mood.example/report' }),
      node('cx-status', { text: 'Up to date' }),
    )),
    state('with words from right to left', surface(text('\u05e9\u05dc\u05d5\u05dd, this is fine', 'strong'), node('cx-button', { label: '\u05d0\u05d9\u05e9\u05d5\u05e8' }))),
  ];
}
