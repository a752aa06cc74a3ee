import { open, surveyOf, thanks, words, type Template } from './parts.js';

const AGREE = { low: words('Strongly disagree', 'Stimme gar nicht zu', 'لا أوافق إطلاقًا', 'Pas du tout d’accord', 'Totalmente en desacuerdo'), high: words('Strongly agree', 'Stimme voll zu', 'أوافق تمامًا', 'Tout à fait d’accord', 'Totalmente de acuerdo') };

/** `enps` is a metric of its own: what employees say is never averaged with what customers say. */
export const survey: Template['survey'] = surveyOf({
  id: 'employee',
  title: words('Working here', 'Arbeiten bei uns', 'العمل لدينا', 'Travailler ici', 'Trabajar aquí'),
  description: words('Nobody can see who answered what.', 'Niemand kann sehen, wer was geantwortet hat.', 'لا يستطيع أحد معرفة من أجاب بماذا.', 'Personne ne peut voir qui a répondu quoi.', 'Nadie puede ver quién respondió qué.'),
  moment: 'any-time', touchpoint: 'employment',
  variables: [{ id: 'team', kind: 'text', sent: true }],
  pages: [
    { id: 'rate', questions: [{ type: 'rating', id: 'enps', metric: 'enps', wording: 'bank.employee.1', required: true, scale: { min: 0, max: 10 }, title: words('How likely are you to recommend us as a place to work?', 'Wie wahrscheinlich ist es, dass Sie uns als Arbeitgeber empfehlen?', 'ما مدى احتمال أن توصوا بنا كمكان للعمل؟', 'Quelle est la probabilité que vous nous recommandiez comme employeur ?', '¿Qué probabilidad hay de que nos recomiende como lugar de trabajo?'), ends: { low: words('Not at all likely', 'Gar nicht wahrscheinlich', 'غير محتمل إطلاقًا', 'Pas du tout probable', 'Nada probable'), high: words('Extremely likely', 'Äußerst wahrscheinlich', 'محتمل جدًا', 'Extrêmement probable', 'Muy probable') } }] },
    { id: 'customers', questions: [{ type: 'matrix', id: 'work', title: words('How much do you agree?', 'Wie sehr stimmen Sie zu?', 'إلى أي مدى توافقون؟', 'Dans quelle mesure approuvez-vous ?', '¿En qué medida coincide?'), ends: AGREE, rows: [
      { id: 'means', text: words('I have what I need to help customers.', 'Ich habe, was ich brauche, um Kunden zu helfen.', 'لديّ ما أحتاج إليه لمساعدة العملاء.', 'J’ai ce qu’il me faut pour aider les clients.', 'Tengo lo que necesito para ayudar a los clientes.') },
      { id: 'decide', text: words('I may decide what is right for a customer.', 'Ich darf entscheiden, was für einen Kunden richtig ist.', 'يُسمح لي بأن أقرر ما هو مناسب للعميل.', 'Je peux décider de ce qui est juste pour un client.', 'Puedo decidir lo que es justo para un cliente.') },
      { id: 'heard', text: words('My ideas are heard.', 'Meine Ideen werden gehört.', 'تُسمع أفكاري.', 'Mes idées sont entendues.', 'Mis ideas se escuchan.') },
    ], answers: { kind: 'scale', scale: { min: 1, max: 5 } } }] },
    { id: 'low', visibleIf: { of: 'answers.enps', op: 'atMost', to: 6 }, questions: [open('hinders', words('What keeps you from doing good work?', 'Was hält Sie von guter Arbeit ab?', 'ما الذي يمنعكم من أداء عمل جيد؟', 'Qu’est-ce qui vous empêche de bien travailler ?', '¿Qué le impide trabajar bien?'))] },
    { id: 'high', visibleIf: { of: 'answers.enps', op: 'atLeast', to: 7 }, questions: [open('good', words('What should stay as it is?', 'Was soll so bleiben, wie es ist?', 'ما الذي ينبغي أن يبقى كما هو؟', 'Qu’est-ce qui doit rester tel quel ?', '¿Qué debe quedarse como está?'))] },
    { id: 'customer-says', questions: [open('customers-say', words('What do customers tell you that we should know?', 'Was sagen Ihnen Kunden, das wir wissen sollten?', 'ما الذي يقوله لكم العملاء وينبغي أن نعرفه؟', 'Que vous disent les clients que nous devrions savoir ?', '¿Qué le dicen los clientes que deberíamos saber?'))] },
  ],
  endings: [thanks(words('We will show all of you what came of it.', 'Wir zeigen Ihnen allen, was daraus geworden ist.', 'سنعرض عليكم جميعًا ما نتج عن ذلك.', 'Nous vous montrerons à tous ce qui en est sorti.', 'Les mostraremos a todos qué resultó de ello.'))],
});

export const tests: Template['tests'] = [
  { name: 'A low number asks what hinders', variables: { team: 'North' }, steps: [{ answer: { enps: 3 } }, { answer: { work: { means: 2, decide: 1, heard: 1 } } }, { answer: { hinders: 'The tools' } }, {}], expect: { path: ['rate', 'customers', 'low', 'customer-says'], ending: 'thanks', sent: { 'work.decide': 1 }, fields: { team: 'North' } } },
  { name: 'A high number asks what should stay', steps: [{ answer: { enps: 9 } }, {}, { answer: { good: 'The team' } }, { answer: { 'customers-say': 'Answer faster' } }], expect: { path: ['rate', 'customers', 'high', 'customer-says'] } },
];
