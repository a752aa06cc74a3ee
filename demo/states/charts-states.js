// <cx-control-chart>, <cx-distribution>, <cx-benchmark> and <cx-drivers> in every state, by what people and pages do.

const FIRST = (2025 - 1970) * 12; // January 2025

/** The same numbers every time. */
function dice(seed) {
  let state = seed;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}

/** Two years of answers in three regions; the app breaks in the spring of 2026. */
function answers({ Cube, nps, csat, ces }) {
  const cube = new Cube({ metrics: [nps, csat, ces], unit: 'month', dimensions: ['region'] });
  const instrument = { metric: 'nps', scale: { min: 0, max: 10 }, wording: 'recommend.1', language: 'en', order: 'ascending', mode: 'buttons' };
  const chance = dice(11);
  for (let month = 0; month < 23; month++) {
    for (const [region, people] of [['North', 60], ['Coast', 45], ['Islands', 2]]) {
      const lift = (region === 'North' ? 0.12 : 0) - (month >= 14 && month <= 16 ? 0.35 : 0) - (month >= 20 && region === 'Coast' ? 0.2 : 0);
      for (let i = 0; i < people; i++) {
        const at = chance() + lift;
        cube.add(cube.measure('nps', instrument), cube.segmentsOf({ region }), FIRST + month, at < 0.08 ? 2 : at < 0.2 ? 5 : at < 0.3 ? 6 : at < 0.45 ? 7 : at < 0.62 ? 8 : at < 0.8 ? 9 : 10);
      }
    }
  }
  return cube;
}

const ATTRIBUTES = [['app', 'The app', 0.9], ['waiting', 'Waiting times', 0.7], ['staff', 'Branch staff', 0.4], ['fees', 'Fees', 0.3], ['letters', 'Letters', 0.05]];

/** Ratings of so many customers; what they would recommend follows from some of them, and from chance. */
function ratings(rows, noise = 1) {
  const chance = dice(5);
  const bell = () => chance() + chance() + chance() - 1.5;
  const step = (low, high, value) => Math.min(high, Math.max(low, Math.round(value)));
  const columns = ATTRIBUTES.map(() => []);
  const outcome = [];
  for (let row = 0; row < rows; row++) {
    const mood = bell();
    const rated = ATTRIBUTES.map(([, , counts], i) => 3.1 + 0.25 * i + 0.5 * mood + (counts < 0.1 ? 0.7 : 1) * bell());
    rated.forEach((value, i) => columns[i].push(row % 37 === i ? null : step(1, 5, value)));
    outcome.push(step(0, 10, 7.4 + ATTRIBUTES.reduce((sum, [, , counts], i) => sum + counts * (rated[i] - 3.1 - 0.25 * i), 0) + noise * bell()));
  }
  return {
    outcome: { name: 'nps', title: 'NPS', range: [0, 10], rated: { as: 'nps' }, values: outcome },
    drivers: ATTRIBUTES.map(([name, title], i) => ({ name, title, range: [1, 5], values: columns[i], ...(name === 'fees' && { rated: { as: 'share', from: 4 } }) })),
  };
}

const many = (times, texts, score) => Array.from({ length: times }, (_, i) => ({ text: texts[i % texts.length], score }));
const VERBATIMS = {
  language: 'en',
  texts: [
    ...many(30, ['The app crashed again', 'Crashed, and nobody answers 4111 1111 1111 1111', 'Endless waiting on the phone', 'It crashed while I paid'], 3),
    ...many(30, ['Friendly staff who listen', 'Quick and friendly', 'Clear letters, friendly people'], 10),
    { text: 'Fine', score: 8 },
  ],
};
const ARABIC = {
  language: 'ar',
  texts: [...many(24, ['تعطل التطبيق مرة أخرى', 'انتظار طويل على الهاتف'], 2), ...many(24, ['موظفون لطفاء وسريعون', 'خدمة سريعة'], 9)],
};

const BENCHMARKS = [
  { kind: 'industry', title: { en: 'Retail banks, Europe', de: 'Privatbanken, Europa', ar: 'مصارف الأفراد، أوروبا' }, source: 'Invented Institute, panel 2026', href: 'https://example.org/panel', date: '2026-06-30', value: 12 },
  { kind: 'competitor', title: 'Harbour Bank', source: 'Their annual report', date: '2025-03-31', value: 34 },
  { kind: 'best-in-class', source: 'Invented Institute, panel 2026', date: '2026-06-30', value: 61 },
  { kind: 'acsi-style', source: 'Our own survey', series: [{ period: '2025', value: 30 }] },
];

const json = (value) => {
  // as a parser does: under Trusted Types a script refuses text that a program sets
  const script = document.createElement('script');
  script.type = 'application/json';
  script.append(typeof value === 'string' ? value : JSON.stringify(value));
  return script;
};

/** @param shown puts an element into the page; @param settled waits until it is drawn */
export function chartStates(metrics, shown, settled) {
  let made;
  // counted with the first state that shows it: whoever only lists the states has no metrics core
  const cube = () => (made ??= answers(metrics));
  const until = async (el, test) => {
    for (let i = 0; i < 300 && !test(el); i++) await new Promise((resolve) => setTimeout(resolve, 20));
    await settled(el);
  };
  const drawn = (el) => until(el, () => el.shadowRoot.querySelector('svg.picture') && (!el.exportable || el.shadowRoot.querySelector('[part=export]')));
  const state = (tag) => (name, set, drive, ...children) => ({
    element: tag,
    name,
    show: async (host) => {
      const el = document.createElement(tag);
      Object.assign(el, set, set.cube && { cube: set.cube() });
      el.append(...children.map((child) => child()));
      await shown(host, el);
      await drive?.(el);
      await settled(el);
    },
  });
  const open = async (el) => {
    await drawn(el);
    for (const details of el.shadowRoot.querySelectorAll('details')) details.open = true;
  };
  const wrong = (el) => until(el, () => el.shadowRoot.querySelector('[part=problem]'));

  const control = state('cx-control-chart');
  const distribution = state('cx-distribution');
  const benchmark = state('cx-benchmark');
  return [
    control('between the limits of chance', { cube, target: 30, annotations: [{ period: '2026-03', text: 'The app broke' }, { period: '2026-06', text: 'New app' }] }, drawn),
    control('with its table', { cube, dimension: 'region', segment: 'North' }, open),
    control('limits by answers', { cube, limits: 'by-answers', period: '2026', exportable: true }, drawn),
    control('from JSON', {}, drawn, () => json({ metric: 'csat', periods: [1, 2, 3, 4].map((quarter) => ({ period: `2026-Q${quarter}`, answers: [3, 4, 9, 30 + quarter, 44] })) })),
    control('waiting', {}),
    control('one period', { cube, period: '2026-05' }),
    control('with a fault (seen by developers)', { cube, period: '2026-W20' }, wrong),

    distribution('the three groups', { cube, exportable: true }, drawn),
    distribution('of one group, with its table', { cube, dimension: 'region', segment: 'Coast', period: '2026-Q3/2026-Q4' }, open),
    distribution('too few answers', { cube, dimension: 'region', segment: 'Islands', period: '2026-01' }),
    distribution('with a fault (seen by developers)', {}, wrong, () => json({ answers: [1, 2, 3] })),

    benchmark('among others', { cube, period: '2026-Q3', own: 'Tidewell', today: '2026-11-27', benchmarks: BENCHMARKS, exportable: true }, drawn),
    benchmark('from JSON, with its table', { today: '2026-11-27' }, open, () => json({ metric: 'nps', answers: [10, 4, 3, 5, 6, 20, 30, 60, 90, 110, 120], benchmarks: BENCHMARKS })),
    benchmark('nothing to compare with', { cube }),

    ...driverStates(state('cx-drivers'), cube, until),
  ];
}

function driverStates(state, cube, until) {
  const worked = (el) => until(el, () => el.shadowRoot.querySelector('#draw') || el.shadowRoot.querySelector('.refusal') || el.shadowRoot.querySelector('[role=status]:not(.unseen)'));
  const given = { ratings: ratings(600), replicates: 200 };
  const words = (el) => until(el, () => el.shadowRoot.querySelector('.word') || el.shadowRoot.querySelector('.refusal'));
  const slide = (name, value) => async (el) => {
    await worked(el);
    const control = el.shadowRoot.querySelector(`[id="by-${name}"]`);
    control.value = value;
    control.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const number = (name, value) => async (el) => {
    await worked(el);
    const control = el.shadowRoot.querySelector(`[id="by-${name}"] + input`);
    control.value = value;
    control.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const choose = async (el) => {
    await words(el);
    el.shadowRoot.querySelector('.word').click();
  };
  return [
    state('everything', { ...given, cube, verbatims: VERBATIMS, later: '2026-Q4', earlier: '2026-Q2', exportable: true }, async (el) => {
      await worked(el);
      await words(el);
      await until(el, () => el.shadowRoot.querySelector('[part=export]'));
    }),
    state('the intervals are worked out', { ...given, replicates: 10_000, show: 'weights priorities' }, (el) => until(el, () => el.shadowRoot.querySelector('#stop'))),
    state('stopped', { ...given, replicates: 10_000, show: 'weights' }, async (el) => {
      await until(el, () => el.shadowRoot.querySelector('#stop'));
      el.shadowRoot.querySelector('#stop').click();
      await until(el, () => el.shadowRoot.querySelector('#draw'));
    }),
    state('by LMG, with tables', { ...given, method: 'lmg', show: 'weights priorities' }, async (el) => {
      await worked(el);
      for (const details of el.shadowRoot.querySelectorAll('details')) details.open = true;
    }),
    state('what if the app were better', { ...given, show: 'what-if' }, slide('app', '0.5')),
    state('refused: beyond what was answered', { ...given, show: 'what-if' }, number('app', '9')),
    state('refused: too few rows', { ratings: ratings(60), replicates: 0, show: 'what-if' }, worked),
    state('refused: they explain too little', { ratings: ratings(400, 40), replicates: 0, show: 'what-if' }, worked),
    state('not enough data', { ratings: ratings(4), show: 'weights' }, worked),
    state('a change without two periods', { cube, show: 'change', earlier: '2020' }),
    state('what they wrote', { verbatims: VERBATIMS, show: 'words' }, choose),
    state('what they wrote, from right to left', { verbatims: ARABIC, show: 'words' }, choose),
    state('too few texts', { verbatims: { ...VERBATIMS, texts: VERBATIMS.texts.slice(0, 35) }, show: 'words' }, words),
    state('waiting', {}),
    state('with a fault (seen by developers)', {}, (el) => until(el, () => el.shadowRoot.querySelector('[part=problem]')), () => json({ outcome: { name: 'nps', values: [1, 2] } })),
  ];
}
