import { wayTo } from './questionnaire/areas.js';
import type { Area } from './questionnaire/question.js';

export { flatAreas } from './questionnaire/areas.js';

const area = (id: string, en: string, de: string, ar: string, fr: string, es: string, areas?: readonly Area[]): Area => ({ id, text: { en, de, ar, fr, es }, ...(areas && { areas }) });

/**
 * The usual rating structure (M7): areas, and under each the touchpoints that customers rate. Surveys that ask "which area is this
 * about?" and scorecards that roll up by area hang on the same ids. A company with other areas gives its own.
 */
export const RATING_STRUCTURE: readonly Area[] = [
  area('shopping', 'Shopping experience', 'Einkaufserlebnis', 'تجربة التسوق', 'Expérience d’achat', 'Experiencia de compra', [
    area('shopping.store', 'Store', 'Geschäft', 'المتجر', 'Magasin', 'Tienda'),
    area('shopping.website', 'Website or app', 'Website oder App', 'الموقع أو التطبيق', 'Site ou application', 'Sitio web o aplicación'),
    area('shopping.checkout', 'Checkout', 'Kasse', 'الدفع', 'Caisse', 'Caja'),
    area('shopping.delivery', 'Delivery', 'Lieferung', 'التوصيل', 'Livraison', 'Entrega'),
    area('shopping.returns', 'Returns', 'Rückgabe', 'الإرجاع', 'Retours', 'Devoluciones'),
  ]),
  area('branding', 'Branding and PR', 'Marke und Öffentlichkeit', 'العلامة التجارية والعلاقات العامة', 'Marque et relations publiques', 'Marca y relaciones públicas', [
    area('branding.trust', 'Trust', 'Vertrauen', 'الثقة', 'Confiance', 'Confianza'),
    area('branding.responsibility', 'Responsibility', 'Verantwortung', 'المسؤولية', 'Responsabilité', 'Responsabilidad'),
    area('branding.media', 'In the media', 'In den Medien', 'في وسائل الإعلام', 'Dans les médias', 'En los medios'),
  ]),
  area('service', 'Customer service', 'Kundendienst', 'خدمة العملاء', 'Service client', 'Atención al cliente', [
    area('service.phone', 'By phone', 'Telefonisch', 'عبر الهاتف', 'Par téléphone', 'Por teléfono'),
    area('service.chat', 'By chat or e-mail', 'Per Chat oder E-Mail', 'عبر المحادثة أو البريد', 'Par chat ou e-mail', 'Por chat o correo'),
    area('service.in-person', 'In person', 'Persönlich', 'وجهًا لوجه', 'En personne', 'En persona'),
    area('service.self', 'Self-service', 'Selbstbedienung', 'الخدمة الذاتية', 'Libre-service', 'Autoservicio'),
    area('service.billing', 'Billing', 'Rechnung', 'الفواتير', 'Facturation', 'Facturación'),
  ]),
  area('marketing', 'Marketing', 'Marketing', 'التسويق', 'Marketing', 'Marketing', [
    area('marketing.advertising', 'Advertising', 'Werbung', 'الإعلانات', 'Publicité', 'Publicidad'),
    area('marketing.messages', 'Messages to me', 'Nachrichten an mich', 'الرسائل الموجهة إليّ', 'Messages que je reçois', 'Mensajes que recibo'),
    area('marketing.offers', 'Offers', 'Angebote', 'العروض', 'Offres', 'Ofertas'),
    area('marketing.loyalty', 'Loyalty programme', 'Treueprogramm', 'برنامج الولاء', 'Programme de fidélité', 'Programa de fidelidad'),
  ]),
  area('product', 'Product management', 'Produkte', 'إدارة المنتجات', 'Produits', 'Productos', [
    area('product.quality', 'Quality', 'Qualität', 'الجودة', 'Qualité', 'Calidad'),
    area('product.range', 'Range', 'Auswahl', 'تنوع المنتجات', 'Choix', 'Surtido'),
    area('product.price', 'Price', 'Preis', 'السعر', 'Prix', 'Precio'),
    area('product.ease', 'Ease of use', 'Bedienung', 'سهولة الاستخدام', 'Facilité d’emploi', 'Facilidad de uso'),
    area('product.wishes', 'Something new', 'Etwas Neues', 'شيء جديد', 'Du nouveau', 'Algo nuevo'),
  ]),
];

/** The way to an area or touchpoint, the outermost first; empty if it is not in the structure. */
export function wayToArea(id: string, structure: readonly Area[] = RATING_STRUCTURE): readonly Area[] {
  return wayTo(id, structure);
}
