// What Tidewell may write about, and one customer of it. Both are invented, and in the three languages of the demo.

const t = (en, de, ar) => ({ en, de, ar });

export const catalogue = {
  schema: 'cx-catalogue/1',
  version: '2026-11',
  groups: {
    news: { label: t('News and offers', 'Neues und Angebote', 'الأخبار والعروض') },
    moments: { label: t('Your moments', 'Ihre Anlässe', 'مناسباتك') },
    account: { label: t('Your account', 'Ihr Konto', 'حسابك') },
  },
  topics: {
    offers: {
      label: t('Offers', 'Angebote', 'العروض'),
      description: t('Better rates and new products that fit what you have.', 'Bessere Zinsen und neue Produkte, die zu Ihnen passen.', 'أسعار أفضل ومنتجات جديدة تناسب ما لديك.'),
      class: 'none', basis: 'opt-in', typicalPerMonth: 4, group: 'news', channels: ['email', 'text', 'app', 'post'],
    },
    savings: {
      label: t('Savings tips', 'Spartipps', 'نصائح الادخار'),
      description: t('One idea at a time, with what it brings in a year.', 'Eine Idee auf einmal, und was sie im Jahr bringt.', 'فكرة واحدة في كل مرة، وما توفره في السنة.'),
      class: 'none', basis: 'opt-out', typicalPerMonth: 2, group: 'news', channels: ['email', 'app'],
    },
    partners: {
      label: t('Partner offers', 'Angebote von Partnern', 'عروض الشركاء'),
      description: t('From shops that give our customers a discount.', 'Von Läden, die unseren Kunden Rabatt geben.', 'من متاجر تمنح عملاءنا خصمًا.'),
      class: 'none', basis: 'opt-in', shares: true, typicalPerMonth: 3, group: 'news', channels: ['email', 'app'],
    },
    birthday: {
      label: t('Birthday wishes', 'Geburtstagsgrüße', 'تهنئة عيد الميلاد'),
      description: t('A greeting once a year.', 'Ein Gruß im Jahr.', 'تهنئة مرة في السنة.'),
      class: 'none', basis: 'opt-in', lifeEvent: { kind: 'birthday', use: 'recognition' }, group: 'moments', channels: ['email', 'post'],
    },
    family: {
      label: t('A child is born', 'Ein Kind ist da', 'قدوم مولود'),
      description: t('What changes with the bank, step by step.', 'Was sich bei der Bank ändert, Schritt für Schritt.', 'ما الذي يتغير في البنك، خطوة بخطوة.'),
      class: 'none', basis: 'opt-in', lifeEvent: { kind: 'birth', use: 'service' }, group: 'moments', channels: ['email', 'app'],
    },
    statements: {
      label: t('Statements and payments', 'Auszüge und Zahlungen', 'الكشوف والمدفوعات'),
      description: t('Your statement, a payment that failed, a card that runs out.', 'Ihr Auszug, eine gescheiterte Zahlung, eine ablaufende Karte.', 'كشف حسابك، دفعة لم تتم، بطاقة توشك على الانتهاء.'),
      class: 'service', basis: 'contract', typicalPerMonth: 2, group: 'account', channels: ['email', 'app', 'post'],
    },
    safety: {
      label: t('Fraud and safety warnings', 'Betrugs- und Sicherheitswarnungen', 'تحذيرات الاحتيال والسلامة'),
      description: t('When your money or your data may be in danger.', 'Wenn Ihr Geld oder Ihre Daten in Gefahr sein könnten.', 'حين يكون مالك أو بياناتك في خطر محتمل.'),
      class: 'safety', basis: 'legal', group: 'account', channels: ['text', 'email', 'app'],
    },
  },
  channels: {
    email: { label: t('Email', 'E-Mail', 'البريد الإلكتروني'), interrupts: true },
    text: { label: t('Text message', 'SMS', 'رسالة نصية'), interrupts: true, fallback: 'email' },
    app: { label: t('App message', 'App-Nachricht', 'رسالة في التطبيق'), interrupts: true },
    post: { label: t('Letter', 'Brief', 'رسالة بريدية'), interrupts: false },
  },
  jurisdictions: [],
  gpc: { honour: 'everywhere' },
  notices: {
    privacy: { version: 3, locale: 'en', sha256: 'a'.repeat(64), url: 'https://tidewell.example/privacy', title: 'Privacy at Tidewell', since: '2026-05-01' },
    datenschutz: { version: 3, locale: 'de', sha256: 'b'.repeat(64), url: 'https://tidewell.example/de/datenschutz', title: 'Datenschutz bei Tidewell', since: '2026-05-01' },
    khususia: { version: 3, locale: 'ar', sha256: 'c'.repeat(64), url: 'https://tidewell.example/ar/privacy', title: 'الخصوصية لدى تايدويل', since: '2026-05-01' },
  },
  offerKinds: {
    closeouts: { label: t('Last chance', 'Letzte Gelegenheit', 'الفرصة الأخيرة'), description: t('Rates that end soon.', 'Zinsen, die bald enden.', 'أسعار تنتهي قريبًا.') },
    premium: { label: t('Premium accounts', 'Premiumkonten', 'الحسابات المميزة') },
  },
  lifeEvents: {
    birthday: { label: t('Your birthday', 'Ihr Geburtstag', 'عيد ميلادك'), inReturn: t('no account fee in that month.', 'keine Kontogebühr in diesem Monat.', 'لا رسوم على الحساب في ذلك الشهر.') },
    birth: { label: t('Birth of a child', 'Geburt eines Kindes', 'ولادة طفل'), inReturn: t('50 for the first savings account of your child.', '50 für das erste Sparkonto Ihres Kindes.', '50 لأول حساب ادخار لطفلك.') },
  },
  stages: { 'new-parent': { label: t('New parent', 'Junge Eltern', 'والدان جديدان'), after: 'birth', toMonth: 12 } },
  parameters: {
    branch: {
      type: 'choice',
      label: t('Your branch', 'Ihre Filiale', 'فرعك'),
      options: [{ id: 'harbour', label: t('Harbour', 'Hafen', 'الميناء') }, { id: 'market', label: t('Market square', 'Marktplatz', 'ساحة السوق') }],
    },
    'large-print': { type: 'boolean', label: t('Letters in large print', 'Briefe in großer Schrift', 'رسائل بخط كبير') },
  },
};

const reach = { on: true, reach: 'ok' };

/** Somebody who has chosen little yet. */
export const customer = (more = {}) => ({
  schema: 'cx-preferences/1',
  rev: 7,
  subject: { id: 'customer-1', zone: 'Europe/Vienna', zoneSource: 'chosen' },
  channels: { email: reach, text: { ...reach, use: ['safety'] }, app: reach, post: { on: true, reach: 'unverified' } },
  topics: { offers: { on: true, at: '2026-06-01T09:00:00Z', channels: { text: false, app: false, post: false } } },
  quiet: [{ start: '21:00', end: '07:00' }],
  windows: [{ days: [1, 2, 3, 4, 5], start: '17:00', end: '20:00', channels: ['email'] }],
  windowStrength: 'hard',
  caps: { everything: { max: 2, per: { mode: 'calendar', unit: 'month' } } },
  pause: null,
  unsubscribeAll: null,
  offerKinds: {},
  lifeEvents: {},
  parameters: {},
  consents: [consent({ id: 'k1', topic: 'offers', state: 'given', at: '2026-06-01T09:00:00Z' })],
  ...more,
});

/** An event of the ledger; its place in the chain is the collector's to make. */
export function consent(more) {
  return {
    notice: { id: 'privacy', version: 3, sha256: 'a'.repeat(64), locale: 'en' },
    method: { kind: 'switch', uiSource: 'cx-preference-center', uiVersion: '1', preTicked: false, symmetric: true },
    controller: 'Tidewell',
    actor: 'subject',
    prevSha256: '0'.repeat(64),
    sha256: '0'.repeat(64),
    ...more,
  };
}

/** What was sent lately. */
export const history = [
  { at: '2026-10-27T18:10:00Z', topic: 'offers', channel: 'email' },
  { at: '2026-11-03T09:00:00Z', topic: 'statements', channel: 'app' },
  { at: '2026-11-05T17:20:00Z', topic: 'offers', channel: 'email' },
  { at: '2026-11-12T18:05:00Z', topic: 'savings', channel: 'email' },
  { at: '2026-11-20T16:45:00Z', topic: 'offers', channel: 'email' },
];
