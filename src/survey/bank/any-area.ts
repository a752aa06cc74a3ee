import { asksForReview, isDissatisfied, isSatisfied, offersCall, open, surveyOf, thanks, words, type Template } from './parts.js';

export const survey: Template['survey'] = surveyOf({
  id: 'any-area',
  title: words('Tell us', 'Sagen Sie es uns', 'أخبرونا', 'Dites-nous', 'Cuéntenos'),
  moment: 'after-interaction', touchpoint: 'feedback',
  pages: [
    { id: 'about', questions: [{ type: 'area', id: 'about' }] },
    { id: 'rate', questions: [{ type: 'csat', id: 'csat', required: true, wording: 'bank.any-area.1', title: words('How satisfied are you with it?', 'Wie zufrieden sind Sie damit?', 'ما مدى رضاكم عن ذلك؟', 'Dans quelle mesure en êtes-vous satisfait ?', '¿Qué tan satisfecho está con ello?') }] },
    { id: 'why', questions: [open('why', words('What is the reason?', 'Was ist der Grund?', 'ما السبب؟', 'Pour quelle raison ?', '¿Cuál es el motivo?'))] },
    { id: 'wish', visibleIf: { not: isSatisfied('csat') }, questions: [open('wish', words('What do you expect instead?', 'Was erwarten Sie stattdessen?', 'ما الذي تتوقعونه بدلًا من ذلك؟', 'Qu’attendez-vous à la place ?', '¿Qué espera en su lugar?'))] },
  ],
  endings: [offersCall(isDissatisfied('csat')), asksForReview({ of: 'answers.csat', op: 'is', to: 5 }), thanks()],
});

export const tests: Template['tests'] = [
  { name: 'An area of the usual structure, and no stars', steps: [{ answer: { about: 'service' } }, { answer: { csat: 2 } }, { answer: { why: 'Slow' } }, { answer: { wish: 'Quick' } }], expect: { path: ['about', 'rate', 'why', 'wish'], ending: 'call-back', sent: { about: 'service' } } },
  { name: 'Without an area, and happy', steps: [{}, { answer: { csat: 5 } }, {}], expect: { path: ['about', 'rate', 'why'], ending: 'review' } },
  { name: 'In between', steps: [{}, { answer: { csat: 4 } }, {}], expect: { ending: 'thanks' } },
];
