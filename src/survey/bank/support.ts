import { isDissatisfied, offersCall, open, surveyOf, thanks, words, yesNo, type Template } from './parts.js';

export const survey: Template['survey'] = surveyOf({
  id: 'support',
  title: words('Your request', 'Ihre Anfrage', 'طلبكم', 'Votre demande', 'Su consulta'),
  moment: 'after-interaction', touchpoint: 'support', journey: 'support',
  variables: [{ id: 'case', kind: 'text', sent: true }, { id: 'agent', kind: 'text' }],
  pages: [
    { id: 'rate', questions: [{ type: 'csat', id: 'csat', required: true, wording: 'bank.support.1', title: words('How satisfied are you with the help you got from {agent|us}?', 'Wie zufrieden sind Sie mit der Hilfe von {agent|uns}?', 'ما مدى رضاكم عن المساعدة التي قدّمها لكم {agent|فريقنا}؟', 'Dans quelle mesure êtes-vous satisfait de l’aide reçue de {agent|notre équipe} ?', '¿Qué tan satisfecho está con la ayuda de {agent|nuestro equipo}?') }] },
    { id: 'resolved', questions: [
      { type: 'single-choice', id: 'resolved', title: words('Is it resolved?', 'Ist es gelöst?', 'هل حُلّت المشكلة؟', 'Est-ce résolu ?', '¿Está resuelto?'), choices: [
        { id: 'first-time', text: words('Yes, the first time', 'Ja, beim ersten Mal', 'نعم، من المرة الأولى', 'Oui, du premier coup', 'Sí, a la primera') },
        { id: 'later', text: words('Yes, after several contacts', 'Ja, nach mehreren Kontakten', 'نعم، بعد عدة محاولات', 'Oui, après plusieurs contacts', 'Sí, tras varios contactos') },
        { id: 'no', text: words('No', 'Nein', 'لا', 'Non', 'No') },
        { id: 'unsure', text: words('I cannot tell yet', 'Das weiß ich noch nicht', 'لا أعرف بعد', 'Je ne peux pas encore le dire', 'Aún no lo sé') },
      ] },
      yesNo('again', words('Did you have to explain it more than once?', 'Mussten Sie es mehr als einmal erklären?', 'هل اضطررتم إلى شرحها أكثر من مرة؟', 'Avez-vous dû l’expliquer plusieurs fois ?', '¿Tuvo que explicarlo más de una vez?'), { visibleIf: { of: 'answers.resolved', op: 'anyOf', to: ['later', 'no'] } }),
    ] },
    { id: 'why', questions: [open('why', words('What should we know about it?', 'Was sollten wir dazu wissen?', 'ما الذي ينبغي أن نعرفه عن ذلك؟', 'Que devons-nous en savoir ?', '¿Qué deberíamos saber sobre ello?'))] },
  ],
  endings: [
    { ...offersCall({ of: 'answers.resolved', op: 'is', to: 'no' }), id: 'open-case', title: words('We will not leave it at that.', 'Dabei lassen wir es nicht.', 'لن نترك الأمر عند هذا الحد.', 'Nous n’en resterons pas là.', 'No lo dejaremos así.') },
    offersCall(isDissatisfied('csat')),
    thanks(),
  ],
});

export const tests: Template['tests'] = [
  { name: 'Resolved the first time', variables: { case: 'K-17', agent: 'Mona' }, steps: [{ go: 'stay', expect: { titles: { csat: 'How satisfied are you with the help you got from Mona?' } } }, { answer: { csat: 5 } }, { answer: { resolved: 'first-time' } }, {}], expect: { ending: 'thanks', fields: { case: 'K-17' } } },
  { name: 'Not resolved: the case stays open, also with five stars', steps: [{ answer: { csat: 5 } }, { answer: { resolved: 'no', again: 'yes' } }, { answer: { why: 'Still broken' } }], expect: { ending: 'open-case', followUp: 'call-back', sent: { again: 'yes' } } },
  { name: 'Resolved, and unhappy', steps: [{ answer: { csat: 2 } }, { answer: { resolved: 'later', again: 'no' } }, {}], expect: { ending: 'call-back' } },
];
