// An article as a CMS keeps it, with surveys in it that an author put there without code: the snippets of the library, and one script of the theme.
import { snippet } from '../dist/src/survey/snippets/index.js';

/** The survey in the articles. */
export const articleSurvey = {
  format: 'cx-survey/1',
  id: 'article',
  title: { en: 'Your Everyday package', de: 'Ihr Alltagspaket', ar: 'باقتك اليومية' },
  language: 'en',
  touchpoint: 'renewal',
  pages: [
    {
      id: 'one',
      questions: [
        { type: 'nps', id: 'nps', required: true, business: { en: 'Tidewell', de: 'Tidewell', ar: 'تايدويل' } },
        { type: 'text', id: 'nps.reason', title: { en: 'What is the reason for your answer?', de: 'Was ist der Grund für Ihre Antwort?', ar: 'ما سبب إجابتك؟' } },
      ],
    },
  ],
};

const WORDS = {
  en: {
    dir: 'ltr', home: 'The demo', title: 'A year with the Everyday package', lead: 'What changes when a package is renewed, and what does not. An article in a CMS whose editor keeps neither scripts nor elements of ours.',
    parts: [
      ['A link that becomes the survey', 'The price stays as it was. So does the card. The author pasted a link into a paragraph of its own; where the script is, the survey stands in its place.'],
      ['A box with a question of its own', 'You can leave at any time, without a reason. Here the author opened the HTML view and pasted a box.'],
      ['An element, where HTML is kept', 'Whoever may write HTML puts the element itself.'],
      ['A frame', 'The hosted page in a frame, of the height that it needs, in the theme and language of this page.'],
    ],
    rate: 'Tell us what you think', question: 'How easy was it to renew your package?',
  },
  de: {
    dir: 'ltr', home: 'Die Demo', title: 'Ein Jahr mit dem Alltagspaket', lead: 'Was sich ändert, wenn ein Paket verlängert wird, und was nicht. Ein Artikel in einem CMS, dessen Editor weder Skripte noch unsere Elemente behält.',
    parts: [
      ['Ein Link, der zur Umfrage wird', 'Der Preis bleibt, wie er war. Die Karte auch. Die Autorin hat einen Link in einen eigenen Absatz gesetzt; wo das Skript ist, steht die Umfrage an seiner Stelle.'],
      ['Ein Kasten mit eigener Frage', 'Sie können jederzeit kündigen, ohne Grund. Hier hat die Autorin die HTML-Ansicht geöffnet und einen Kasten eingefügt.'],
      ['Ein Element, wo HTML bleibt', 'Wer HTML schreiben darf, setzt das Element selbst.'],
      ['Ein Rahmen', 'Die gehostete Seite in einem Rahmen, so hoch wie nötig, in Farben und Sprache dieser Seite.'],
    ],
    rate: 'Sagen Sie uns Ihre Meinung', question: 'Wie leicht war es, Ihr Paket zu verlängern?',
  },
  ar: {
    dir: 'rtl', home: 'العرض', title: 'سنة مع الباقة اليومية', lead: 'ما الذي يتغير عند تجديد الباقة وما الذي لا يتغير. مقال في نظام إدارة محتوى لا يبقي محرره سكربتات ولا عناصرنا.',
    parts: [
      ['رابط يصبح استبيانًا', 'يبقى السعر كما كان، وكذلك البطاقة. وضع الكاتب رابطًا في فقرة مستقلة، وحيث يوجد السكربت يقف الاستبيان مكانه.'],
      ['صندوق بسؤال خاص', 'يمكنك المغادرة في أي وقت دون سبب. هنا فتح الكاتب عرض HTML ولصق صندوقًا.'],
      ['عنصر حيث يبقى HTML', 'من يجوز له كتابة HTML يضع العنصر نفسه.'],
      ['إطار', 'الصفحة المستضافة في إطار بالارتفاع الذي تحتاجه، بألوان هذه الصفحة ولغتها.'],
    ],
    rate: 'أخبرنا برأيك', question: 'ما مدى سهولة تجديد باقتك؟',
  },
};

const escape = (text) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** The page in a language; what an author pasted is what the library's snippets say. */
function article(lang, collector) {
  const { dir, home, title, lead, parts, rate, question } = WORDS[lang];
  const address = `${collector}/s/article`;
  const make = (target, kind, attributes = {}) => snippet(target, { kind, survey: 'article', address, text: rate, attributes });
  const business = lang === 'ar' ? 'تايدويل' : 'Tidewell';
  const pasted = [
    `<p>${make('link', 'nps-survey', { business }).code}</p>`,
    make('data-attributes', 'ces-survey', { question }).code,
    make('html', 'csat-survey').code,
    `<p><a class="cx-frame" data-cx="frame" href="${escape(address)}">${escape(rate)}</a></p>`,
  ];
  return `<!doctype html>
<html lang="${lang}" dir="${dir}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>${escape(title)}</title>
    <link rel="stylesheet" href="/site.css" />
    ${make('link', 'nps-survey').once.code}
  </head>
  <body>
    <header class="bar"><a class="name" href="/">Tide<span>well</span></a></header>
    <main class="narrow">
      <h1>${escape(title)}</h1>
      <p class="lead">${escape(lead)}</p>
      ${parts.map(([heading, text], i) => `<h2>${escape(heading)}</h2>\n      <p>${escape(text)}</p>\n      ${pasted[i]}`).join('\n      ')}
      <p class="small"><a href="/">${escape(home)}</a> · ${Object.keys(WORDS).filter((one) => one !== lang).map((one) => `<a href="/article/${one === 'en' ? '' : `${one}.html`}" lang="${one}">${escape(WORDS[one].title)}</a>`).join(' · ')}</p>
    </main>
  </body>
</html>
`;
}

/** The policy of these pages: scripts, frames and answers from and to the collector, and nothing else. */
const policy = (collector) =>
  [
    "default-src 'none'", `script-src ${collector}`, "style-src 'self'", `connect-src ${collector}`, `frame-src ${collector}`, "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
    "require-trusted-types-for 'script'", "trusted-types lit-html 'allow-duplicates'",
  ].join('; ');

/** Serves the articles. */
export function addArticles(app, collector) {
  for (const lang of Object.keys(WORDS)) {
    app.get(`/article/${lang === 'en' ? '' : `${lang}.html`}`, async (_request, reply) => reply.header('content-security-policy', policy(collector)).type('text/html; charset=utf-8').send(article(lang, collector)));
  }
}
