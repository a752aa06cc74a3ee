import type { JourneyTemplate } from './template.js';

export const bank: JourneyTemplate = {
  id: 'bank',
  title: ['Opening an account', 'Ein Konto eröffnen', 'فتح حساب مصرفي'],
  about: ['From the wish for an account to the first months with it.', 'Vom Wunsch nach einem Konto bis zu den ersten Monaten damit.', 'من الرغبة في حساب حتى الأشهر الأولى من استخدامه.'],
  phases: [
    { id: 'inform', name: ['Inform', 'Informieren', 'الاستعلام'], steps: [
      { id: 'compare-accounts', name: ['Compares accounts and fees', 'Vergleicht Konten und Gebühren', 'يقارن الحسابات والرسوم'], channel: 'web' },
      { id: 'ask', name: ['Asks a question', 'Stellt eine Frage', 'يطرح سؤالًا'], channel: 'chat' },
      { id: 'talk', name: ['Talks to an adviser', 'Spricht mit einer Beraterin', 'يتحدث مع مستشار'], channel: 'branch', truth: true },
    ] },
    { id: 'apply', name: ['Apply', 'Beantragen', 'تقديم الطلب'], steps: [
      { id: 'form', name: ['Fills in the application', 'Füllt den Antrag aus', 'يملأ الطلب'], channel: 'web' },
      { id: 'identify', name: ['Proves who they are', 'Weist sich aus', 'يثبت هويته'], channel: 'app', truth: true, behind: { band: 'support', name: ['Identity service', 'Identifizierungsdienst', 'خدمة التحقق من الهوية'] } },
      { id: 'decision', name: ['Waits for the decision', 'Wartet auf die Entscheidung', 'ينتظر القرار'], channel: 'email', behind: { band: 'backstage', name: ['Checks by law and of credit', 'Gesetzliche Prüfung und Bonität', 'الفحوص القانونية والجدارة الائتمانية'] } },
    ] },
    { id: 'start', name: ['Begin', 'Beginnen', 'البداية'], steps: [
      { id: 'welcome', name: ['Gets card and access', 'Bekommt Karte und Zugang', 'يستلم البطاقة وبيانات الدخول'], channel: 'post', behind: { band: 'support', name: ['Card production', 'Kartenherstellung', 'إصدار البطاقات'] } },
      { id: 'first-login', name: ['Logs in for the first time', 'Meldet sich zum ersten Mal an', 'يسجل الدخول أول مرة'], channel: 'app', truth: true },
      { id: 'switch', name: ['Moves payments over', 'Zieht Zahlungen um', 'ينقل مدفوعاته'], channel: 'app' },
    ] },
    { id: 'daily', name: ['Every day', 'Im Alltag', 'الاستخدام اليومي'], steps: [
      { id: 'pay-daily', name: ['Pays and transfers', 'Zahlt und überweist', 'يدفع ويحول'], channel: 'app' },
      { id: 'help', name: ['Needs help', 'Braucht Hilfe', 'يحتاج إلى مساعدة'], channel: 'phone', truth: true, behind: { band: 'frontstage', name: ['Customer service', 'Kundenservice', 'خدمة العملاء'] } },
      { id: 'review', name: ['Looks back after three months', 'Zieht nach drei Monaten Bilanz', 'يقيّم تجربته بعد ثلاثة أشهر'], channel: 'email', ends: true },
    ] },
  ],
};
