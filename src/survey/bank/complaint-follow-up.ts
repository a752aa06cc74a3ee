import { asksForStory, offersCall, open, surveyOf, thanks, words, type Template } from './parts.js';

export const survey: Template['survey'] = surveyOf({
  id: 'complaint-follow-up',
  title: words('Your complaint', 'Ihre Beschwerde', 'شكواكم', 'Votre réclamation', 'Su reclamación'),
  description: words('A complaint is a gift: it shows us what to mend.', 'Eine Beschwerde ist ein Geschenk: Sie zeigt uns, was zu tun ist.', 'الشكوى هدية: فهي تبيّن لنا ما يجب إصلاحه.', 'Une réclamation est un cadeau : elle nous montre quoi réparer.', 'Una reclamación es un regalo: nos muestra qué arreglar.'),
  moment: 'after-interaction', touchpoint: 'complaint', journey: 'support',
  variables: [{ id: 'case', kind: 'text', sent: true }],
  pages: [
    { id: 'resolved', questions: [{ type: 'single-choice', id: 'resolved', required: true, title: words('Is it resolved?', 'Ist die Sache gelöst?', 'هل حُلّت شكواكم؟', 'Est-ce résolu ?', '¿Está resuelto?'), choices: [
      { id: 'yes', text: words('Yes', 'Ja', 'نعم', 'Oui', 'Sí') }, { id: 'partly', text: words('In part', 'Zum Teil', 'جزئيًا', 'En partie', 'En parte') }, { id: 'no', text: words('No', 'Nein', 'لا', 'Non', 'No') },
    ] }] },
    { id: 'handling', questions: [{ type: 'csat', id: 'csat', wording: 'bank.complaint.1', title: words('How satisfied are you with how we dealt with it?', 'Wie zufrieden sind Sie damit, wie wir uns gekümmert haben?', 'ما مدى رضاكم عن طريقة تعاملنا معها؟', 'Dans quelle mesure êtes-vous satisfait de la façon dont nous l’avons traitée ?', '¿Qué tan satisfecho está con cómo la tratamos?') }] },
    { id: 'open', visibleIf: { of: 'answers.resolved', op: 'anyOf', to: ['partly', 'no'] }, questions: [open('missing', words('What is still missing?', 'Was fehlt noch?', 'ما الذي لا يزال ناقصًا؟', 'Que manque-t-il encore ?', '¿Qué falta todavía?'))] },
    { id: 'learnt', visibleIf: { of: 'answers.resolved', op: 'is', to: 'yes' }, questions: [open('idea', words('What should we change, so that it happens to nobody else?', 'Was sollen wir ändern, damit es niemandem sonst passiert?', 'ما الذي ينبغي أن نغيره كي لا يتكرر مع غيركم؟', 'Que devons-nous changer pour que cela n’arrive à personne d’autre ?', '¿Qué debemos cambiar para que no le pase a otra persona?'))] },
  ],
  endings: [
    offersCall({ of: 'answers.resolved', op: 'anyOf', to: ['partly', 'no'] }, { title: words('We will get back to you.', 'Wir melden uns bei Ihnen.', 'سنعاود التواصل معكم.', 'Nous revenons vers vous.', 'Nos pondremos en contacto con usted.'), followUp: { kind: 'call-back', offer: words('May the one who decides call you?', 'Darf Sie jemand anrufen, der entscheiden kann?', 'هل تسمحون بأن يتصل بكم صاحب القرار؟', 'La personne qui décide peut-elle vous appeler ?', '¿Puede llamarle la persona que decide?'), days: 1, contact: ['name', 'phone', 'email'] } }),
    asksForStory({ of: 'answers.csat', op: 'is', to: 5 }),
    thanks(words('Your idea goes to those who can act on it.', 'Ihre Idee geht an die, die sie umsetzen können.', 'ستصل فكرتكم إلى من يستطيع تنفيذها.', 'Votre idée va à ceux qui peuvent agir.', 'Su idea llega a quienes pueden actuar.')),
  ],
});

export const tests: Template['tests'] = [
  { name: 'Resolved well: from complainer to advocate', steps: [{ answer: { resolved: 'yes' } }, { answer: { csat: 5 } }, { answer: { idea: 'Check twice' } }], expect: { path: ['resolved', 'handling', 'learnt'], ending: 'story' } },
  { name: 'Resolved, not well', steps: [{ answer: { resolved: 'yes' } }, { answer: { csat: 3 } }, {}], expect: { ending: 'thanks' } },
  { name: 'Not resolved: somebody calls within a day', steps: [{ answer: { resolved: 'no' } }, {}, { answer: { missing: 'The money' } }], expect: { path: ['resolved', 'handling', 'open'], ending: 'call-back' } },
];
