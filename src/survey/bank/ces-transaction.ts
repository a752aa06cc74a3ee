import { isHard, offersCall, open, OTHER_REASON, surveyOf, thanks, words, type Template } from './parts.js';

export const survey: Template['survey'] = surveyOf({
  id: 'ces-transaction',
  title: words('How easy was it?', 'Wie leicht war es?', 'ما مدى السهولة؟', 'Était-ce facile ?', '¿Fue fácil?'),
  moment: 'after-transaction', touchpoint: 'transaction',
  pages: [
    { id: 'rate', questions: [{ type: 'ces', id: 'ces', required: true }], next: [{ when: { of: 'answers.ces', op: 'atLeast', to: 6 }, to: 'keep' }] },
    {
      id: 'effort',
      questions: [{ type: 'single-choice', id: 'where', title: words('Where was the most effort?', 'Wo war der Aufwand am größten?', 'أين كان الجهد الأكبر؟', 'Où était l’effort le plus grand ?', '¿Dónde estuvo el mayor esfuerzo?'), choices: [
        { id: 'finding', text: words('Finding out how', 'Herauszufinden, wie es geht', 'معرفة الطريقة', 'Trouver comment faire', 'Averiguar cómo hacerlo') },
        { id: 'steps', text: words('Too many steps', 'Zu viele Schritte', 'كثرة الخطوات', 'Trop d’étapes', 'Demasiados pasos') },
        { id: 'repeating', text: words('Saying it again to somebody else', 'Es noch jemandem zu erklären', 'تكرار الشرح لشخص آخر', 'Le répéter à quelqu’un d’autre', 'Repetirlo a otra persona') },
        { id: 'waiting', text: words('Waiting', 'Warten', 'الانتظار', 'Attendre', 'Esperar') },
        { id: 'failing', text: words('Something did not work', 'Etwas ging nicht', 'شيء ما لم يعمل', 'Quelque chose ne marchait pas', 'Algo no funcionó') },
        OTHER_REASON,
      ] }, open('wish', words('What would have made it easier?', 'Was hätte es leichter gemacht?', 'ما الذي كان سيجعله أسهل؟', 'Qu’est-ce qui aurait facilité les choses ?', '¿Qué lo habría hecho más fácil?'))],
    },
    { id: 'keep', visibleIf: { of: 'answers.ces', op: 'atLeast', to: 6 }, questions: [open('keep', words('What made it easy?', 'Was hat es leicht gemacht?', 'ما الذي جعله سهلًا؟', 'Qu’est-ce qui a facilité les choses ?', '¿Qué lo hizo fácil?'))] },
  ],
  endings: [offersCall(isHard('ces')), thanks()],
});

export const tests: Template['tests'] = [
  { name: 'Hard: where was the effort, then a call', steps: [{ answer: { ces: 2 } }, { answer: { where: 'repeating', wish: 'One person' } }], expect: { path: ['rate', 'effort'], ending: 'call-back', sent: { ces: 2, where: 'repeating' } } },
  { name: 'So-so: where was the effort, then thanks', steps: [{ answer: { ces: 5 } }, { answer: { where: 'waiting' } }], expect: { ending: 'thanks', followUp: null } },
  { name: 'Easy: what made it easy', steps: [{ answer: { ces: 7 } }, { answer: { keep: 'One click' } }], expect: { path: ['rate', 'keep'], ending: 'thanks' } },
];
