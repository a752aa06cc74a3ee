import { offersCall, open, surveyOf, thanks, words, yesNo, type Template } from './parts.js';

export const survey: Template['survey'] = surveyOf({
  id: 'churn',
  title: words('Before you go', 'Bevor Sie gehen', 'قبل مغادرتكم'),
  description: words('Your cancellation is done, whatever you answer.', 'Ihre Kündigung gilt, was auch immer Sie antworten.', 'تم إلغاء اشتراككم مهما كانت إجابتكم.'),
  moment: 'any-time', touchpoint: 'cancellation', journey: 'exit',
  pages: [
    { id: 'reason', questions: [{ type: 'single-choice', id: 'reason', shuffle: true, other: true, title: words('What is the main reason?', 'Was ist der wichtigste Grund?', 'ما السبب الرئيسي؟'), choices: [
      { id: 'price', text: words('Too expensive', 'Zu teuer', 'السعر مرتفع') },
      { id: 'need', text: words('I no longer need it', 'Ich brauche es nicht mehr', 'لم أعد بحاجة إليه') },
      { id: 'missing', text: words('Something is missing', 'Etwas fehlt', 'شيء ما ينقصه') },
      { id: 'trouble', text: words('Trouble in use', 'Ärger bei der Nutzung', 'مشكلات في الاستخدام') },
      { id: 'service', text: words('The service', 'Der Kundendienst', 'خدمة العملاء') },
      { id: 'other-provider', text: words('I go to somebody else', 'Ich wechsle zu jemand anderem', 'أنتقل إلى مزود آخر') },
    ] }] },
    { id: 'trouble', visibleIf: { of: 'answers.reason', op: 'anyOf', to: ['trouble', 'service', 'missing'] }, questions: [open('trouble', words('What happened?', 'Was ist passiert?', 'ماذا حدث؟'))] },
    { id: 'whom', visibleIf: { of: 'answers.reason', op: 'is', to: 'other-provider' }, questions: [open('better-there', words('What is better there?', 'Was ist dort besser?', 'ما الأفضل هناك؟'))] },
    { id: 'back', questions: [yesNo('return', words('Could you imagine coming back?', 'Könnten Sie sich vorstellen, wiederzukommen?', 'هل يمكن أن تعودوا إلينا؟')), open('condition', words('What would have to be so?', 'Was müsste dafür sein?', 'ما الذي يجب أن يتحقق لذلك؟'), { visibleIf: { of: 'answers.return', op: 'is', to: 'yes' } })] },
  ],
  endings: [
    offersCall({ of: 'answers.reason', op: 'anyOf', to: ['trouble', 'service'] }),
    { id: 'invite', when: { of: 'answers.return', op: 'is', to: 'yes' }, title: words('Thank you for the time with us.', 'Danke für die Zeit mit uns.', 'شكرًا على الوقت الذي قضيتموه معنا.'), followUp: { kind: 'other', offer: words('Shall we write once, when that is so?', 'Sollen wir Ihnen einmal schreiben, wenn es so weit ist?', 'هل نكتب لكم مرة واحدة عندما يتحقق ذلك؟'), contact: ['email'] } },
    thanks(words('All the best to you.', 'Alles Gute für Sie.', 'نتمنى لكم كل التوفيق.')),
  ],
});

export const tests: Template['tests'] = [
  { name: 'Trouble is asked about, and called about', steps: [{ answer: { reason: 'trouble' } }, { answer: { trouble: 'It stopped' } }, { answer: { return: 'no' } }], expect: { path: ['reason', 'trouble', 'back'], ending: 'call-back' } },
  { name: 'Who goes elsewhere says what is better there', steps: [{ answer: { reason: 'other-provider' } }, { answer: { 'better-there': 'Faster' } }, { answer: { return: 'yes', condition: 'Speed' } }], expect: { path: ['reason', 'whom', 'back'], ending: 'invite', followUp: 'other' } },
  { name: 'Who just goes may go', steps: [{ answer: { reason: 'need' } }, {}], expect: { path: ['reason', 'back'], ending: 'thanks', followUp: null } },
];
