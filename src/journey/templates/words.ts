/** Languages that templates speak. */
export const TEMPLATE_LANGUAGES = ['en', 'de', 'ar'] as const;
export type TemplateLanguage = (typeof TEMPLATE_LANGUAGES)[number];

/** A text in all of them, in that order. */
export type W = readonly [en: string, de: string, ar: string];

export const CHANNELS = {
  web: ['Website', 'Website', 'الموقع الإلكتروني'],
  app: ['App', 'App', 'التطبيق'],
  phone: ['Phone', 'Telefon', 'الهاتف'],
  chat: ['Chat', 'Chat', 'الدردشة'],
  email: ['E-mail', 'E-Mail', 'البريد الإلكتروني'],
  post: ['Letter', 'Brief', 'البريد'],
  store: ['Store', 'Filiale', 'المتجر'],
  branch: ['Branch', 'Geschäftsstelle', 'الفرع'],
  delivery: ['Delivery', 'Lieferung', 'التوصيل'],
  meeting: ['Meeting', 'Gespräch', 'اجتماع'],
  product: ['In the product', 'Im Produkt', 'داخل المنتج'],
  desk: ['Front desk', 'Empfang', 'مكتب الاستقبال'],
  room: ['In the room', 'Im Zimmer', 'في الغرفة'],
  counter: ['Counter', 'Schalter', 'شباك الخدمة'],
  social: ['Reviews and social media', 'Bewertungen und soziale Medien', 'التقييمات ووسائل التواصل'],
} as const satisfies Readonly<Record<string, W>>;

export const LANES = {
  channel: ['Channel', 'Kanal', 'القناة'],
  emotion: ['Emotion', 'Gefühl', 'المشاعر'],
  csat: ['Satisfaction', 'Zufriedenheit', 'الرضا'],
  ces: ['Effort', 'Aufwand', 'الجهد'],
  thoughts: ['What customers think', 'Was Kunden denken', 'ما يفكر فيه العملاء'],
  pain: ['Pains', 'Ärgernisse', 'نقاط الألم'],
  gain: ['Gains', 'Freuden', 'المكاسب'],
  opportunity: ['Opportunities', 'Chancen', 'الفرص'],
  backstage: ['Behind the scenes', 'Hinter den Kulissen', 'خلف الكواليس'],
  owner: ['Owner', 'Verantwortlich', 'المسؤول'],
} as const satisfies Readonly<Record<string, W>>;

export const ACTORS = { customer: ['Customer', 'Kunde', 'العميل'], staff: ['Staff', 'Mitarbeitende', 'الموظفون'] } as const satisfies Readonly<Record<string, W>>;
