import { asksForStory, isDetractor, isPromoter, npsReasons, offersCall, surveyOf, thanks, words, type Template } from './parts.js';

export const survey: Template['survey'] = surveyOf({
  id: 'nps-renewal',
  title: words('After a year with us', 'Nach einem Jahr mit uns', 'بعد عام معنا', 'Après un an avec nous', 'Tras un año con nosotros'),
  moment: 'journey-end', touchpoint: 'renewal', journey: 'renewal',
  variables: [{ id: 'product', kind: 'text', sent: true }],
  pages: [
    { id: 'rate', questions: [{ type: 'nps', id: 'nps', required: true, wording: 'bank.nps-renewal.1', title: words('You have been with {product|us} for a while. How likely are you to recommend it to a friend or colleague?', 'Sie sind nun eine Weile bei {product|uns}. Wie wahrscheinlich ist es, dass Sie es Freunden oder Kollegen empfehlen?', 'أنتم مع {product|خدماتنا} منذ مدة. ما مدى احتمال أن توصوا بها صديقًا أو زميلًا؟', 'Vous êtes avec {product|nous} depuis un moment. Quelle est la probabilité que vous recommandiez ce service à un ami ou collègue ?', 'Lleva un tiempo con {product|nosotros}. ¿Qué probabilidad hay de que lo recomiende a un amigo o colega?') }] },
    ...npsReasons(),
  ],
  endings: [offersCall(isDetractor('nps')), asksForStory(isPromoter('nps')), thanks()],
});

export const tests: Template['tests'] = [
  { name: 'A promoter is asked for a story, and the product is named and sent', variables: { product: 'Acme Plus' }, steps: [{ go: 'stay', expect: { titles: { nps: 'You have been with Acme Plus for a while. How likely are you to recommend it to a friend or colleague?' } } }, { answer: { nps: 9 } }, {}], expect: { ending: 'story', followUp: 'story', fields: { product: 'Acme Plus' } } },
  { name: 'Without a product the question is about us', steps: [{ language: 'de', answer: { nps: 7 }, go: 'stay', expect: { titles: { nps: 'Sie sind nun eine Weile bei uns. Wie wahrscheinlich ist es, dass Sie es Freunden oder Kollegen empfehlen?' } } }, {}, {}], expect: { ending: 'thanks' } },
  { name: 'A detractor is offered a call, also after a reload', steps: [{ answer: { nps: 0 } }, { answer: { better: 'The price' }, go: 'reload', expect: { page: 'better' } }, {}], expect: { ending: 'call-back', sent: { nps: 0, better: 'The price' } } },
];
