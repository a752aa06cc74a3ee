import { isDissatisfied, offersCall, open, surveyOf, thanks, words, yesNo, type Template } from './parts.js';

export const survey: Template['survey'] = surveyOf({
  id: 'support',
  title: words('Your request', 'Ihre Anfrage', 'طلبكم'),
  moment: 'after-interaction', touchpoint: 'support', journey: 'support',
  variables: [{ id: 'case', kind: 'text', sent: true }, { id: 'agent', kind: 'text' }],
  pages: [
    { id: 'rate', questions: [{ type: 'csat', id: 'csat', required: true, wording: 'bank.support.1', title: words('How satisfied are you with the help you got from {agent|us}?', 'Wie zufrieden sind Sie mit der Hilfe von {agent|uns}?', 'ما مدى رضاكم عن المساعدة التي قدّمها لكم {agent|فريقنا}؟') }] },
    { id: 'resolved', questions: [
      { type: 'single-choice', id: 'resolved', title: words('Is it resolved?', 'Ist es gelöst?', 'هل حُلّت المشكلة؟'), choices: [
        { id: 'first-time', text: words('Yes, the first time', 'Ja, beim ersten Mal', 'نعم، من المرة الأولى') },
        { id: 'later', text: words('Yes, after several contacts', 'Ja, nach mehreren Kontakten', 'نعم، بعد عدة محاولات') },
        { id: 'no', text: words('No', 'Nein', 'لا') },
        { id: 'unsure', text: words('I cannot tell yet', 'Das weiß ich noch nicht', 'لا أعرف بعد') },
      ] },
      yesNo('again', words('Did you have to explain it more than once?', 'Mussten Sie es mehr als einmal erklären?', 'هل اضطررتم إلى شرحها أكثر من مرة؟'), { visibleIf: { of: 'answers.resolved', op: 'anyOf', to: ['later', 'no'] } }),
    ] },
    { id: 'why', questions: [open('why', words('What should we know about it?', 'Was sollten wir dazu wissen?', 'ما الذي ينبغي أن نعرفه عن ذلك؟'))] },
  ],
  endings: [
    { ...offersCall({ of: 'answers.resolved', op: 'is', to: 'no' }), id: 'open-case', title: words('We will not leave it at that.', 'Dabei lassen wir es nicht.', 'لن نترك الأمر عند هذا الحد.') },
    offersCall(isDissatisfied('csat')),
    thanks(),
  ],
});

export const tests: Template['tests'] = [
  { name: 'Resolved the first time', variables: { case: 'K-17', agent: 'Mona' }, steps: [{ go: 'stay', expect: { titles: { csat: 'How satisfied are you with the help you got from Mona?' } } }, { answer: { csat: 5 } }, { answer: { resolved: 'first-time' } }, {}], expect: { ending: 'thanks', fields: { case: 'K-17' } } },
  { name: 'Not resolved: the case stays open, also with five stars', steps: [{ answer: { csat: 5 } }, { answer: { resolved: 'no', again: 'yes' } }, { answer: { why: 'Still broken' } }], expect: { ending: 'open-case', followUp: 'call-back', sent: { again: 'yes' } } },
  { name: 'Resolved, and unhappy', steps: [{ answer: { csat: 2 } }, { answer: { resolved: 'later', again: 'no' } }, {}], expect: { ending: 'call-back' } },
];
