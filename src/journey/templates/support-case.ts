import type { JourneyTemplate } from './template.js';

export const supportCase: JourneyTemplate = {
  id: 'support-case',
  title: ['Getting help with a problem', 'Hilfe bei einem Problem bekommen', 'الحصول على مساعدة في حل مشكلة'],
  about: ['From noticing a problem until it is solved and stays solved.', 'Vom Bemerken eines Problems, bis es gelöst ist und bleibt.', 'من ملاحظة المشكلة حتى حلها نهائيًا.'],
  phases: [
    { id: 'notice', name: ['Notice', 'Bemerken', 'ملاحظة المشكلة'], steps: [
      { id: 'fault', name: ['Something does not work', 'Etwas funktioniert nicht', 'شيء ما لا يعمل'], channel: 'product' },
      { id: 'self-help', name: ['Looks for an answer alone', 'Sucht selbst eine Antwort', 'يبحث عن الحل بنفسه'], channel: 'web', behind: { band: 'support', name: ['Knowledge base', 'Wissensdatenbank', 'قاعدة المعرفة'] } },
    ] },
    { id: 'reach', name: ['Reach us', 'Uns erreichen', 'التواصل معنا'], steps: [
      { id: 'contact', name: ['Gets in touch', 'Nimmt Kontakt auf', 'يتواصل معنا'], channel: 'phone' },
      { id: 'wait', name: ['Waits for somebody', 'Wartet auf jemanden', 'ينتظر من يرد عليه'], channel: 'phone', truth: true, behind: { band: 'support', name: ['Routing and staffing', 'Verteilung und Besetzung', 'توزيع المكالمات والموظفين'] } },
    ] },
    { id: 'explain', name: ['Explain', 'Erklären', 'شرح المشكلة'], steps: [
      { id: 'describe', name: ['Explains the problem', 'Erklärt das Problem', 'يشرح المشكلة'], channel: 'phone', truth: true },
      { id: 'passed-on', name: ['Is passed on', 'Wird weitergeleitet', 'يُحوَّل إلى موظف آخر'], channel: 'phone', behind: { band: 'backstage', name: ['Second level', 'Zweite Ebene', 'المستوى الثاني'] } },
    ] },
    { id: 'solve', name: ['Solve', 'Lösen', 'الحل'], steps: [
      { id: 'progress', name: ['Hears how it goes', 'Erfährt den Stand', 'يعرف سير المعالجة'], channel: 'email' },
      { id: 'solution', name: ['Gets the solution', 'Bekommt die Lösung', 'يحصل على الحل'], channel: 'email', truth: true, behind: { band: 'backstage', name: ['Repair or change', 'Reparatur oder Änderung', 'الإصلاح أو التعديل'] } },
      { id: 'closed', name: ['It stays solved', 'Es bleibt gelöst', 'تبقى المشكلة محلولة'], channel: 'email', ends: true },
    ] },
  ],
};
