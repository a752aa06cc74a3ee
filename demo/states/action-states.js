// <cx-action-board> in every state, by what people and pages do.

const START = (2024 - 1970) * 12 + 8; // September 2024

/** Two years of answers in three regions: the north gets better from September 2025 on. */
function answers({ Cube, nps, csat, ces }) {
  const cube = new Cube({ metrics: [nps, csat, ces], unit: 'month', dimensions: ['region'] });
  const instrument = { metric: 'nps', scale: { min: 0, max: 10 }, wording: 'recommend.1', language: 'en', order: 'ascending', mode: 'buttons' };
  let seed = 7;
  const chance = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  for (let month = 0; month < 26; month++) {
    for (const [region, people] of [['north', 90], ['south', 90], ['west', 8]]) {
      const lift = region === 'north' && month >= 12 ? 0.14 : 0;
      for (let i = 0; i < people; i++) {
        const at = chance();
        cube.add(cube.measure('nps', instrument), cube.segmentsOf({ region }), START + month, at < 0.25 - lift / 2 ? 3 : at < 0.6 - lift ? 8 : 10);
      }
    }
  }
  return cube;
}

const action = (id, other) => ({ id, metric: 'nps', status: 'idea', history: [], ...other });
const north = { dimension: 'region', value: 'north' };
const south = { dimension: 'region', value: 'south' };
const noted = (at, by, what, changes = []) => ({ at, by, what, changes });

const DOCUMENT = {
  format: 'cx-actions/1',
  title: 'What we do about it',
  actions: [
    action('hour', { title: 'Say when the delivery comes, to the hour', owner: 'Mira Okafor', due: '2026-12-11', segment: north, source: { kind: 'theme', id: 'late', title: 'Late delivery', count: 46, of: 310 }, expected: { direction: 'up', points: 4 }, because: 'below' }),
    action('call', { title: 'Call back whoever complained within a day', owner: 'Jonas Lind', due: '2026-11-20', status: 'planned', metric: 'csat', expected: { direction: 'up', points: 3 }, why: 'Complaints that are answered within a day end well twice as often.', source: { kind: 'complaint', case: 'C-7K3P-9QXB-2F' } }),
    action('slots', {
      title: 'Time slots of one hour in the north', owner: 'Mira Okafor', due: '2025-09-30', status: 'done', segment: north, comparison: south, started: '2025-09-01', finished: '2025-09-01', expected: { direction: 'up', points: 10 }, because: 'below',
      why: 'Half of all complaints in the north are about waiting at home.', area: 'shopping.delivery',
      history: [
        noted('2025-08-01T09:00:00Z', 'Mira Okafor', 'added'),
        noted('2025-09-01T09:00:00Z', 'Mira Okafor', 'moved', [{ field: 'status', from: 'planned', to: 'under-way' }]),
        noted('2025-09-02T10:00:00Z', 'Jonas Lind', 'edited', [{ field: 'owner', to: 'Mira Okafor' }, { field: 'due', to: '2025-09-30' }]),
      ],
    }),
    action('phone', { title: 'Keep the two-minute answer on the phone in the south', owner: 'Ada Brandt', status: 'under-way', segment: south, started: '2026-03-02', due: '2026-11-12', expected: { direction: 'hold', points: 4 }, because: 'above' }),
    action('counter', { title: 'A counter in the west', status: 'under-way', started: '2026-11-02', segment: { dimension: 'region', value: 'west' }, expected: { direction: 'up', points: 2 } }),
    action('returns', { title: 'Free returns', status: 'dropped', owner: 'Ada Brandt', source: { kind: 'verbatims', ids: ['1', '2'], quote: 'Sending it back cost more than the thing.' } }),
  ],
};

/** @param shown puts an element into the page; @param settled waits until it is drawn */
export function actionStates(metrics, shown, settled) {
  const state = (name, set, drive, floats = false) => ({
    element: 'cx-action-board',
    name,
    floats,
    show: async (host) => {
      const el = document.createElement('cx-action-board');
      Object.assign(el, { today: '2026-11-27', by: 'Mira Okafor', actions: structuredClone(DOCUMENT) }, typeof set === 'function' ? set() : set);
      await shown(host, el);
      await drive?.(el);
      await settled(el);
    },
  });
  const press = (selector) => async (el) => {
    await settled(el);
    el.shadowRoot.querySelector(selector).click();
    await settled(el);
  };
  let cube;
  /** Made when it is shown: the list of states is also read where there are no metrics. */
  const measured = () => ({ cube: (cube ??= answers(metrics)) });
  /** The part that measures is loaded when there are figures. */
  const loaded = async (el) => {
    for (let i = 0; i < 200 && !el.shadowRoot.querySelector('.effect'); i++) await new Promise((resolve) => setTimeout(resolve, 20));
    await settled(el);
  };
  const fill = (values) => (el) => {
    const form = el.shadowRoot.querySelector('form');
    for (const [name, value] of Object.entries(values)) form.elements.namedItem(name).value = value;
  };
  const send = async (el) => {
    el.shadowRoot.querySelector('form').requestSubmit();
    await settled(el);
  };
  return [
    state('board', {}),
    state('with effects', measured, loaded),
    state('what an action did', measured, async (el) => {
      await loaded(el);
      await press('[data-id=slots] [data-act=more]')(el);
    }),
    state('what cannot be told', measured, async (el) => {
      await loaded(el);
      await press('[data-id=counter] [data-act=more]')(el);
    }),
    state('list', () => ({ ...measured(), view: 'list' }), async (el) => {
      await loaded(el);
      await press('[data-id=slots] [data-act=more]')(el);
    }),
    state('empty', { actions: null }),
    state('only to read', { readOnly: true }),
    state('places to move to', {}, press('[data-id=call] [data-act=move]'), true),
    state('moved', {}, async (el) => {
      await press('[data-id=call] [data-act=move]')(el);
      await press('[data-id=call] [data-to=under-way]')(el);
    }),
    state('overdue only', {}, press('[data-filter=overdue]')),
    state('nothing passes', {}, async (el) => {
      await press('[data-filter=overdue]')(el);
      const owner = el.shadowRoot.querySelector('[data-filter=owner]');
      owner.value = ' ';
      owner.dispatchEvent(new Event('change'));
    }),
    state('a new action', measured, press('[data-act=new]')),
    state('a new action with what is missing', {}, async (el) => {
      await press('[data-act=new]')(el);
      fill({ direction: 'up' })(el);
      await send(el);
    }),
    state('an action out of a theme', {}, async (el) => {
      await settled(el);
      el.make({ source: { kind: 'theme', id: 'queue', title: 'Queues at the counter', count: 31, of: 310 } });
    }),
    state('two people', {}, async (el) => {
      await press('[data-id=call] [data-act=edit]')(el);
      el.actions = { ...el.actions, actions: el.actions.actions.map((one) => (one.id === 'call' ? { ...one, owner: 'Ada Brandt', due: '2026-12-01', history: [noted('2026-11-26T09:00:00Z', 'Jonas Lind', 'edited')] } : one)) };
      await settled(el);
      fill({ owner: 'Bo Chen' })(el);
      await send(el);
    }),
    state('not stored', {}, async (el) => {
      el.addEventListener('cx-action-changed', (event) => event.waitUntil(Promise.reject(new Error('away'))));
      await press('[data-id=call] [data-act=move]')(el);
      await press('[data-id=call] [data-to=under-way]')(el);
      await settled(el);
    }),
  ];
}
