import { offersCall, open, OTHER_REASON, surveyOf, thanks, words, type Template } from './parts.js';

export const survey: Template['survey'] = surveyOf({
  id: 'renewal',
  title: words('Before your contract ends', 'Bevor Ihr Vertrag endet', 'قبل انتهاء عقدكم', 'Avant la fin de votre contrat', 'Antes de que acabe su contrato'),
  moment: 'any-time', touchpoint: 'renewal-decision', journey: 'renewal',
  variables: [{ id: 'contract', kind: 'text', sent: true }],
  pages: [
    { id: 'plan', questions: [{ type: 'single-choice', id: 'plan', required: true, title: words('Do you plan to renew?', 'Haben Sie vor, zu verlängern?', 'هل تنوون التجديد؟', 'Pensez-vous renouveler ?', '¿Piensa renovar?'), choices: [
      { id: 'yes', text: words('Yes', 'Ja', 'نعم', 'Oui', 'Sí') },
      { id: 'unsure', text: words('I have not decided', 'Noch nicht entschieden', 'لم أقرر بعد', 'Je n’ai pas décidé', 'No lo he decidido') },
      { id: 'less', text: words('Yes, with less', 'Ja, mit weniger', 'نعم، ولكن بأقل', 'Oui, avec moins', 'Sí, con menos') },
      { id: 'no', text: words('No', 'Nein', 'لا', 'Non', 'No') },
    ] }], next: [{ when: { of: 'answers.plan', op: 'is', to: 'yes' }, to: 'more' }] },
    { id: 'depends', questions: [{ type: 'ranking', id: 'depends', top: 3, shuffle: true, title: words('What does it depend on? Put the three that matter most in order.', 'Wovon hängt es ab? Ordnen Sie die drei wichtigsten Punkte.', 'على ماذا يتوقف ذلك؟ رتّبوا أهم ثلاثة أمور.', 'De quoi cela dépend-il ? Classez les trois points les plus importants.', '¿De qué depende? Ordene los tres puntos que más importan.'), choices: [
      { id: 'price', text: words('The price', 'Der Preis', 'السعر', 'Le prix', 'El precio') },
      { id: 'use', text: words('How much we use it', 'Wie viel wir es nutzen', 'مدى استخدامنا له', 'Combien nous l’utilisons', 'Cuánto lo usamos') },
      { id: 'quality', text: words('How well it works', 'Wie gut es funktioniert', 'جودة عمله', 'S’il marche bien', 'Si funciona bien') },
      { id: 'service', text: words('The service', 'Der Kundendienst', 'خدمة العملاء', 'Le service client', 'La atención al cliente') },
      { id: 'alternative', text: words('Another offer', 'Ein anderes Angebot', 'عرض آخر', 'Une autre offre', 'Otra oferta') },
      OTHER_REASON,
    ] }, open('change', words('What would have to change for you to stay?', 'Was müsste sich ändern, damit Sie bleiben?', 'ما الذي يجب أن يتغير لتبقوا معنا؟', 'Que faudrait-il changer pour que vous restiez ?', '¿Qué tendría que cambiar para que se quede?'))], next: [{ when: { of: 'answers.plan', op: 'anyOf', to: ['no', 'unsure', 'less'] }, to: 'call-back' }] },
    { id: 'more', questions: [open('more', words('What should we do next year that we did not do this year?', 'Was sollen wir nächstes Jahr tun, das heuer gefehlt hat?', 'ما الذي ينبغي أن نفعله العام القادم ولم نفعله هذا العام؟', 'Que devons-nous faire l’an prochain que nous n’avons pas fait cette année ?', '¿Qué debemos hacer el año próximo que no hicimos este año?'))] },
  ],
  endings: [thanks(), offersCall({ of: 'answers.plan', op: 'isNot', to: 'yes' }, { title: words('Thank you. Let us talk about it.', 'Danke. Reden wir darüber.', 'شكرًا لكم، دعونا نتحدث عن ذلك.', 'Merci. Parlons-en.', 'Gracias. Hablemos de ello.') })],
});

export const tests: Template['tests'] = [
  { name: 'Who renews says what to do next', steps: [{ answer: { plan: 'yes' } }, { answer: { more: 'An app' } }], expect: { path: ['plan', 'more'], ending: 'thanks' } },
  { name: 'Who wavers is called', steps: [{ answer: { plan: 'unsure' } }, { answer: { depends: ['price', 'use', 'service'], change: 'The price' } }], expect: { path: ['plan', 'depends'], ending: 'call-back', sent: { depends: ['price', 'use', 'service'] } } },
  { name: 'Three are put in order, or none', steps: [{ answer: { plan: 'no' } }, { answer: { depends: ['price'] }, expect: { problems: ['depends rank-missing'] } }, { answer: { depends: null } }], expect: { ending: 'call-back' } },
];
