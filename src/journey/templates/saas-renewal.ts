import type { JourneyTemplate } from './template.js';

export const saasRenewal: JourneyTemplate = {
  id: 'saas-renewal',
  title: ['Renewing a software subscription', 'Ein Software-Abo verlängern', 'تجديد اشتراك برمجي'],
  about: ['The months before, at and after a renewal.', 'Die Monate vor, bei und nach einer Verlängerung.', 'الأشهر التي تسبق التجديد وترافقه وتليه.'],
  phases: [
    { id: 'use', name: ['Use', 'Nutzen', 'الاستخدام'], steps: [
      { id: 'work', name: ['Works with the product', 'Arbeitet mit dem Produkt', 'يعمل بالمنتج'], channel: 'product' },
      { id: 'support', name: ['Asks support for help', 'Bittet den Support um Hilfe', 'يطلب المساعدة من الدعم'], channel: 'chat', truth: true, behind: { band: 'backstage', name: ['Second level, engineering', 'Zweite Ebene, Entwicklung', 'المستوى الثاني وفريق التطوير'] } },
      { id: 'new-feature', name: ['Meets a new feature', 'Lernt eine neue Funktion kennen', 'يتعرف على ميزة جديدة'], channel: 'product' },
    ] },
    { id: 'value', name: ['See the value', 'Nutzen erkennen', 'إدراك القيمة'], steps: [
      { id: 'report', name: ['Reads what it brought', 'Liest, was es gebracht hat', 'يقرأ ما تحقق من فائدة'], channel: 'email', behind: { band: 'support', name: ['Usage data', 'Nutzungsdaten', 'بيانات الاستخدام'] } },
      { id: 'review', name: ['Reviews it with us', 'Bespricht es mit uns', 'يراجعه معنا'], channel: 'meeting', truth: true },
    ] },
    { id: 'decide', name: ['Decide', 'Entscheiden', 'القرار'], steps: [
      { id: 'notice', name: ['Is told of the renewal', 'Erfährt von der Verlängerung', 'يُبلَّغ بموعد التجديد'], channel: 'email' },
      { id: 'compare', name: ['Compares alternatives', 'Vergleicht Alternativen', 'يقارن البدائل'], channel: 'web' },
      { id: 'negotiate', name: ['Negotiates the price', 'Verhandelt den Preis', 'يتفاوض على السعر'], channel: 'meeting', truth: true, behind: { band: 'backstage', name: ['Approval of discounts', 'Freigabe von Rabatten', 'اعتماد الخصومات'] } },
    ] },
    { id: 'renew', name: ['Renew', 'Verlängern', 'التجديد'], steps: [
      { id: 'sign', name: ['Signs and pays', 'Unterschreibt und bezahlt', 'يوقّع ويدفع'], channel: 'web', behind: { band: 'support', name: ['Billing', 'Abrechnung', 'الفوترة'] } },
      { id: 'thanks', name: ['Is thanked, and knows what comes', 'Erhält Dank und weiß, was kommt', 'يتلقى الشكر ويعرف الخطوات القادمة'], channel: 'email', ends: true },
    ] },
  ],
};
