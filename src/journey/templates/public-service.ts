import type { JourneyTemplate } from './template.js';

export const publicService: JourneyTemplate = {
  id: 'public-service',
  title: ['Applying for a public service', 'Eine Leistung beim Amt beantragen', 'طلب خدمة حكومية'],
  about: ['From a life event to the decision and what may be done against it.', 'Vom Lebensereignis bis zum Bescheid und dem Weg dagegen.', 'من حدث في الحياة حتى القرار وسبل الاعتراض عليه.'],
  phases: [
    { id: 'need', name: ['Need', 'Bedarf', 'الحاجة'], steps: [
      { id: 'event', name: ['Something in life changes', 'Im Leben ändert sich etwas', 'يتغير شيء في حياته'], channel: 'post' },
      { id: 'find', name: ['Finds out who is responsible', 'Findet heraus, wer zuständig ist', 'يعرف الجهة المختصة'], channel: 'web', truth: true },
    ] },
    { id: 'prepare', name: ['Prepare', 'Vorbereiten', 'الإعداد'], steps: [
      { id: 'rules', name: ['Reads what is needed', 'Liest, was nötig ist', 'يقرأ المتطلبات'], channel: 'web', behind: { band: 'support', name: ['Plain language', 'Einfache Sprache', 'لغة واضحة'] } },
      { id: 'papers', name: ['Collects papers', 'Sammelt Unterlagen', 'يجمع المستندات'], channel: 'post' },
      { id: 'appointment', name: ['Makes an appointment', 'Vereinbart einen Termin', 'يحجز موعدًا'], channel: 'phone' },
    ] },
    { id: 'apply', name: ['Apply', 'Beantragen', 'تقديم الطلب'], steps: [
      { id: 'submit', name: ['Hands in the application', 'Gibt den Antrag ab', 'يقدم الطلب'], channel: 'counter', truth: true, behind: { band: 'backstage', name: ['Check for completeness', 'Prüfung auf Vollständigkeit', 'التحقق من اكتمال الطلب'] } },
      { id: 'missing', name: ['Hands in what is missing', 'Reicht Fehlendes nach', 'يستكمل النواقص'], channel: 'post' },
      { id: 'status', name: ['Asks how it stands', 'Fragt nach dem Stand', 'يستعلم عن حالة الطلب'], channel: 'phone', truth: true, behind: { band: 'backstage', name: ['Work on the case', 'Bearbeitung des Falls', 'معالجة الطلب'] } },
    ] },
    { id: 'decision', name: ['Decision', 'Entscheidung', 'القرار'], steps: [
      { id: 'notice', name: ['Gets the decision', 'Bekommt den Bescheid', 'يتسلم القرار'], channel: 'post', truth: true },
      { id: 'objection', name: ['Objects, if need be', 'Legt notfalls Widerspruch ein', 'يعترض عند الحاجة'], channel: 'post', behind: { band: 'backstage', name: ['Second look', 'Erneute Prüfung', 'إعادة النظر'] } },
      { id: 'receive', name: ['Receives the service', 'Erhält die Leistung', 'يحصل على الخدمة'], channel: 'counter', ends: true },
    ] },
  ],
};
