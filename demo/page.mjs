// The pages of the demo in three languages. A page is ordinary HTML: what an author would write, and no framework.

const LANGUAGES = { en: 'English', de: 'Deutsch', ar: 'العربية' };

const words = {
  en: {
    dir: 'ltr',
    accounts: 'Accounts', savings: 'Savings', borrowing: 'Borrowing', help: 'Help',
    invented: 'Tidewell is invented. This is a demo of cx-elements.',
    lobby: 'The demo', shop: 'Shop window', intranet: 'Intranet', import: 'Import', analysis: 'Analysis', states: 'Every state',
    shopTitle: 'Your package is renewed', shopHead: 'Thank you. Your Everyday package is renewed.',
    shopLead: 'It runs for another year, at the price you know. You can change or leave it at any time.',
    facts: [['Package', 'Everyday'], ['Runs until', '30 November 2027'], ['Price', '4.90 a month']],
    intranetTitle: 'Customer pulse', intranetHead: 'Customer pulse',
    intranetLead: 'How customers rate us this month, against our targets and against last month. The figures move as customers answer.',
    region: 'region',
    preferences: 'Your preferences', manage: 'Manage messages',
    preferencesLead: 'You decide what we send you, how, and when. Each choice counts at once, and you can take it back.',
    preferencesKept: 'In this demo each visit is a new customer.',
    importTitle: 'Import responses', importHead: 'What does this file say?',
    importLead: 'A CSV of survey responses becomes a scorecard with intervals. The file is read in your browser and goes nowhere else.',
    analysisTitle: 'Analysis', analysisHead: 'Is that change real, for whom, and why?',
    analysisLead: 'Real data, question by question: every figure with what it rests on, every difference with a test. All of it is worked out in your browser; the data stays on your machine.',
    board: 'The board', boardTitle: 'The board', boardHead: 'One scorecard, three people',
    boardLead: 'The executive has thirty seconds, the manager an hour, the agent a shift. What they are shown differs; what it says does not.',
    journey: 'The journey', journeyTitle: 'The renewal journey', journeyHead: 'The renewal journey',
    journeyLead: 'What customers go through when their package is renewed: as the team drew it, with figures that move as customers answer, and as customers really went.',
    mapping: 'Map together', mappingTitle: 'Mapping together',
    mappingLead: 'Everybody who opens this page draws the same journey. Open it again, in another tab or on another device, cut the line, go on, and come back.',
    mappingAs: 'Come as:', roles: { facilitator: 'Facilitator', team: 'Team', customer: 'Customer' },
  },
  de: {
    dir: 'ltr',
    accounts: 'Konten', savings: 'Sparen', borrowing: 'Kredite', help: 'Hilfe',
    invented: 'Tidewell ist erfunden. Dies ist eine Demo von cx-elements.',
    lobby: 'Die Demo', shop: 'Schaufenster', intranet: 'Intranet', import: 'Import', analysis: 'Analyse', states: 'Alle Zustände',
    shopTitle: 'Ihr Paket ist verlängert', shopHead: 'Danke. Ihr Alltagspaket ist verlängert.',
    shopLead: 'Es läuft ein weiteres Jahr, zum gewohnten Preis. Sie können es jederzeit ändern oder kündigen.',
    facts: [['Paket', 'Alltag'], ['Läuft bis', '30. November 2027'], ['Preis', '4,90 im Monat']],
    intranetTitle: 'Kundenpuls', intranetHead: 'Kundenpuls',
    intranetLead: 'Wie Kunden uns diesen Monat bewerten, gegen unsere Ziele und gegen den Vormonat. Die Zahlen bewegen sich, während Kunden antworten.',
    region: 'Region',
    preferences: 'Ihre Einstellungen', manage: 'Nachrichten verwalten',
    preferencesLead: 'Sie bestimmen, was wir Ihnen senden, wie und wann. Jede Wahl gilt sofort, und Sie können sie zurücknehmen.',
    preferencesKept: 'In dieser Demo ist jeder Besuch ein neuer Kunde.',
    importTitle: 'Antworten einlesen', importHead: 'Was sagt diese Datei?',
    importLead: 'Aus einer CSV-Datei mit Antworten wird eine Scorecard mit Intervallen. Die Datei wird in Ihrem Browser gelesen und geht nirgends sonst hin.',
    analysisTitle: 'Analyse', analysisHead: 'Ist die Veränderung echt, für wen, und warum?',
    analysisLead: 'Echte Daten, Frage um Frage: jeder Wert mit dem, worauf er beruht, jeder Unterschied mit einem Test. Gerechnet wird in Ihrem Browser; die Daten bleiben auf Ihrem Rechner.',
    board: 'Übersicht', boardTitle: 'Übersicht', boardHead: 'Eine Scorecard, drei Menschen',
    boardLead: 'Der Vorstand hat dreißig Sekunden, die Managerin eine Stunde, der Berater eine Schicht. Was sie sehen, ist verschieden; was es sagt, nicht.',
    journey: 'Die Reise', journeyTitle: 'Die Verlängerung', journeyHead: 'Die Reise einer Verlängerung',
    journeyLead: 'Was Kunden erleben, wenn ihr Paket verlängert wird: wie das Team es gezeichnet hat, mit Zahlen, die sich bewegen, während Kunden antworten, und wie Kunden wirklich gingen.',
    mapping: 'Gemeinsam zeichnen', mappingTitle: 'Gemeinsam zeichnen',
    mappingLead: 'Wer diese Seite öffnet, zeichnet an derselben Reise mit. Öffnen Sie sie noch einmal, in einem anderen Tab oder auf einem anderen Gerät, trennen Sie die Leitung, machen Sie weiter, und kommen Sie zurück. Die Reise selbst ist auf Englisch.',
    mappingAs: 'Kommen als:', roles: { facilitator: 'Moderation', team: 'Team', customer: 'Kundin oder Kunde' },
  },
  ar: {
    dir: 'rtl',
    accounts: 'الحسابات', savings: 'الادخار', borrowing: 'القروض', help: 'المساعدة',
    invented: 'تايدويل بنك خيالي. هذا عرض توضيحي لمكتبة cx-elements.',
    lobby: 'العرض', shop: 'واجهة المتجر', intranet: 'الشبكة الداخلية', import: 'الاستيراد', analysis: 'التحليل', states: 'كل الحالات',
    shopTitle: 'جُدّدت باقتك', shopHead: 'شكرًا لك. جُدّدت باقتك اليومية.',
    shopLead: 'تسري لسنة أخرى بالسعر الذي تعرفه. يمكنك تغييرها أو إلغاؤها في أي وقت.',
    facts: [['الباقة', 'اليومية'], ['تسري حتى', '30 نوفمبر 2027'], ['السعر', '4.90 شهريًا']],
    intranetTitle: 'نبض العملاء', intranetHead: 'نبض العملاء',
    intranetLead: 'كيف يقيّمنا العملاء هذا الشهر مقارنة بأهدافنا وبالشهر الماضي. تتحرك الأرقام مع إجابات العملاء.',
    region: 'المنطقة',
    preferences: 'تفضيلاتك', manage: 'إدارة الرسائل',
    preferencesLead: 'أنت تقرر ما نرسله إليك وكيف ومتى. كل اختيار يسري فورًا، ويمكنك التراجع عنه.',
    preferencesKept: 'في هذا العرض كل زيارة عميل جديد.',
    importTitle: 'استيراد الإجابات', importHead: 'ماذا يقول هذا الملف؟',
    importLead: 'يتحول ملف CSV من إجابات الاستبيان إلى بطاقة أداء بفترات ثقة. يُقرأ الملف في متصفحك ولا يذهب إلى أي مكان آخر.',
    analysisTitle: 'التحليل', analysisHead: 'هل التغيّر حقيقي، ولمن، ولماذا؟',
    analysisLead: 'بيانات حقيقية، سؤالًا بعد سؤال: كل قيمة مع ما تستند إليه، وكل فرق مع اختبار. يجري الحساب كله في متصفحك، وتبقى البيانات على جهازك.',
    board: 'اللوحة', boardTitle: 'اللوحة', boardHead: 'بطاقة أداء واحدة لثلاثة أشخاص',
    boardLead: 'لدى المدير التنفيذي ثلاثون ثانية، ولدى المديرة ساعة، ولدى الموظف نوبة عمل. ما يُعرض لهم يختلف، وما يقوله لا يختلف.',
    journey: 'الرحلة', journeyTitle: 'رحلة التجديد', journeyHead: 'رحلة التجديد',
    journeyLead: 'ما يمر به العملاء عند تجديد باقتهم: كما رسمها الفريق، بأرقام تتحرك مع إجابات العملاء، وكما سلكها العملاء فعلًا.',
    mapping: 'الرسم معًا', mappingTitle: 'الرسم معًا',
    mappingLead: 'كل من يفتح هذه الصفحة يرسم الرحلة نفسها. افتحها مرة أخرى في لسان آخر أو على جهاز آخر، واقطع الاتصال وتابع ثم عُد. الرحلة نفسها بالإنجليزية.',
    mappingAs: 'الدخول بصفة:', roles: { facilitator: 'الميسّر', team: 'الفريق', customer: 'عميل' },
  },
};

const file = (language) => (language === 'en' ? 'index.html' : `${language}.html`);
/** Some pages have fewer elements than all, and need the texts of those alone. */
const TEXTS = { shop: 'surveys-', mapping: 'journey-' };
/** The pages "Analysis", "The board" and "The journey" bring their languages with them. */
const locale = (language, page) => (language === 'en' || ['analysis', 'board', 'journey'].includes(page) ? '' : `\n    <script type="module" src="/cdn/locales/${TEXTS[page] ?? ''}${language}.js"></script>`);

function frame(page, language, title, scripts, body) {
  const t = words[language];
  const door = (name) => `<a href="/${name}/${file(language)}"${name === page ? ' aria-current="page"' : ''}>${t[name]}</a>`;
  const others = Object.entries(LANGUAGES).map(([code, name]) => `<a href="/${page}/${file(code)}" lang="${code}" hreflang="${code}"${code === language ? ' aria-current="true"' : ''}>${name}</a>`);
  return `<!doctype html>
<html lang="${language}" dir="${t.dir}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>${title} - Tidewell</title>
    <link rel="stylesheet" href="/site.css" />
    <link rel="stylesheet" href="/cdn/placeholder.css" />${scripts.map((path) => `\n    <script type="module" src="${path}"></script>`).join('')}${locale(language, page)}
  </head>
  <body>
${body}
    <footer>
      <p>${t.invented}</p>
      <nav aria-label="${t.lobby}"><a href="/">${t.lobby}</a> ${['shop', 'preferences', 'intranet', 'board', 'journey', 'mapping', 'import', 'analysis'].map(door).join(' ')} <a href="/states/">${t.states}</a></nav>
      <nav aria-label="Language">${others.join(' ')}</nav>
    </footer>
  </body>
</html>
`;
}

const bar = (t, links) => `    <header class="bar">
      <a class="name" href="/">Tide<span>well</span></a>
      <nav aria-label="Tidewell">${links}</nav>
    </header>`;

function shop(language, collector) {
  const t = words[language];
  const facts = t.facts.map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`).join('\n          ');
  return frame('shop', language, t.shopTitle, ['/cdn/nps-survey.js', '/cdn/delivery.js'], `${bar(t, [t.accounts, t.savings, t.borrowing, t.help].map((name) => `<a href="#main">${name}</a>`).join(' '))}
    <main id="main" class="narrow">
      <h1>${t.shopHead}</h1>
      <p class="lead">${t.shopLead}</p>
      <dl class="facts">
          ${facts}
      </dl>
      <section class="card">
        <cx-nps-survey business="Tidewell" survey="renewal" touchpoint="renewal" segments='{"region":"North"}' dismissible></cx-nps-survey>
      </section>
      <cx-delivery endpoint="${collector}/v1/events" storage="allowed"></cx-delivery>
      <p><a href="/preferences/${file(language)}">${t.manage}</a></p>
    </main>`);
}

function preferences(language) {
  const t = words[language];
  const texts = language === 'en' ? [] : [`/cdn/locales/preferences-${language}.js`];
  return frame('preferences', language, t.preferences, ['/cdn/preference-center.js', ...texts, '/bank/preferences.js'], `${bar(t, `<a href="#main" aria-current="page">${t.preferences}</a>`)}
    <main id="main" class="narrow">
      <h1>${t.preferences}</h1>
      <p class="lead">${t.preferencesLead}</p>
      <cx-preference-center></cx-preference-center>
      <p class="small">${t.preferencesKept}</p>
    </main>`);
}

function intranet(language, collector) {
  const t = words[language];
  return frame('intranet', language, t.intranetTitle, ['/cdn/scorecard.js'], `${bar(t, `<a href="#main" aria-current="page">${t.intranetTitle}</a>`)}
    <main id="main">
      <h1>${t.intranetHead}</h1>
      <p class="lead">${t.intranetLead}</p>
      <section class="card">
        <cx-scorecard src="${collector}/v1/live?period=month&amp;by=region" by="region" by-label="${t.region}">
          <cx-metric metric="nps" target="40"></cx-metric>
          <cx-metric metric="csat" target="85"></cx-metric>
          <cx-metric metric="ces" target="5.5"></cx-metric>
        </cx-scorecard>
      </section>
    </main>`);
}

function importer(language) {
  const t = words[language];
  return frame('import', language, t.importTitle, ['/cdn/import.js'], `${bar(t, `<a href="#main" aria-current="page">${t.importTitle}</a>`)}
    <main id="main">
      <h1>${t.importHead}</h1>
      <p class="lead">${t.importLead}</p>
      <section class="card"><cx-import></cx-import></section>
    </main>`);
}

function analysis(language) {
  const t = words[language];
  return frame('analysis', language, t.analysisTitle, ['/built/analysis.js'], `${bar(t, `<a href="#main" aria-current="page">${t.analysisTitle}</a>`)}
    <main id="main">
      <h1>${t.analysisHead}</h1>
      <p class="lead">${t.analysisLead}</p>
      <demo-analysis></demo-analysis>
    </main>`);
}

function board(language, collector) {
  const t = words[language];
  return frame('board', language, t.boardTitle, ['/built/board.js'], `${bar(t, `<a href="#main" aria-current="page">${t.boardTitle}</a>`)}
    <main id="main">
      <h1>${t.boardHead}</h1>
      <p class="lead">${t.boardLead}</p>
      <demo-board collector="${collector}"></demo-board>
    </main>`);
}

function journey(language, collector) {
  const t = words[language];
  return frame('journey', language, t.journeyTitle, ['/built/journey.js'], `${bar(t, `<a href="#main" aria-current="page">${t.journeyTitle}</a>`)}
    <main id="main" class="wide">
      <h1>${t.journeyHead}</h1>
      <p class="lead">${t.journeyLead}</p>
      <demo-journey collector="${collector}"></demo-journey>
    </main>`);
}

function mapping(language) {
  const t = words[language];
  const others = Object.entries(t.roles).map(([role, name]) => `<a href="?as=${role}" target="_blank">${name}</a>`).join(' · ');
  return frame('mapping', language, t.mappingTitle, ['/mapping/page.js'], `${bar(t, `<a href="#main" aria-current="page">${t.mappingTitle}</a>`)}
    <main id="main" class="wide">
      <h1>${t.mappingTitle}</h1>
      <p class="lead">${t.mappingLead}</p>
      <p>${t.mappingAs} ${others}</p>
      <cx-journey-session for="map"></cx-journey-session>
      <cx-journey-map id="map"></cx-journey-map>
    </main>`);
}

/** The pages by path, for a collector at `collector`. */
export function pages(collector) {
  const all = new Map();
  for (const language of Object.keys(LANGUAGES)) {
    all.set(`/shop/${file(language)}`, shop(language, collector));
    all.set(`/preferences/${file(language)}`, preferences(language));
    all.set(`/intranet/${file(language)}`, intranet(language, collector));
    all.set(`/import/${file(language)}`, importer(language));
    all.set(`/analysis/${file(language)}`, analysis(language));
    all.set(`/board/${file(language)}`, board(language, collector));
    all.set(`/journey/${file(language)}`, journey(language, collector));
    all.set(`/mapping/${file(language)}`, mapping(language));
  }
  return all;
}
