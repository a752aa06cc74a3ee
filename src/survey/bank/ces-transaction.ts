import { isHard, offersCall, open, OTHER_REASON, surveyOf, thanks, words, type Template } from './parts.js';

export const survey: Template['survey'] = surveyOf({
  id: 'ces-transaction',
  title: words('How easy was it?', 'Wie leicht war es?', 'ما مدى السهولة؟'),
  moment: 'after-transaction', touchpoint: 'transaction',
  pages: [
    { id: 'rate', questions: [{ type: 'ces', id: 'ces', required: true }], next: [{ when: { of: 'answers.ces', op: 'atLeast', to: 6 }, to: 'keep' }] },
    {
      id: 'effort',
      questions: [{ type: 'single-choice', id: 'where', title: words('Where was the most effort?', 'Wo war der Aufwand am größten?', 'أين كان الجهد الأكبر؟'), choices: [
        { id: 'finding', text: words('Finding out how', 'Herauszufinden, wie es geht', 'معرفة الطريقة') },
        { id: 'steps', text: words('Too many steps', 'Zu viele Schritte', 'كثرة الخطوات') },
        { id: 'repeating', text: words('Saying it again to somebody else', 'Es noch jemandem zu erklären', 'تكرار الشرح لشخص آخر') },
        { id: 'waiting', text: words('Waiting', 'Warten', 'الانتظار') },
        { id: 'failing', text: words('Something did not work', 'Etwas ging nicht', 'شيء ما لم يعمل') },
        OTHER_REASON,
      ] }, open('wish', words('What would have made it easier?', 'Was hätte es leichter gemacht?', 'ما الذي كان سيجعله أسهل؟'))],
    },
    { id: 'keep', visibleIf: { of: 'answers.ces', op: 'atLeast', to: 6 }, questions: [open('keep', words('What made it easy?', 'Was hat es leicht gemacht?', 'ما الذي جعله سهلًا؟'))] },
  ],
  endings: [offersCall(isHard('ces')), thanks()],
});

export const tests: Template['tests'] = [
  { name: 'Hard: where was the effort, then a call', steps: [{ answer: { ces: 2 } }, { answer: { where: 'repeating', wish: 'One person' } }], expect: { path: ['rate', 'effort'], ending: 'call-back', sent: { ces: 2, where: 'repeating' } } },
  { name: 'So-so: where was the effort, then thanks', steps: [{ answer: { ces: 5 } }, { answer: { where: 'waiting' } }], expect: { ending: 'thanks', followUp: null } },
  { name: 'Easy: what made it easy', steps: [{ answer: { ces: 7 } }, { answer: { keep: 'One click' } }], expect: { path: ['rate', 'keep'], ending: 'thanks' } },
];
