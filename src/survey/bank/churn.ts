import { offersCall, open, surveyOf, thanks, words, yesNo, type Template } from './parts.js';

export const survey: Template['survey'] = surveyOf({
  id: 'churn',
  title: words('Before you go', 'Bevor Sie gehen', 'قبل مغادرتكم', 'Avant de partir', 'Antes de irse'),
  description: words('Your cancellation is done, whatever you answer.', 'Ihre Kündigung gilt, was auch immer Sie antworten.', 'تم إلغاء اشتراككم مهما كانت إجابتكم.', 'Votre résiliation est faite, quelle que soit votre réponse.', 'Su baja ya está hecha, responda lo que responda.'),
  moment: 'any-time', touchpoint: 'cancellation', journey: 'exit',
  pages: [
    { id: 'reason', questions: [{ type: 'single-choice', id: 'reason', shuffle: true, other: true, title: words('What is the main reason?', 'Was ist der wichtigste Grund?', 'ما السبب الرئيسي؟', 'Quelle est la raison principale ?', '¿Cuál es el motivo principal?'), choices: [
      { id: 'price', text: words('Too expensive', 'Zu teuer', 'السعر مرتفع', 'Trop cher', 'Demasiado caro') },
      { id: 'need', text: words('I no longer need it', 'Ich brauche es nicht mehr', 'لم أعد بحاجة إليه', 'Je n’en ai plus besoin', 'Ya no lo necesito') },
      { id: 'missing', text: words('Something is missing', 'Etwas fehlt', 'شيء ما ينقصه', 'Il manque quelque chose', 'Falta algo') },
      { id: 'trouble', text: words('Trouble in use', 'Ärger bei der Nutzung', 'مشكلات في الاستخدام', 'Des ennuis à l’usage', 'Problemas de uso') },
      { id: 'service', text: words('The service', 'Der Kundendienst', 'خدمة العملاء', 'Le service client', 'La atención al cliente') },
      { id: 'other-provider', text: words('I go to somebody else', 'Ich wechsle zu jemand anderem', 'أنتقل إلى مزود آخر', 'Je vais chez un autre', 'Me voy con otro proveedor') },
    ] }] },
    { id: 'trouble', visibleIf: { of: 'answers.reason', op: 'anyOf', to: ['trouble', 'service', 'missing'] }, questions: [open('trouble', words('What happened?', 'Was ist passiert?', 'ماذا حدث؟', 'Que s’est-il passé ?', '¿Qué pasó?'))] },
    { id: 'whom', visibleIf: { of: 'answers.reason', op: 'is', to: 'other-provider' }, questions: [open('better-there', words('What is better there?', 'Was ist dort besser?', 'ما الأفضل هناك؟', 'Qu’est-ce qui est mieux là-bas ?', '¿Qué es mejor allí?'))] },
    { id: 'back', questions: [yesNo('return', words('Could you imagine coming back?', 'Könnten Sie sich vorstellen, wiederzukommen?', 'هل يمكن أن تعودوا إلينا؟', 'Pourriez-vous imaginer revenir ?', '¿Podría imaginarse volver?')), open('condition', words('What would have to be so?', 'Was müsste dafür sein?', 'ما الذي يجب أن يتحقق لذلك؟', 'Que faudrait-il pour cela ?', '¿Qué tendría que darse?'), { visibleIf: { of: 'answers.return', op: 'is', to: 'yes' } })] },
  ],
  endings: [
    offersCall({ of: 'answers.reason', op: 'anyOf', to: ['trouble', 'service'] }),
    { id: 'invite', when: { of: 'answers.return', op: 'is', to: 'yes' }, title: words('Thank you for the time with us.', 'Danke für die Zeit mit uns.', 'شكرًا على الوقت الذي قضيتموه معنا.', 'Merci pour le temps passé avec nous.', 'Gracias por el tiempo con nosotros.'), followUp: { kind: 'other', offer: words('Shall we write once, when that is so?', 'Sollen wir Ihnen einmal schreiben, wenn es so weit ist?', 'هل نكتب لكم مرة واحدة عندما يتحقق ذلك؟', 'Pouvons-nous vous écrire une fois, quand ce sera le cas ?', '¿Le escribimos una vez, cuando sea así?'), contact: ['email'] } },
    thanks(words('All the best to you.', 'Alles Gute für Sie.', 'نتمنى لكم كل التوفيق.', 'Nous vous souhaitons le meilleur.', 'Le deseamos lo mejor.')),
  ],
});

export const tests: Template['tests'] = [
  { name: 'Trouble is asked about, and called about', steps: [{ answer: { reason: 'trouble' } }, { answer: { trouble: 'It stopped' } }, { answer: { return: 'no' } }], expect: { path: ['reason', 'trouble', 'back'], ending: 'call-back' } },
  { name: 'Who goes elsewhere says what is better there', steps: [{ answer: { reason: 'other-provider' } }, { answer: { 'better-there': 'Faster' } }, { answer: { return: 'yes', condition: 'Speed' } }], expect: { path: ['reason', 'whom', 'back'], ending: 'invite', followUp: 'other' } },
  { name: 'Who just goes may go', steps: [{ answer: { reason: 'need' } }, {}], expect: { path: ['reason', 'back'], ending: 'thanks', followUp: null } },
];
