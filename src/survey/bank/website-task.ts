import { offersCall, open, surveyOf, thanks, words, type Template } from './parts.js';

export const survey: Template['survey'] = surveyOf({
  id: 'website-task',
  title: words('Your visit', 'Ihr Besuch', 'زيارتكم'),
  moment: 'after-transaction', touchpoint: 'website',
  variables: [{ id: 'page', kind: 'text', sent: true }],
  pages: [
    { id: 'task', questions: [{ type: 'single-choice', id: 'task', shuffle: true, other: true, title: words('What did you come for?', 'Wofür sind Sie gekommen?', 'ما سبب زيارتكم؟'), choices: [
      { id: 'find', text: words('To find out something', 'Um etwas herauszufinden', 'لمعرفة شيء ما') },
      { id: 'compare', text: words('To compare', 'Um zu vergleichen', 'للمقارنة') },
      { id: 'buy', text: words('To buy', 'Um zu kaufen', 'للشراء') },
      { id: 'account', text: words('Something about my account', 'Etwas zu meinem Konto', 'أمر يخص حسابي') },
      { id: 'help', text: words('To get help', 'Um Hilfe zu bekommen', 'للحصول على المساعدة') },
    ] }] },
    { id: 'done', questions: [{ type: 'single-choice', id: 'done', required: true, title: words('Could you do it?', 'Konnten Sie es erledigen?', 'هل تمكنتم من ذلك؟'), choices: [
      { id: 'yes', text: words('Yes', 'Ja', 'نعم') }, { id: 'partly', text: words('In part', 'Zum Teil', 'جزئيًا') }, { id: 'no', text: words('No', 'Nein', 'لا') },
    ] }], next: [{ when: { of: 'answers.done', op: 'is', to: 'yes' }, to: 'ease' }] },
    { id: 'stuck', questions: [open('stuck', words('Where did you get stuck?', 'Wo ging es nicht weiter?', 'أين توقفتم؟')), { type: 'file', id: 'screen', title: words('A picture of the screen helps, if you have one.', 'Ein Bild vom Bildschirm hilft, falls Sie eines haben.', 'صورة من الشاشة تساعدنا إن وُجدت.'), accept: ['image/*'], most: 3, screenshot: true }], next: [{ when: { of: 'answers.done', op: 'is', to: 'no' }, to: 'call-back' }] },
    { id: 'ease', questions: [{ type: 'ces', id: 'ces' }, open('easier', words('What would make it easier?', 'Was würde es leichter machen?', 'ما الذي يجعله أسهل؟'))] },
  ],
  endings: [thanks(), offersCall({ of: 'answers.done', op: 'is', to: 'no' }, { title: words('We can help you with it.', 'Wir können Ihnen dabei helfen.', 'يمكننا مساعدتكم في ذلك.') })],
});

export const tests: Template['tests'] = [
  { name: 'Done: how easy was it?', variables: { page: '/prices' }, steps: [{ answer: { task: 'compare' } }, { answer: { done: 'yes' } }, { answer: { ces: 6 } }], expect: { path: ['task', 'done', 'ease'], ending: 'thanks', fields: { page: '/prices' } } },
  { name: 'Not done: where, and may we help?', steps: [{ answer: { task: 'buy' } }, { answer: { done: 'no' } }, { answer: { stuck: 'The card form' } }], expect: { path: ['task', 'done', 'stuck'], ending: 'call-back' } },
  { name: 'Done in part: where, and how easy', steps: [{}, { answer: { done: 'partly' } }, { answer: { stuck: 'Delivery' } }, { answer: { ces: 3 } }], expect: { path: ['task', 'done', 'stuck', 'ease'], ending: 'thanks' } },
];
