import { offersCall, open, surveyOf, thanks, words, type Template } from './parts.js';

export const survey: Template['survey'] = surveyOf({
  id: 'website-task',
  title: words('Your visit', 'Ihr Besuch', 'زيارتكم', 'Votre visite', 'Su visita'),
  moment: 'after-transaction', touchpoint: 'website',
  variables: [{ id: 'page', kind: 'text', sent: true }],
  pages: [
    { id: 'task', questions: [{ type: 'single-choice', id: 'task', shuffle: true, other: true, title: words('What did you come for?', 'Wofür sind Sie gekommen?', 'ما سبب زيارتكم؟', 'Pourquoi êtes-vous venu ?', '¿A qué ha venido?'), choices: [
      { id: 'find', text: words('To find out something', 'Um etwas herauszufinden', 'لمعرفة شيء ما', 'Pour m’informer', 'A informarme') },
      { id: 'compare', text: words('To compare', 'Um zu vergleichen', 'للمقارنة', 'Pour comparer', 'A comparar') },
      { id: 'buy', text: words('To buy', 'Um zu kaufen', 'للشراء', 'Pour acheter', 'A comprar') },
      { id: 'account', text: words('Something about my account', 'Etwas zu meinem Konto', 'أمر يخص حسابي', 'Au sujet de mon compte', 'Por algo de mi cuenta') },
      { id: 'help', text: words('To get help', 'Um Hilfe zu bekommen', 'للحصول على المساعدة', 'Pour avoir de l’aide', 'A pedir ayuda') },
    ] }] },
    { id: 'done', questions: [{ type: 'single-choice', id: 'done', required: true, title: words('Could you do it?', 'Konnten Sie es erledigen?', 'هل تمكنتم من ذلك؟', 'Avez-vous pu le faire ?', '¿Pudo hacerlo?'), choices: [
      { id: 'yes', text: words('Yes', 'Ja', 'نعم', 'Oui', 'Sí') }, { id: 'partly', text: words('In part', 'Zum Teil', 'جزئيًا', 'En partie', 'En parte') }, { id: 'no', text: words('No', 'Nein', 'لا', 'Non', 'No') },
    ] }], next: [{ when: { of: 'answers.done', op: 'is', to: 'yes' }, to: 'ease' }] },
    { id: 'stuck', questions: [open('stuck', words('Where did you get stuck?', 'Wo ging es nicht weiter?', 'أين توقفتم؟', 'Où avez-vous été bloqué ?', '¿Dónde se atascó?')), { type: 'file', id: 'screen', title: words('A picture of the screen helps, if you have one.', 'Ein Bild vom Bildschirm hilft, falls Sie eines haben.', 'صورة من الشاشة تساعدنا إن وُجدت.', 'Une image de l’écran aide, si vous en avez une.', 'Una imagen de la pantalla ayuda, si la tiene.'), accept: ['image/*'], most: 3, screenshot: true }], next: [{ when: { of: 'answers.done', op: 'is', to: 'no' }, to: 'call-back' }] },
    { id: 'ease', questions: [{ type: 'ces', id: 'ces' }, open('easier', words('What would make it easier?', 'Was würde es leichter machen?', 'ما الذي يجعله أسهل؟', 'Qu’est-ce qui faciliterait les choses ?', '¿Qué lo haría más fácil?'))] },
  ],
  endings: [thanks(), offersCall({ of: 'answers.done', op: 'is', to: 'no' }, { title: words('We can help you with it.', 'Wir können Ihnen dabei helfen.', 'يمكننا مساعدتكم في ذلك.', 'Nous pouvons vous y aider.', 'Podemos ayudarle con ello.') })],
});

export const tests: Template['tests'] = [
  { name: 'Done: how easy was it?', variables: { page: '/prices' }, steps: [{ answer: { task: 'compare' } }, { answer: { done: 'yes' } }, { answer: { ces: 6 } }], expect: { path: ['task', 'done', 'ease'], ending: 'thanks', fields: { page: '/prices' } } },
  { name: 'Not done: where, and may we help?', steps: [{ answer: { task: 'buy' } }, { answer: { done: 'no' } }, { answer: { stuck: 'The card form' } }], expect: { path: ['task', 'done', 'stuck'], ending: 'call-back' } },
  { name: 'Done in part: where, and how easy', steps: [{}, { answer: { done: 'partly' } }, { answer: { stuck: 'Delivery' } }, { answer: { ces: 3 } }], expect: { path: ['task', 'done', 'stuck', 'ease'], ending: 'thanks' } },
];
