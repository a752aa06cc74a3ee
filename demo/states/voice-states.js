// <cx-voice-wall> in every state, by what customers, moderators and sources do.

const SAID = [
  ['It came two days late and nobody told me.', 'en', 2, 'delivery'],
  ['Friendly driver, right on time. Thank you.', 'en', 10, 'delivery'],
  [
    'I waited at home from eight to six, and the driver did not even ring. When I called, I was told that somebody would call back within the hour; nobody did. In the evening I found a note that the parcel is at a shop four kilometres away, open from ten to four. I work from nine to five. So I have to take a day off for a parcel that I paid to have brought to my door.',
    'en', 1, 'delivery',
  ],
  ['Too expensive for what it is.', 'en', 6, 'checkout'],
  ['Everything was fine.', 'en', 9, 'checkout'],
  ['وصلت الطلبية متأخرة يومين ولم يخبرني أحد.', 'ar', 3, 'delivery'],
  ['Die Lieferung kam zu spät, aber der Fahrer war sehr nett.', 'de', 7, 'delivery'],
  ['My number is +•• • ••• ••••, please call.', 'en', 5, 'support'],
  ['The app showed the van the whole time. Lovely.', 'en', 10, 'delivery'],
  ['Delayed again.', 'en', 4, 'delivery'],
];
const groupOf = (value) => (value <= 6 ? 'low' : value <= 8 ? 'middle' : 'high');
const written = (count, first = 0) =>
  Array.from({ length: count }, (_, i) => {
    const [text, language, value, touchpoint] = SAID[(first + i) % SAID.length];
    const complaint = (first + i) % 9 === 4;
    return {
      id: `v${first + i}`, kind: complaint ? 'complaint' : 'answer', text, masked: text.includes('•') ? ['phone'] : [], time: new Date(Date.UTC(2026, 10, 27, 9) - (first + i) * 3_500_000).toISOString(),
      person: `p${first + i}`, language, touchpoint, segments: { region: i % 2 ? 'north' : 'south' },
      ...(!complaint && { score: { metric: 'nps', value, min: 0, max: 10, group: groupOf(value) } }),
    };
  });
const THEMES = {
  format: 'cx-themes/1',
  themes: [
    { id: 'late', title: { en: 'Late delivery', ar: 'تأخر التوصيل' }, any: ['late', 'delay*', 'zu spät', 'متأخرة', 'waited'] },
    { id: 'driver', title: { en: 'The driver', ar: 'السائق' }, any: ['driver', 'Fahrer'] },
    { id: 'price', title: { en: 'Price', ar: 'السعر' }, any: ['expensive'] },
    { id: 'rude', title: { en: 'Rudeness', ar: 'الفظاظة' }, any: ['rude'] },
  ],
};
const NAMES = { delivery: 'Delivery', checkout: 'Checkout', support: 'Support', region: 'Region', north: 'North', south: 'South' };

/** @param shown puts an element into the page; @param settled waits until it is drawn */
export function voiceStates(shown, settled) {
  const state = (name, set, drive) => ({
    element: 'cx-voice-wall',
    name,
    show: async (host) => {
      const el = document.createElement('cx-voice-wall');
      Object.assign(el, { verbatims: written(30), themes: THEMES, names: NAMES, ...set });
      // all of it in sight, so that all of it is looked at
      el.style.setProperty('--cx-voice-wall-height', 'none');
      await shown(host, el);
      // pieces come into sight a frame later
      await new Promise((resolve) => setTimeout(resolve, 60));
      await drive?.(el);
      await settled(el);
    },
  });
  const choose = (name, value) => async (el) => {
    const control = el.shadowRoot.querySelector(`[data-filter=${name}]`);
    control.value = value;
    control.dispatchEvent(new Event(name === 'search' ? 'input' : 'change'));
    await settled(el);
  };
  /** With a source that `tell` speaks for. */
  const liveState = (name, tell, set = {}) => {
    let listener;
    return state(name, { verbatims: null, source: (own) => void (listener = own), ...set }, async (el) => {
      await tell(listener, el);
      await new Promise((resolve) => setTimeout(resolve, 80)); // what is new is told a moment later
    });
  };
  return [
    state('what customers say', {}),
    state('themes, and actions to be made', { makesActions: true }, (el) => {
      el.shadowRoot.querySelector('.themes').open = true;
    }),
    state('low scores only', {}, choose('group', 'low')),
    state('too few people', {}, choose('search', 'expensive for what')),
    state('nothing like that', {}, choose('search', 'nowhere to be found')),
    state('empty', { verbatims: [] }),
    state('fewer people than may be shown', { verbatims: written(3) }),
    state('nothing released yet', { moderation: { format: 'cx-moderation/1', hold: 'everything', rules: [], decisions: {} } }),
    state('a moderator', { moderator: true, by: 'Mira' }),
    state('a moderator has hidden one', { moderator: true, by: 'Mira' }, async (el) => {
      el.shadowRoot.querySelector('.queue [data-act=hide]').click();
      await settled(el);
      el.shadowRoot.querySelector('.queue details').open = true;
    }),
    liveState('loading', () => {}),
    liveState('three are new', (feed) => {
      feed.begin(written(20, 3));
      feed.change({ added: written(3) });
    }),
    liveState('paused', async (feed, el) => {
      feed.begin(written(20));
      await settled(el);
      el.shadowRoot.querySelector('[data-act=pause]').click();
    }),
    liveState('without a connection', (feed) => {
      feed.begin(written(20));
      feed.trouble('unreachable');
    }),
    liveState('on a big screen', (feed) => feed.begin(written(20)), { screen: true }),
  ];
}
