// A survey with every type of question that the library brings, in three languages.
const w = (en, de, ar) => ({ en, de, ar });
const list = (...entries) => entries.map(([id, en, de, ar]) => ({ id, text: w(en, de, ar) }));

export const everything = {
  format: 'cx-survey/1',
  id: 'everything',
  title: w('Every type of question', 'Jede Art von Frage', 'كل أنواع الأسئلة'),
  language: 'en',
  moment: 'journey-end',
  touchpoint: 'renewal',
  variables: [{ id: 'package', kind: 'text', otherwise: 'Everyday', sent: true }],
  pages: [
    {
      id: 'scales', title: w('Scales', 'Skalen', 'المقاييس'),
      questions: [
        { type: 'nps', id: 'nps', business: 'Tidewell', required: true },
        { type: 'csat', id: 'csat', business: w('the renewal of {package}', 'der Verlängerung von {package}', 'تجديد {package}') },
        { type: 'csat', id: 'mood', look: 'smileys', title: w('And how did you feel?', 'Und wie haben Sie sich gefühlt?', 'وكيف كان شعورك؟') },
        { type: 'ces', id: 'ces', business: 'Tidewell' },
        { type: 'rating', id: 'price', look: 'slider', scale: { min: 0, max: 100 }, title: w('How fair is the price?', 'Wie fair ist der Preis?', 'ما مدى عدالة السعر؟'), ends: { low: w('Not at all', 'Gar nicht', 'غير عادل'), high: w('Entirely', 'Völlig', 'عادل تمامًا') } },
      ],
    },
    {
      id: 'words', title: w('Words and feelings', 'Worte und Gefühle', 'الكلمات والمشاعر'),
      questions: [
        { type: 'text', id: 'why', title: w('You gave us {nps}. Why?', 'Sie gaben uns {nps}. Warum?', 'أعطيتنا {nps}. لماذا؟'), description: w('Card numbers and the like are hidden before anything is sent.', 'Kartennummern und dergleichen werden verborgen, bevor etwas gesendet wird.', 'تُخفى أرقام البطاقات وما شابهها قبل الإرسال.') },
        { type: 'emotion', id: 'felt', title: w('How did it feel?', 'Wie hat es sich angefühlt?', 'كيف كان الشعور؟') },
        { type: 'emotion', id: 'where', look: 'grid', title: w('And on a grid?', 'Und auf einem Raster?', 'وعلى شبكة؟') },
      ],
    },
    {
      id: 'choices', title: w('Choices', 'Auswahl', 'الاختيارات'),
      questions: [
        { type: 'single-choice', id: 'channel', other: true, title: w('Where did you renew?', 'Wo haben Sie verlängert?', 'أين جددت؟'), choices: list(['app', 'In the app', 'In der App', 'في التطبيق'], ['branch', 'In a branch', 'In einer Filiale', 'في الفرع'], ['phone', 'By phone', 'Am Telefon', 'بالهاتف']) },
        { type: 'multiple-choice', id: 'mattered', most: 2, title: w('What mattered? (two at most)', 'Was war wichtig? (höchstens zwei)', 'ما الذي كان مهمًا؟ (اثنان على الأكثر)'), choices: [...list(['price', 'Price', 'Preis', 'السعر'], ['speed', 'Speed', 'Tempo', 'السرعة'], ['people', 'People', 'Menschen', 'الموظفون']), { id: 'none', text: w('None of these', 'Nichts davon', 'لا شيء مما سبق'), alone: true }] },
        { type: 'ranking', id: 'order', title: w('What should we do next? Best first.', 'Was sollen wir als Nächstes tun? Das Beste zuerst.', 'ما الذي نفعله تاليًا؟ الأفضل أولًا.'), choices: list(['hours', 'Longer hours', 'Längere Zeiten', 'ساعات أطول'], ['app', 'A better app', 'Eine bessere App', 'تطبيق أفضل'], ['fees', 'Lower fees', 'Weniger Gebühren', 'رسوم أقل']) },
        { type: 'matrix', id: 'branch', title: w('How was your branch?', 'Wie war Ihre Filiale?', 'كيف كان فرعك؟'), rows: list(['staff', 'Staff', 'Personal', 'الموظفون'], ['waiting', 'Waiting', 'Wartezeit', 'الانتظار'], ['place', 'Place', 'Ort', 'المكان']), answers: { kind: 'scale', scale: { min: 1, max: 5 } }, ends: { low: w('Bad', 'Schlecht', 'سيئ'), high: w('Good', 'Gut', 'جيد') } },
        { type: 'area', id: 'about', title: w('Which part of us is this about?', 'Welchen Teil von uns betrifft das?', 'أي جزء منا يخص هذا؟') },
      ],
    },
    {
      id: 'facts', title: w('Facts', 'Angaben', 'معلومات'),
      questions: [
        { type: 'number', id: 'years', title: w('For how many years have you been with us?', 'Seit wie vielen Jahren sind Sie bei uns?', 'منذ كم سنة وأنت معنا؟'), min: 0, max: 100, unit: w('years', 'Jahre', 'سنوات') },
        { type: 'date', id: 'visit', title: w('When did you last visit us?', 'Wann waren Sie zuletzt bei uns?', 'متى زرتنا آخر مرة؟'), max: '2030-12-31' },
        { type: 'file', id: 'letter', title: w('A letter that we should see', 'Ein Brief, den wir sehen sollten', 'رسالة ينبغي أن نراها'), accept: ['image/*', 'application/pdf'], screenshot: true },
        { type: 'contact', id: 'who', title: w('May we write back?', 'Dürfen wir zurückschreiben?', 'هل يمكننا الرد؟'), fields: ['name', 'email'], purpose: w('To answer what you told us, and for nothing else.', 'Um auf das zu antworten, was Sie uns sagen, und für nichts sonst.', 'للرد على ما أخبرتنا به، لا لغير ذلك.') },
        { type: 'consent', id: 'panel', purpose: 'panel', title: w('May we ask you again in a year?', 'Dürfen wir Sie in einem Jahr wieder fragen?', 'هل يمكننا سؤالك بعد سنة؟') },
        { type: 'custom', id: 'plugin', kind: 'acme.mood.emoji', title: w('A question of a plugin that is not on this page', 'Eine Frage eines Plugins, das auf dieser Seite fehlt', 'سؤال من إضافة غير موجودة في هذه الصفحة') },
        { type: 'statement', id: 'thanks', title: w('That is all. Look at what will be sent before you send it.', 'Das ist alles. Sehen Sie vor dem Senden, was gesendet wird.', 'هذا كل شيء. انظر إلى ما سيُرسل قبل إرساله.') },
      ],
    },
  ],
  endings: [
    { id: 'sorry', when: { of: 'answers.nps', op: 'atMost', to: 6 }, title: w('We are sorry.', 'Das tut uns leid.', 'نأسف لذلك.'), followUp: { kind: 'call-back', offer: w('May we call you to put it right?', 'Dürfen wir Sie anrufen, um es gutzumachen?', 'هل يمكننا الاتصال بك لإصلاح الأمر؟'), days: 3, contact: ['name', 'phone'] } },
    { id: 'fine', title: w('Thank you.', 'Danke.', 'شكرًا لك.'), followUp: { kind: 'review', offer: w('Would you write a review?', 'Würden Sie eine Bewertung schreiben?', 'هل تكتب تقييمًا؟'), href: '/' } },
  ],
};
