import type { JourneyTemplate } from './template.js';

export const retail: JourneyTemplate = {
  id: 'retail',
  title: ['Buying in a shop and online', 'Einkaufen im Laden und online', 'الشراء من المتجر وعبر الإنترنت'],
  about: ['From the first wish to a return or a second purchase.', 'Vom ersten Wunsch bis zur Rückgabe oder zum nächsten Kauf.', 'من أول رغبة حتى الإرجاع أو الشراء التالي.'],
  phases: [
    { id: 'discover', name: ['Discover', 'Entdecken', 'الاكتشاف'], steps: [
      { id: 'see-offer', name: ['Sees an offer', 'Sieht ein Angebot', 'يرى عرضًا'], channel: 'social' },
      { id: 'search', name: ['Searches the shop', 'Sucht im Shop', 'يبحث في المتجر'], channel: 'web', behind: { band: 'support', name: ['Product data and search', 'Produktdaten und Suche', 'بيانات المنتجات والبحث'] } },
      { id: 'compare', name: ['Compares products', 'Vergleicht Produkte', 'يقارن بين المنتجات'], channel: 'web' },
    ] },
    { id: 'choose', name: ['Choose', 'Auswählen', 'الاختيار'], steps: [
      { id: 'advice', name: ['Asks for advice', 'Lässt sich beraten', 'يطلب المشورة'], channel: 'store', truth: true },
      { id: 'check-stock', name: ['Checks whether it is there', 'Prüft, ob es vorrätig ist', 'يتحقق من توفر المنتج'], channel: 'app', behind: { band: 'support', name: ['Stock system', 'Warenwirtschaft', 'نظام المخزون'] } },
    ] },
    { id: 'buy', name: ['Buy', 'Kaufen', 'الشراء'], steps: [
      { id: 'basket', name: ['Fills the basket', 'Füllt den Warenkorb', 'يملأ سلة المشتريات'], channel: 'web' },
      { id: 'pay', name: ['Pays', 'Bezahlt', 'يدفع'], channel: 'web', truth: true, behind: { band: 'support', name: ['Payment provider', 'Zahlungsdienst', 'مزود الدفع'] } },
      { id: 'confirmation', name: ['Gets a confirmation', 'Bekommt eine Bestätigung', 'يتلقى تأكيدًا'], channel: 'email' },
    ] },
    { id: 'receive', name: ['Receive', 'Erhalten', 'الاستلام'], steps: [
      { id: 'track', name: ['Follows the delivery', 'Verfolgt die Lieferung', 'يتتبع الشحنة'], channel: 'app' },
      { id: 'unpack', name: ['Receives and unpacks', 'Erhält und packt aus', 'يستلم ويفتح الطرد'], channel: 'delivery', truth: true, behind: { band: 'backstage', name: ['Picking, packing, carrier', 'Kommissionieren, Verpacken, Zusteller', 'التجهيز والتغليف وشركة الشحن'] } },
    ] },
    { id: 'after', name: ['After the purchase', 'Nach dem Kauf', 'ما بعد الشراء'], steps: [
      { id: 'use', name: ['Uses the product', 'Benutzt das Produkt', 'يستخدم المنتج'], channel: 'product' },
      { id: 'return', name: ['Returns or exchanges it', 'Gibt zurück oder tauscht um', 'يرجع المنتج أو يستبدله'], channel: 'store', truth: true, behind: { band: 'backstage', name: ['Check of the return, refund', 'Prüfung der Rücksendung, Erstattung', 'فحص المرتجع وإعادة المبلغ'] } },
      { id: 'again', name: ['Buys again or recommends', 'Kauft wieder oder empfiehlt weiter', 'يشتري مجددًا أو يوصي بنا'], channel: 'web', ends: true },
    ] },
  ],
};
