import { asksForReview, isDetractor, isPromoter, npsReasons, offersCall, surveyOf, thanks, words, type Template } from './parts.js';

export const survey: Template['survey'] = surveyOf({
  id: 'nps-relationship',
  title: words('Would you recommend us?', 'Würden Sie uns empfehlen?', 'هل توصون بنا؟', 'Nous recommanderiez-vous ?', '¿Nos recomendaría?'),
  moment: 'any-time', touchpoint: 'relationship',
  pages: [{ id: 'rate', questions: [{ type: 'nps', id: 'nps', required: true }] }, ...npsReasons()],
  endings: [offersCall(isDetractor('nps')), asksForReview(isPromoter('nps')), thanks()],
});

export const tests: Template['tests'] = [
  { name: 'A promoter is asked for a review', steps: [{ answer: { nps: 10 }, expect: { page: 'best' } }, { answer: { best: 'The people' } }], expect: { path: ['rate', 'best'], ending: 'review', followUp: 'review', sent: { nps: 10, best: 'The people' } } },
  { name: 'A passive is asked what makes it a ten', steps: [{ answer: { nps: 8 }, expect: { page: 'ten' } }, {}], expect: { ending: 'thanks', followUp: null, sentOnly: ['nps'] } },
  { name: 'A detractor is offered a call', steps: [{ answer: { nps: 6 } }, { answer: { better: 'The waiting' } }], expect: { path: ['rate', 'better'], ending: 'call-back', followUp: 'call-back' } },
  { name: 'Who changes their mind sends the reason of the new number only', steps: [{ answer: { nps: 2 } }, { answer: { better: 'All' }, go: 'back' }, { answer: { nps: 9 } }, { answer: { best: 'Nearly all' } }], expect: { ending: 'review', sent: { nps: 9, better: null, best: 'Nearly all' } } },
  { name: 'The number must be given', steps: [{ expect: { page: 'rate', problems: ['nps required'] } }, { answer: { nps: 7 } }, {}], expect: { ending: 'thanks' } },
];
