// Every state of <cx-review-pack>.

/**
 * @param metrics the metrics core
 * @param tools `shown` and `settled` of the states
 */
export function reviewStates({ Cube, nps, csat, periodOfDay, utcDay }, shown, settled) {
  const area = (value) => ({ dimension: 'area', value });

  /** Fourteen months of a shop: as always in the store, much better delivered since this month, a branch of three. */
  function cube() {
    const now = periodOfDay('month', utcDay(Date.now()));
    const made = new Cube({ metrics: [nps, csat], dimensions: ['area'] });
    const instrument = (metric, scale) => ({ metric, scale, wording: 'states', language: 'en', order: 'ascending', mode: 'buttons' });
    const put = (metric, value, ago, score, count) => {
      const { scale } = metric.source;
      made.addAmount(made.measure(metric.id, instrument(metric.id, scale)), made.segmentsOf({ area: value }), now - ago, score - scale.min, count);
    };
    for (let ago = 13; ago >= 0; ago--) {
      put(nps, 'store', ago, 9, 50 + ((ago * 7) % 11));
      put(nps, 'store', ago, 3, 30);
      put(nps, 'kiosk', ago, 9, 20);
      put(csat, 'delivery', ago, 5, ago === 0 ? 90 : 50 + ((ago * 5) % 7));
      put(csat, 'delivery', ago, 2, ago === 0 ? 10 : 50);
    }
    put(nps, 'branch', 0, 9, 3);
    return made;
  }

  const scorecard = {
    format: 'cx-scorecard/1', id: 'retail', title: 'Customer experience, retail', language: 'en', owner: 'Chief customer officer', period: { series: 14 },
    parts: [
      { id: 'shopping', title: 'Shopping experience', description: 'From the first look to the parcel at the door.', figures: [
        { id: 'store', title: 'NPS, store', metric: 'nps', segment: area('store'), target: 50, floor: -50, owner: 'Stores', benchmarks: [{ kind: 'industry', source: 'An invented panel', href: 'https://panel.example/', date: '2024-06-30', value: 35 }] },
        { id: 'delivery', title: 'Satisfaction, delivery', metric: 'csat', segment: area('delivery'), target: 80, floor: 20, owner: 'Logistics' },
      ] },
      { id: 'service', title: 'Customer service', figures: [
        { id: 'branch', title: 'NPS, branch', metric: 'nps', segment: area('branch'), target: 30 },
        { id: 'renewals', title: 'Renewals', metric: 'renewal-rate', target: 90 },
      ] },
    ],
    annotations: [{ date: new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 10), text: 'New carrier', of: ['delivery'] }],
  };
  const actions = [
    { action: { id: 'a', title: 'Call back within an hour', metric: 'nps', owner: 'Service', status: 'planned', due: '2026-01-31', expected: { direction: 'up', points: 5 }, history: [] }, effect: null },
    { action: { id: 'b', title: 'A shorter form', metric: 'csat', segment: area('delivery'), status: 'under-way', history: [] }, effect: { kind: 'cannot-tell', reason: { code: 'too-early', until: '2026-12-31' }, found: null, against: null, notes: [], series: [] } },
  ];

  const state = (name, given) => ({
    element: 'cx-review-pack',
    name,
    show: async (host) => {
      const el = await shown(host, Object.assign(document.createElement('cx-review-pack'), { asOf: '2026-11-27T10:42:00Z' }, given()));
      await settled(el);
    },
  });
  return [
    state('waiting for figures', () => ({ scorecard })),
    state('with actions', () => ({ scorecard, cube: cube(), actions, preparedBy: 'Insight team' })),
    state('nobody has answered', () => ({ scorecard, cube: new Cube({ metrics: [nps, csat], dimensions: ['area'] }) })),
    state('a scorecard that cannot be read', () => ({ scorecard: { ...scorecard, parts: [{ id: 'shopping', titel: 'Shopping' }] }, cube: cube() })),
  ];
}
