// The studio in which Tidewell makes its surveys. ?lang=de or ?lang=ar shows another language.
const lang = /^(de|ar)$/.exec(new URLSearchParams(location.search).get('lang') ?? '')?.[0] ?? 'en';
const WORDS = {
  de: ['Umfragen-Studio', 'Tidewell ist erfunden. Dies ist eine Demo von cx-elements.'],
  ar: ['استوديو الاستبيانات', 'تايدويل بنك خيالي. هذا عرض توضيحي لمكتبة cx-elements.'],
};
if (WORDS[lang]) {
  const [title, invented] = WORDS[lang];
  document.documentElement.lang = lang;
  document.documentElement.dir = lang === 'ar' ? 'rtl' : 'ltr';
  document.title = `${title} - Tidewell`;
  document.querySelector('h1').textContent = title;
  document.querySelector('footer p').textContent = invented;
}
// who may publish, and where: a real site asks its author to sign in
const { collector, token } = await (await fetch('/studio/session.json')).json();
if (collector) Object.assign(document.querySelector('cx-survey-studio'), { collector, token });
await import('/cdn/survey-studio.js');
// what the preview shows in these languages comes with its own texts
await Promise.all(['de', 'ar'].flatMap((tag) => [import(`/cdn/locales/surveys-${tag}.js`), ...(tag === lang ? [import(`/cdn/locales/studio/${tag}.js`)] : [])]));
document.documentElement.dataset.ready = '';
