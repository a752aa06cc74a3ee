import { asksForReview, isDissatisfied, offersCall, open, surveyOf, thanks, words, type Template } from './parts.js';

export const survey: Template['survey'] = surveyOf({
  id: 'csat-interaction',
  title: words('How was it?', 'Wie war es?', 'كيف كانت تجربتكم؟', 'Comment était-ce ?', '¿Qué tal fue?'),
  moment: 'after-interaction', touchpoint: 'contact',
  pages: [
    { id: 'rate', questions: [{ type: 'csat', id: 'csat', required: true }], next: [{ when: { of: 'answers.csat', op: 'is', to: 5 }, to: 'best' }] },
    {
      id: 'why',
      questions: [
        { type: 'multiple-choice', id: 'what', title: words('What could have been better?', 'Was hätte besser sein können?', 'ما الذي كان يمكن أن يكون أفضل؟', 'Qu’est-ce qui aurait pu être mieux ?', '¿Qué podría haber sido mejor?'), shuffle: true, other: true, choices: [
          { id: 'waiting', text: words('The waiting time', 'Die Wartezeit', 'وقت الانتظار', 'Le temps d’attente', 'El tiempo de espera') },
          { id: 'friendliness', text: words('How I was treated', 'Wie man mit mir umging', 'طريقة التعامل معي', 'La façon dont on m’a traité', 'El trato que recibí') },
          { id: 'knowledge', text: words('What they knew', 'Was man wusste', 'معرفة الموظفين', 'Les connaissances', 'Los conocimientos') },
          { id: 'solution', text: words('The solution', 'Die Lösung', 'الحل المقدَّم', 'La solution', 'La solución') },
          { id: 'nothing', text: words('Nothing', 'Nichts', 'لا شيء', 'Rien', 'Nada'), alone: true },
        ] },
        open('how', words('How?', 'Wie?', 'كيف ذلك؟', 'Comment ?', '¿Cómo?'), { visibleIf: { of: 'answers.what', op: 'answered' } }),
      ],
      next: [{ when: isDissatisfied('csat'), to: 'call-back' }, { when: { of: 'answers.csat', op: 'atMost', to: 4 }, to: 'thanks' }],
    },
    { id: 'best', questions: [open('best', words('What did we do well?', 'Was haben wir gut gemacht?', 'ما الذي أحسنّا فعله؟', 'Qu’avons-nous bien fait ?', '¿Qué hicimos bien?'))] },
  ],
  endings: [asksForReview({ of: 'answers.csat', op: 'is', to: 5 }), offersCall(isDissatisfied('csat')), thanks()],
});

export const tests: Template['tests'] = [
  { name: 'Five stars lead to a review', steps: [{ answer: { csat: 5 } }, { answer: { best: 'Quick' } }], expect: { path: ['rate', 'best'], ending: 'review' } },
  { name: 'Three stars ask what could be better', steps: [{ answer: { csat: 3 } }, { answer: { what: ['waiting'], how: 'Shorter' } }], expect: { path: ['rate', 'why'], ending: 'thanks', sent: { what: ['waiting'], how: 'Shorter' } } },
  { name: 'How is asked only of what was named', steps: [{ answer: { csat: 4 }, expect: { shown: ['what'] } }, { answer: { what: ['solution'] }, go: 'stay', expect: { shown: ['what', 'how'] } }, {}], expect: { ending: 'thanks' } },
  { name: 'Nothing stands alone', steps: [{ answer: { csat: 4 } }, { answer: { what: ['nothing', 'waiting'] }, expect: { page: 'why', problems: ['what alone'] } }, { answer: { what: ['nothing'] } }], expect: { ending: 'thanks' } },
  { name: 'One star is offered a call', steps: [{ answer: { csat: 1 } }, {}], expect: { ending: 'call-back', followUp: 'call-back' } },
];
