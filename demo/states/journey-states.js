// <cx-journey-map> in every state: as a map and as an outline, held against others, folded, tinted, with all that is known of a touchpoint.

const month = { from: '2026-10-01', to: '2026-10-31' };
const provenance = { source: 'Renewal survey', at: '2026-11-01T06:00:00Z' };
const mean = (id, at, value, n, more = {}) => ({ type: 'observation', id, at, metric: 'emotion', series: 'current', period: month, provenance, stat: { t: 'mean', n, mean: value, sd: 1.05, scale: [1, 5] }, ...more });
const share = (id, at, k, n, more = {}) => ({ type: 'observation', id, at, metric: 'csat', series: 'current', period: month, provenance, stat: { t: 'ratio', k, n, rule: 'top-2-of-5' }, ...more });
const said = (id, at, metric, value, series = 'expected', more = {}) => ({ type: 'observation', id, at, metric, series, stat: { t: 'asserted', value, by: 'mara', on: '2026-09-04' }, ...more });
const wait = (id, at, hours) => ({ type: 'observation', id, at, metric: 'ttr', series: 'current', stat: { t: 'duration', n: 80, sumMs: 80 * hours * 3_600_000, told: { medianMs: hours * 3_600_000, p90Ms: 4 * hours * 3_600_000 } } });
const touchpoint = (id, order, name, phase, channel, more = {}) => ({ type: 'touchpoint', id, order, name, phase, channel, actors: ['customer'], ...more });

/** The renewal of a package at a bank that does not exist. */
export const renewalJourney = {
  format: 'cx-journey/1', id: 'renewal', kind: 'designed', title: 'Renewing the Everyday package', lang: 'en',
  records: [
    { type: 'actor', id: 'customer', name: 'Customer', kind: 'customer' },
    { type: 'owner', id: 'mara', name: 'Mara Lind', team: 'Packages' },
    { type: 'owner', id: 'jonas', name: 'Jonas Weber', team: 'Branches' },
    { type: 'channel', id: 'mail', order: 'a0', name: 'E-mail' }, { type: 'channel', id: 'app', order: 'a1', name: 'App' }, { type: 'channel', id: 'branch', order: 'a2', name: 'Branch' },
    { type: 'segment', id: 'long', name: 'With us for over ten years', where: { tenure: '10+' } },
    { type: 'phase', id: 'notice', order: 'a0', name: 'Notice', owner: 'mara' }, { type: 'phase', id: 'decide', order: 'a1', name: 'Decide' }, { type: 'phase', id: 'renew', order: 'a2', name: 'Renew' },
    { type: 'phase', id: 'compare', order: 'a3', name: 'Compare', parent: 'decide' },
    touchpoint('letter', 'a0', 'Hears that the year ends', 'notice', 'mail', { eventTypes: ['mail-sent'] }),
    touchpoint('price', 'a1', 'Looks up the new price', 'notice', 'app'),
    touchpoint('others', 'a2', 'Compares with other banks', 'compare', undefined),
    touchpoint('advice', 'a3', 'Asks for advice', 'decide', 'branch', { momentOfTruth: true, owner: 'jonas' }),
    touchpoint('sign', 'a4', 'Renews', 'renew', 'app', { momentOfTruth: true }),
    touchpoint('thanks', 'a5', 'Gets confirmation', 'renew', 'mail', { ends: true }),
    ...[['letter', 'price', 20], ['price', 'others', 2], ['others', 'advice', 70], ['advice', 'sign', 30], ['sign', 'thanks', 1]].flatMap(([from, to, hours]) => [{ type: 'link', id: `${from}-${to}`, from, to, kind: 'next' }, wait(`time-${to}`, `${from}-${to}`, hours)]),
    { type: 'link', id: 'back', from: 'advice', to: 'price', kind: 'loop' },
    mean('e1', 'letter', 3.4, 212), mean('e2', 'price', 2.4, 188), said('e3', 'others', 'emotion', 2.6, 'current'), mean('e4', 'advice', 4.3, 61), mean('e5', 'sign', 4, 173), mean('e6', 'thanks', 4.4, 7),
    ...['letter', 'price', 'advice', 'sign', 'thanks'].map((at, i) => said(`x${i}`, at, 'emotion', 3.8)),
    share('c1', 'letter', 150, 212), share('c2', 'price', 91, 188), share('c4', 'advice', 55, 61), share('c5', 'sign', 149, 173), share('c6', 'thanks', 3, 4),
    ...['letter', 'price', 'advice', 'sign'].map((at, i) => said(`xc${i}`, at, 'csat', 0.8)),
    share('k1', 'price', 120, 200, { series: 'competitor', who: 'Harbour Bank' }),
    mean('l1', 'letter', 3.9, 74, { segment: 'long' }), mean('l2', 'price', 2.9, 70, { segment: 'long' }), mean('l4', 'advice', 4.4, 30, { segment: 'long' }),
    { type: 'pain', id: 'p1', at: 'price', text: 'The new price is three taps away from the letter that announces it', severity: 0.8, evidence: ['v1'] },
    { type: 'gain', id: 'g1', at: 'advice', text: 'Somebody who knows the account and has time' },
    { type: 'opportunity', id: 'o1', at: 'price', text: 'Say the price in the letter', owner: 'mara', status: 'planned', pains: ['p1'] },
    { type: 'standard', id: 's1', at: 'advice', text: 'An appointment within three days', metric: 'ttr', atMost: 72 },
    { type: 'evidence', id: 'v1', at: 'price', text: 'Why do I have to look for it? You know what it costs.', lang: 'en', source: 'Renewal survey', on: '2026-10-12', score: 2, consent: { show: 'team' }, redacted: true },
    { type: 'evidence', id: 'v2', at: 'price', text: 'Not for others', source: 'Renewal survey', on: '2026-10-14', score: 1, consent: { show: 'nobody' } },
    { type: 'system', id: 'pricing', name: 'Price list' },
    { type: 'backstage', id: 'b1', order: 'a0', at: 'price', band: 'support', name: 'Works out the new price', system: 'pricing' },
    { type: 'note', id: 'n1', at: 'price', text: 'Checked with legal: the price may be in the letter.', by: 'Mara', resolved: true },
  ],
};

const many = () => {
  const key = (i) => `a${String(i).padStart(6, '0')}1`;
  const records = Array.from({ length: 30 }, (_, i) => ({ type: 'phase', id: `phase-${i}`, order: key(i), name: `Part ${i + 1}` }));
  for (let i = 0; i < 300; i++) records.push({ type: 'touchpoint', id: `step-${i}`, order: key(i), name: `Step ${i + 1}`, phase: `phase-${Math.floor(i / 10)}` }, mean(`e-${i}`, `step-${i}`, 1 + ((i * 7) % 40) / 10, 40 + i));
  return { format: 'cx-journey/1', id: 'many', kind: 'designed', title: 'Three hundred touchpoints', records };
};

const HOUR = 3_600_000;
/** So many cases went a way; each of its steps comes so many hours after the one before. */
const WAYS = [
  [84, [['mail-sent', 0], ['Looks up the new price', 20], ['Asks for advice', 70], ['sign', 30], ['thanks', 1]]],
  [41, [['mail-sent', 0], ['Looks up the new price', 9], ['Calls the hotline', 4], ['Asks for advice', 90], ['sign', 12], ['thanks', 1]]],
  [32, [['mail-sent', 0], ['Looks up the new price', 30], ['Calls the hotline', 2], ['Calls the hotline', 26], ['Looks up the new price', 1], ['sign', 3], ['thanks', 1]]],
  [28, [['mail-sent', 0], ['sign', 50], ['thanks', 1]]],
  [12, [['mail-sent', 0], ['Closes the account', 400]]],
  [2, [['mail-sent', 0], ['Writes to the board', 40]]],
];

/** What customers really did: sorted by case and time, as `discover` has it. */
export const renewalLog = () => {
  const cases = WAYS.flatMap(([n, way]) => Array.from({ length: n }, (_, i) => way.map(([name, hours]) => [name, hours * (0.6 + (0.8 * i) / n)])));
  const activityNames = [...new Set(cases.flat().map(([name]) => name))];
  const starts = [0];
  for (const steps of cases) starts.push(starts.at(-1) + steps.length);
  const times = cases.flatMap((steps, c) => {
    let at = Date.UTC(2026, 9, 1) + c * HOUR;
    return steps.map(([, hours]) => (at += hours * HOUR));
  });
  return { log: { starts: Uint32Array.from(starts), activities: Uint32Array.from(cases.flat(), ([name]) => activityNames.indexOf(name)), times: Float64Array.from(times), caseNames: cases.map((_, c) => `customer-${c + 1}`), activityNames } };
};

/** Answers of this month by touchpoint; few at one of them, and some at a place that is not on the map. */
export const renewalFigures = ({ Cube, nps, csat, periodOfDay, utcDay }, more = 0) => {
  const cube = new Cube({ metrics: [nps, csat], dimensions: ['touchpoint', 'touchpoint*tenure'] });
  const instrument = (metric, min, max) => ({ metric, scale: { min, max }, wording: 'states', language: 'en', order: 'ascending', mode: 'buttons' });
  const [recommend, satisfied] = [cube.measure('nps', instrument('nps', 0, 10)), cube.measure('csat', instrument('csat', 1, 5))];
  const month = periodOfDay('month', utcDay(Date.now()));
  const add = (measure, touchpoint, slot, n, tenure = '0-9') => n > 0 && cube.addAmount(measure, [cube.segment(0, touchpoint), cube.segment(1, `${touchpoint}*${tenure}`)], month, slot, n);
  for (const [touchpoint, good, bad] of [['letter', 88, 40], ['price', 35, 70 + more], ['advice', 45, 3], ['sign', 3, 0], ['thanks', 66, 9], ['kiosk', 30, 6]]) {
    add(satisfied, touchpoint, 4, good);
    add(satisfied, touchpoint, 1, bad);
    add(satisfied, touchpoint, 4, Math.round(good / 3), '10+');
  }
  for (const touchpoint of ['thanks', 'price']) {
    add(recommend, touchpoint, 9, 40);
    add(recommend, touchpoint, 3, 14);
  }
  return cube;
};

/** What a room would say, without one: so that a state is always the same. */
const room = ({ role = 'facilitator', line = 'online', problem, name = 'Mara Lind', links } = {}) => ({
  kind: 'checked',
  ...(links && { links: () => links }),
  open: (_id, events) => {
    const people = [{ id: 'a', name, role, colour: 0 }, { id: 'b', name: 'Jonas Weber', role: 'team', colour: 1, spot: { at: 'price' } }, { id: 'c', name: 'نور', role: 'customer', colour: 2 }];
    queueMicrotask(() => {
      events.message({ t: 'welcome', you: people[0], journey: 'renewal' });
      if (role === 'customer') events.message({ t: 'view', journey: { ...renewalJourney, records: [...renewalJourney.records.filter(({ type }) => ['phase', 'touchpoint', 'channel'].includes(type)).map((record) => Object.fromEntries(Object.entries(record).filter(([field]) => field !== 'owner' && field !== 'actors'))), { type: 'evidence', id: 'own', at: 'price', text: 'I had to look for it', source: 'Co-mapping', on: '2026-11-27', score: 2, consent: { show: 'team', on: '2026-11-27' }, x: { 'cx.participant': 'me' } }] } });
      events.message({ t: 'people', people });
      events.opened();
      if (problem) events.message({ t: 'refused', n: 1, problem });
      if (line !== 'online') events.closed();
    });
    return { update() {}, have() {}, message() {}, close() {} };
  },
});
const suggestions = [
  { type: 'suggestion', id: 's-1', by: 'Noor', on: '2026-11-27T09:00:00Z', status: 'open', why: 'It took me three taps to find it.', change: { do: 'set', id: 'price', fields: { name: 'Sees the new price in the letter' } } },
  { type: 'suggestion', id: 's-2', by: 'Omar', on: '2026-11-27T09:10:00Z', status: 'open', change: { do: 'remove', id: 'others' } },
];

/** Where links are listed and taken back, kept in the page. */
function linkDoor() {
  const day = 86_400_000;
  const at = (days) => new Date(Date.now() + days * day).toISOString();
  let links = [
    { id: 'l-5', role: 'customer', name: 'نور', madeAt: at(-2), expiresAt: at(28) },
    { id: 'l-4', role: 'team', name: 'Jonas Weber', madeAt: at(-3), expiresAt: at(1) },
    { id: 'l-3', role: 'facilitator', name: 'Mara Lind', madeAt: at(-3), expiresAt: at(27), isMine: true },
    { id: 'l-2', role: 'team', name: 'Somebody whose name is much longer than there is room for on a phone', madeAt: at(-9), expiresAt: at(21), revokedAt: at(-1) },
    { id: 'l-1', role: 'customer', name: 'Omar', madeAt: at(-40), expiresAt: at(-10) },
  ];
  return {
    list: async () => ({ kind: 'listed', links }),
    revoke: async (id) => {
      links = links.map((link) => (link.id === id ? { ...link, revokedAt: at(0) } : link));
      return 'revoked';
    },
  };
}

/** `<cx-journey-session>` beside a map, in every state. */
export function sessionStates(shown, settled) {
  const state = (name, attributes, { transport = room(), records = suggestions, drive, modal = false } = {}) => ({
    element: 'cx-journey-session',
    name,
    modal,
    show: async (host) => {
      const root = host.ownerDocument;
      const map = root.createElement('cx-journey-map');
      map.id = `map-${name.replaceAll(' ', '-')}`;
      map.editable = attributes.as !== 'customer';
      map.view = 'map';
      map.journey = { ...renewalJourney, records: [...renewalJourney.records, ...records] };
      host.append(map);
      const el = root.createElement('cx-journey-session');
      for (const [key, value] of Object.entries({ for: map.id, room: 'renewal', ...attributes })) el.setAttribute(key, value);
      if (transport) el.transport = transport;
      await shown(host, el);
      host.prepend(el);
      for (let i = 0; i < 200 && !el.shadowRoot.querySelector('[part=people], [part=problem]'); i++) await new Promise((resolve) => setTimeout(resolve, 25));
      await new Promise((resolve) => setTimeout(resolve, 700));
      await settled(el);
      await drive?.(el);
      await settled(el);
      return el;
    },
  });
  const listed = async (el) => {
    el.shadowRoot.querySelector('[data-links]').click();
    for (let i = 0; i < 200 && !el.shadowRoot.querySelector('#links[aria-busy=false]'); i++) await new Promise((resolve) => setTimeout(resolve, 25));
  };
  return [
    state('a facilitator, with suggestions', {}),
    state('a customer', { as: 'customer' }, { transport: room({ role: 'customer', name: 'Noor' }) }),
    state('offline', { as: 'team' }, { transport: room({ role: 'team', line: 'offline' }), records: [] }),
    state('something refused', { as: 'team' }, { transport: room({ role: 'team', problem: { code: 'only-facilitator', message: 'Only a facilitator accepts or declines suggestions.' } }) }),
    state('what has changed', {}, {
      drive: async (el) => {
        const map = el.parentElement.querySelector('cx-journey-map');
        map.act({ name: 'rename', operations: [{ do: 'set', id: 'letter', fields: { name: 'Gets the letter' } }] });
        map.act({ name: 'remove-touchpoint', operations: [{ do: 'remove', id: 'thanks' }] });
        el.shadowRoot.querySelector('[data-summary]').click();
      },
    }),
    state('the links that were made', {}, { transport: room({ links: linkDoor() }), records: [], drive: async (el) => { await listed(el); el.shadowRoot.querySelector('#links details').open = true; } }),
    state('a link about to be taken back', {}, { transport: room({ links: linkDoor() }), records: [], modal: true, drive: async (el) => { await listed(el); el.shadowRoot.querySelector('[data-revoke="l-3"]').click(); } }),
    state('links that cannot be reached', {}, { transport: room({ links: { list: async () => ({ kind: 'unreachable' }) } }), records: [], drive: listed }),
    state('nobody to draw with', {}, { transport: null }),
  ];
}

/** @param shown, settled as the page of states has them; `metrics` is the metrics core */
export function journeyStates(shown, settled, metrics) {
  const state = (name, attributes, { journey = renewalJourney, set, drive, modal = false, floats = modal } = {}) => ({
    element: 'cx-journey-map',
    name,
    modal,
    floats,
    show: async (host) => {
      const el = document.createElement('cx-journey-map');
      for (const [key, value] of Object.entries(attributes)) el.setAttribute(key, value);
      if (journey) el.journey = journey;
      set?.(el);
      await shown(host, el);
      await drive?.(el);
      await settled(el);
    },
  });
  const press = (selector, place = 0) => (el) => el.shadowRoot.querySelectorAll(selector)[place].click();
  const there = (selector) => async (el) => {
    for (let i = 0; i < 200 && !el.shadowRoot.querySelector(selector); i++) await new Promise((resolve) => setTimeout(resolve, 25));
  };
  const editing = async (el) => {
    for (let i = 0; i < 200 && !el.shadowRoot.querySelector('[part=tools]'); i++) await new Promise((resolve) => setTimeout(resolve, 25));
  };
  return [
    state('a map', { view: 'map' }),
    state('an outline', { view: 'outline' }),
    state('all that is known of a touchpoint', { view: 'map' }, { drive: press('.open', 1) }),
    state('held against a competitor', { view: 'map', compare: 'competitor:Harbour Bank' }),
    state('held against a group of customers', { view: 'outline', compare: 'segment:long' }),
    state('tinted, as wide as it takes', { view: 'map', heat: 'dissatisfaction', 'time-axis': '' }),
    state('the whole journey', { view: 'map' }, { drive: async (el) => [...el.shadowRoot.querySelectorAll('[part=toolbar] button')].at(-1).click() }),
    state('narrow columns', { view: 'map', zoom: '0.35' }),
    state('three hundred touchpoints', { view: 'map' }, { journey: many() }),
    state('something found', { view: 'map' }, {
      drive: (el) => {
        const field = el.shadowRoot.querySelector('[type=search]');
        field.value = 'hears';
        field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      },
    }),
    state('changed by its team', { view: 'map', editable: '', author: 'Mara Lind' }, { drive: editing }),
    state('writing a figure that cannot be', { view: 'map', editable: '', author: 'Mara Lind' }, {
      floats: true, // the head of the table stays over what has been scrolled beneath it
      drive: async (el) => {
        await editing(el);
        const cell = el.shadowRoot.querySelector('tr.metric td');
        cell.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
        await settled(el);
        const field = el.shadowRoot.querySelector('.writing input');
        field.value = '300/212';
        field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
      },
    }),
    state('a menu of a touchpoint', { view: 'map', editable: '' }, {
      modal: true,
      drive: async (el) => {
        await editing(el);
        el.shadowRoot.querySelectorAll('.more-button')[0].click();
      },
    }),
    state('the keys, and all of a touchpoint to be written', { view: 'map', editable: '' }, {
      drive: async (el) => {
        await editing(el);
        [...el.shadowRoot.querySelectorAll('[part=tools] button')].at(-1).click();
        el.shadowRoot.querySelectorAll('.open')[1].click();
        await settled(el);
        for (const more of el.shadowRoot.querySelectorAll('#details details')) more.open = true;
      },
    }),
    state('figures of a cube, live', { view: 'map' }, { set: (el) => (el.figures = renewalFigures(metrics)), drive: there('.live') }),
    state('figures that cannot be had', { view: 'map', 'figures-source': 'acme.gone' }, { drive: there('.live .failed') }),
    state('what customers really did', { view: 'map', editable: '' }, { set: (el) => (el.observed = renewalLog()), drive: async (el) => { await editing(el); await there('tr.layer')(el); } }),
    state('what customers really did, to be read', { view: 'outline' }, { set: (el) => (el.observed = renewalLog()), drive: there('article.guest') }),
    state('side by side, to be given away, with keys that jump', { view: 'map', compare: 'segment:long', 'compare-as': 'side', exportable: '', 'jump-keys': '' }, { floats: true, drive: async (el) => { await there('.beside')(el); await there('.export-button')(el); el.shadowRoot.querySelector('.export-button').click(); } }),
    state('what differs alone', { view: 'map', compare: 'segment:long', 'compare-as': 'difference' }, { drive: there('td .gap') }),
    state('nothing yet', {}, { journey: null }),
    state('no journey', { src: new URL('./states.css', import.meta.url).href }, { journey: null, drive: () => new Promise((resolve) => setTimeout(resolve, 400)) }),
  ];
}
