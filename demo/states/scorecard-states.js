// Every state of a scorecard that is a document, and of a tile that has more to show than its figure.

/**
 * @param metrics the metrics core
 * @param shown brings an element into the page and waits for it
 * @param settled waits until it is drawn
 */
export function scorecardDocumentStates({ Cube, nps, csat, periodOfDay, utcDay, readControlChart, readSeries }, shown, settled) {
  const month = () => periodOfDay('month', utcDay(Date.now()));
  const instrument = (metric, [min, max]) => ({ metric, scale: { min, max }, wording: 'states', language: 'en', order: 'ascending', mode: 'buttons' });
  const day = (ago) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);

  /** Two years of an airport by boarding area; the last month is bad in area A, and few come from the islands. */
  function cube(last = 46) {
    const now = month();
    const made = new Cube({ metrics: [nps, csat], dimensions: ['area'] });
    const [recommend, satisfied] = [made.measure('nps', instrument('nps', [0, 10])), made.measure('csat', instrument('csat', [1, 5]))];
    for (let ago = 23; ago >= 0; ago--) {
      for (const [area, n] of [['A', 240], ['B', 200], ['C', 180], ['Islands', 4]]) {
        const segment = made.segment(0, area);
        const good = Math.round((n * (area === 'A' && ago === 0 ? last : 62 + 3 * Math.sin(ago * 2 + n))) / 100);
        made.addAmount(recommend, [segment], now - ago, 9, good);
        made.addAmount(recommend, [segment], now - ago, 4, n - good);
        made.addAmount(satisfied, [segment], now - ago, 4, good);
        made.addAmount(satisfied, [segment], now - ago, 1, n - good);
      }
    }
    return made;
  }

  const scorecard = {
    format: 'cx-scorecard/1', id: 'airport', title: { en: 'What travellers say', de: 'Was Reisende sagen', ar: 'ما يقوله المسافرون' }, language: 'en', description: { en: 'Asked at the gate, month by month.', de: 'Am Gate gefragt, Monat für Monat.', ar: 'يُسألون عند البوابة شهرًا بشهر.' },
    segments: [{ dimension: 'area', title: { en: 'Boarding area', de: 'Bereich', ar: 'منطقة الصعود' }, groups: { A: { en: 'Area A', de: 'Bereich A', ar: 'المنطقة أ' } } }],
    parts: [
      { id: 'service', title: { en: 'Customer service', de: 'Kundendienst', ar: 'خدمة العملاء' }, owner: 'Ada Moreno', figures: [
        { id: 'recommend', metric: 'nps', target: 22, floor: -50, benchmarks: [{ kind: 'industry', title: { en: 'Airports of its size', de: 'Flughäfen ihrer Größe', ar: 'مطارات بحجمه' }, source: 'An invented panel', date: day(120), value: 26 }, { kind: 'best-in-class', source: 'An invented ranking', date: day(800), value: 35 }] },
        { id: 'satisfied', metric: 'csat', target: 75 },
      ] },
      { id: 'shopping', title: { en: 'Shopping experience', de: 'Einkauf', ar: 'تجربة التسوق' }, figures: [{ id: 'shops', title: { en: 'Recommends the shops', de: 'Empfiehlt die Läden', ar: 'يوصي بالمتاجر' }, metric: 'nps', segment: { dimension: 'area', value: 'B' } }], parts: [
        { id: 'online', title: { en: 'Online', de: 'Online', ar: 'عبر الإنترنت' }, figures: [{ id: 'app', title: { en: 'The app', de: 'Die App', ar: 'التطبيق' }, metric: 'csat', target: 50, segment: { dimension: 'area', value: 'C' } }] },
      ] },
    ],
    links: [{ from: 'satisfied', to: 'recommend', because: { en: 'who is satisfied tells others', de: 'wer zufrieden ist, erzählt es weiter', ar: 'من يرضى يخبر غيره' } }, { from: 'app', to: 'recommend' }],
    annotations: [{ date: day(70), text: { en: 'New checkout', de: 'Neue Kasse', ar: 'صندوق دفع جديد' }, of: ['recommend'] }],
  };
  /** What a company can get wrong, and what is said of it. */
  const mistaken = {
    ...scorecard, links: undefined, annotations: undefined,
    parts: [{ id: 'all', title: 'What is not right here', figures: [
      { id: 'a', title: 'A metric that is not there', metric: 'npss', target: 20, weight: 2 },
      { id: 'b', title: 'No target', metric: 'nps' },
      { id: 'c', title: 'A target that nobody can reach', metric: 'nps', target: 400 },
      { id: 'd', title: 'Of very few', metric: 'csat', target: 75, segment: { dimension: 'area', value: 'Islands' } },
      { id: 'e', title: 'Of a group that is not there', metric: 'csat', target: 75, segment: { dimension: 'area', value: 'Z' } },
      { id: 'f', title: 'A target from next year on', metric: 'nps', target: [{ from: '2199-01-01', value: 30 }] },
    ] }],
  };
  const verbatims = async () => [
    { text: 'The queue at security was long, but everybody was kind.', score: 7, where: 'Area A, November' },
    { text: 'Nice shops.', score: 9, where: 'Area B, November' },
  ];

  const until = async (test) => {
    for (let i = 0; i < 200 && !test(); i++) await new Promise((resolve) => setTimeout(resolve, 25));
  };
  const inside = (el, selector) => el.shadowRoot.querySelector(selector);
  const click = async (el, selector, then) => {
    await until(() => inside(el, selector));
    inside(el, selector).click();
    await until(() => inside(el, then));
  };
  const card = (name, given = {}, drive) => ({
    element: 'cx-scorecard',
    name: `of a document: ${name}`,
    show: async (host) => {
      const el = await shown(host, Object.assign(document.createElement('cx-scorecard'), { document: scorecard, cube: cube(), verbatims, ...(typeof given === 'function' ? given() : given) }));
      await until(() => inside(el, '[part=heading], [part=error]'));
      await drive?.(el);
      await settled(el);
      el.getRootNode().activeElement?.blur?.();
    },
  });

  /** A tile by itself, of a net promoter score. */
  const tile = (name, given, attributes = {}) => ({
    element: 'cx-metric',
    name,
    show: async (host) => {
      const now = month();
      const made = cube();
      const query = { metric: 'nps', from: now - 11, to: now };
      const series = readSeries(made, query);
      const view = { metric: nps, reading: series.at(-1).reading, series, period: { unit: 'month', number: now, running: true }, change: null, privacyThreshold: 5, ...given({ made, query, series }) };
      const el = Object.assign(document.createElement('cx-metric'), { metric: 'nps', view });
      for (const [key, value] of Object.entries(attributes)) el.setAttribute(key, value);
      await shown(host, el);
      await until(() => inside(el, 'article').ariaBusy === 'false');
      await settled(el);
    },
  });
  const control = (target) => ({ made, query }) => ({ target, control: readControlChart(made, query, { target }) });
  const others = ({ made, query }) => ({ target: 22, control: readControlChart(made, query, { target: 22 }), benchmarks: [{ name: 'Industry', value: 26, date: day(120) }, { name: 'Best in class', value: 35, date: day(800), old: true }], annotations: [{ period: month() - 3, text: 'New checkout' }], said: ['The benchmark \u201cBest in class\u201d is 26 months old'] });

  const thisMonth = day(0).slice(0, 7);
  const lossy = {
    losses: [
      { period: thisMonth, metric: 'nps', reason: 'full', count: 29 }, { period: thisMonth, metric: 'nps', reason: 'withdrawn', count: 3 },
      { period: thisMonth, metric: 'csat', reason: 'expired', count: 1 }, { period: thisMonth, metric: null, reason: 'corrupted', count: 2 },
    ],
  };
  const loss = (el) => [...el.shadowRoot.querySelectorAll('cx-metric')].some((one) => one.shadowRoot.querySelector('[part=said]'));

  return [
    tile('limits of chance, and a target that is met by chance', control(22)),
    tile('will go on missing its target', control(80)),
    tile('benchmarks, a flag, and something to be said', others),
    tile('compact', others, { density: 'compact' }),
    tile('dense', others, { density: 'dense' }),
    tile('details open', control(22), { open: '' }),
    card('tiles'),
    card('answers were lost on devices', lossy, (el) => until(() => loss(el))),
    card('answers were lost on devices, as a table', { ...lossy, layout: 'table' }, (el) => until(() => inside(el, '[part=table] .said'))),
    card('waiting for figures', { cube: undefined }),
    card('a table', { layout: 'table' }, (el) => until(() => inside(el, '[part=table]'))),
    card('a map of what leads to what', { layout: 'map' }, (el) => until(() => inside(el, '.link'))),
    card('for the executive', { audience: 'executive' }, (el) => until(() => inside(el, '[part=summary]'))),
    card('for the team', { audience: 'line' }),
    card('one figure, by boarding area', {}, (el) => click(el, '.closer', '[part=multiples]')),
    card('what customers wrote', {}, async (el) => {
      await click(el, '.closer', '.more');
      await click(el, '.more', '[part=verbatims]');
    }),
    card('what is not right', { document: mistaken }),
    card('a document that cannot be shown', { document: { ...scorecard, parts: [{ id: 'a', title: 'A', includes: [{ part: 'a' }] }] } }),
    card('nobody has answered', () => ({ cube: new Cube({ metrics: [nps, csat], dimensions: ['area'] }) })),
    card('on a wall, part by part', { wall: true, cycle: 600 }, (el) => until(() => inside(el, '.pause'))),
    card('without controls', { fixed: true }),
  ];
}
