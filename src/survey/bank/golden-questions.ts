import { offersCall, open, surveyOf, thanks, words, yesNo, type Template } from './parts.js';

export const survey: Template['survey'] = surveyOf({
  id: 'golden-questions',
  title: words('What matters to you', 'Was Ihnen wichtig ist', 'ما يهمّكم', 'Ce qui compte pour vous', 'Lo que le importa'),
  description: words('Four questions about what you want, not about how we did.', 'Vier Fragen dazu, was Sie wollen, und nicht dazu, wie wir waren.', 'أربعة أسئلة عما تريدونه، لا عن أدائنا.', 'Quatre questions sur ce que vous voulez, et non sur nos résultats.', 'Cuatro preguntas sobre lo que quiere, no sobre cómo lo hicimos.'),
  moment: 'any-time', touchpoint: 'relationship',
  variables: [{ id: 'customer', kind: 'boolean', otherwise: true, sent: true }],
  pages: [
    { id: 'win', visibleIf: { of: 'variables.customer', op: 'is', to: false }, questions: [open('win', words('What would win you as a customer?', 'Was würde Sie als Kunden gewinnen?', 'ما الذي يجعلكم عملاء لنا؟', 'Qu’est-ce qui vous gagnerait comme client ?', '¿Qué le ganaría como cliente?'))] },
    { id: 'keep', visibleIf: { of: 'variables.customer', op: 'is', to: true }, questions: [open('keep', words('What would keep you as a customer?', 'Was würde Sie als Kunden halten?', 'ما الذي يبقيكم عملاء لنا؟', 'Qu’est-ce qui vous garderait comme client ?', '¿Qué le mantendría como cliente?'))] },
    { id: 'more', questions: [open('more', words('What would make you buy more from us?', 'Was würde Sie mehr bei uns kaufen lassen?', 'ما الذي يدفعكم إلى شراء المزيد منا؟', 'Qu’est-ce qui vous ferait acheter davantage chez nous ?', '¿Qué le haría comprarnos más?'))] },
    { id: 'stop', questions: [open('stop', words('What should we stop doing?', 'Womit sollen wir aufhören?', 'ما الذي ينبغي أن نتوقف عن فعله؟', 'Que devons-nous cesser de faire ?', '¿Qué debemos dejar de hacer?'))] },
    { id: 'talk', questions: [yesNo('talk', words('May we ask you more about this?', 'Dürfen wir Sie dazu mehr fragen?', 'هل تسمحون لنا بأن نسألكم المزيد عن ذلك؟', 'Pouvons-nous vous en demander plus ?', '¿Podemos preguntarle más sobre esto?'))] },
  ],
  endings: [
    offersCall({ of: 'answers.talk', op: 'is', to: 'yes' }, { title: words('Thank you. We would like to hear more.', 'Danke. Wir würden gern mehr hören.', 'شكرًا لكم، ونود أن نسمع المزيد.', 'Merci. Nous aimerions en savoir plus.', 'Gracias. Nos gustaría saber más.'), followUp: { kind: 'call-back', offer: words('How can we reach you?', 'Wie erreichen wir Sie?', 'كيف يمكننا التواصل معكم؟', 'Comment pouvons-nous vous joindre ?', '¿Cómo podemos contactarle?'), days: 14, contact: ['name', 'email', 'phone'] } }),
    thanks(words('We read every answer.', 'Wir lesen jede Antwort.', 'نقرأ كل إجابة.', 'Nous lisons chaque réponse.', 'Leemos cada respuesta.')),
  ],
});

export const tests: Template['tests'] = [
  { name: 'A customer is asked what would keep them', steps: [{ answer: { keep: 'Fair prices' } }, { answer: { more: 'Nothing' } }, { answer: { stop: 'Calling me' } }, { answer: { talk: 'no' } }], expect: { path: ['keep', 'more', 'stop', 'talk'], ending: 'thanks', sent: { win: null } } },
  { name: 'Somebody else is asked what would win them', variables: { customer: false }, steps: [{ answer: { win: 'A trial' } }, {}, {}, { answer: { talk: 'yes' } }], expect: { path: ['win', 'more', 'stop', 'talk'], ending: 'call-back', fields: { customer: false } } },
];
