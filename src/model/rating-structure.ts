import type { Area } from './questionnaire/question.js';

const area = (id: string, en: string, de: string, ar: string, areas?: readonly Area[]): Area => ({ id, text: { en, de, ar }, ...(areas && { areas }) });

/**
 * The usual rating structure (M7): areas, and under each the touchpoints that customers rate. Surveys that ask "which area is this
 * about?" and scorecards that roll up by area hang on the same ids. A company with other areas gives its own.
 */
export const RATING_STRUCTURE: readonly Area[] = [
  area('shopping', 'Shopping experience', 'Einkaufserlebnis', 'تجربة التسوق', [
    area('shopping.store', 'Store', 'Geschäft', 'المتجر'),
    area('shopping.website', 'Website or app', 'Website oder App', 'الموقع أو التطبيق'),
    area('shopping.checkout', 'Checkout', 'Kasse', 'الدفع'),
    area('shopping.delivery', 'Delivery', 'Lieferung', 'التوصيل'),
    area('shopping.returns', 'Returns', 'Rückgabe', 'الإرجاع'),
  ]),
  area('branding', 'Branding and PR', 'Marke und Öffentlichkeit', 'العلامة التجارية والعلاقات العامة', [
    area('branding.trust', 'Trust', 'Vertrauen', 'الثقة'),
    area('branding.responsibility', 'Responsibility', 'Verantwortung', 'المسؤولية'),
    area('branding.media', 'In the media', 'In den Medien', 'في وسائل الإعلام'),
  ]),
  area('service', 'Customer service', 'Kundendienst', 'خدمة العملاء', [
    area('service.phone', 'By phone', 'Telefonisch', 'عبر الهاتف'),
    area('service.chat', 'By chat or e-mail', 'Per Chat oder E-Mail', 'عبر المحادثة أو البريد'),
    area('service.in-person', 'In person', 'Persönlich', 'وجهًا لوجه'),
    area('service.self', 'Self-service', 'Selbstbedienung', 'الخدمة الذاتية'),
    area('service.billing', 'Billing', 'Rechnung', 'الفواتير'),
  ]),
  area('marketing', 'Marketing', 'Marketing', 'التسويق', [
    area('marketing.advertising', 'Advertising', 'Werbung', 'الإعلانات'),
    area('marketing.messages', 'Messages to me', 'Nachrichten an mich', 'الرسائل الموجهة إليّ'),
    area('marketing.offers', 'Offers', 'Angebote', 'العروض'),
    area('marketing.loyalty', 'Loyalty programme', 'Treueprogramm', 'برنامج الولاء'),
  ]),
  area('product', 'Product management', 'Produkte', 'إدارة المنتجات', [
    area('product.quality', 'Quality', 'Qualität', 'الجودة'),
    area('product.range', 'Range', 'Auswahl', 'تنوع المنتجات'),
    area('product.price', 'Price', 'Preis', 'السعر'),
    area('product.ease', 'Ease of use', 'Bedienung', 'سهولة الاستخدام'),
    area('product.wishes', 'Something new', 'Etwas Neues', 'شيء جديد'),
  ]),
];

/** The way to an area or touchpoint, the outermost first; empty if it is not in the structure. */
export function wayToArea(id: string, structure: readonly Area[] = RATING_STRUCTURE): readonly Area[] {
  for (const one of structure) {
    if (one.id === id) return [one];
    const inside = wayToArea(id, one.areas ?? []);
    if (inside.length > 0) return [one, ...inside];
  }
  return [];
}
