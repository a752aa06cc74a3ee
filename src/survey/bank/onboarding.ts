import { isHard, offersCall, open, OTHER_REASON, surveyOf, thanks, words, yesNo, type Template } from './parts.js';

export const survey: Template['survey'] = surveyOf({
  id: 'onboarding',
  title: words('Your first days with us', 'Ihre ersten Tage mit uns', 'أيامكم الأولى معنا', 'Vos premiers jours avec nous', 'Sus primeros días con nosotros'),
  moment: 'after-transaction', touchpoint: 'onboarding', journey: 'onboarding',
  pages: [
    { id: 'rate', questions: [{ type: 'ces', id: 'ces', required: true, wording: 'bank.onboarding.1', title: words('It was easy to get started.', 'Der Einstieg war leicht.', 'كان البدء سهلًا.', 'Le démarrage était facile.', 'Fue fácil empezar.'), ends: { low: words('Strongly disagree', 'Stimme gar nicht zu', 'لا أوافق إطلاقًا', 'Pas du tout d’accord', 'Totalmente en desacuerdo'), high: words('Strongly agree', 'Stimme voll zu', 'أوافق تمامًا', 'Tout à fait d’accord', 'Totalmente de acuerdo') } }] },
    { id: 'started', questions: [yesNo('value', words('Have you already done what you came for?', 'Haben Sie schon erreicht, wofür Sie gekommen sind?', 'هل أنجزتم ما جئتم من أجله؟', 'Avez-vous déjà fait ce pour quoi vous êtes venu ?', '¿Ha hecho ya lo que venía a hacer?'))], next: [{ when: { of: 'answers.value', op: 'is', to: 'yes' }, to: 'helped' }] },
    { id: 'missing', questions: [{ type: 'single-choice', id: 'missing', title: words('What are you missing?', 'Was fehlt Ihnen noch?', 'ما الذي ينقصكم؟', 'Que vous manque-t-il ?', '¿Qué le falta?'), choices: [
      { id: 'time', text: words('Time', 'Zeit', 'الوقت', 'Du temps', 'Tiempo') },
      { id: 'guidance', text: words('Somebody who shows me', 'Jemand, der es mir zeigt', 'من يشرح لي', 'Quelqu’un qui me montre', 'Alguien que me enseñe') },
      { id: 'function', text: words('A function', 'Eine Funktion', 'وظيفة في المنتج', 'Une fonction', 'Una función') },
      { id: 'access', text: words('Access or data', 'Zugang oder Daten', 'صلاحيات أو بيانات', 'Un accès ou des données', 'Acceso o datos') },
      OTHER_REASON,
    ] }, open('wish', words('What would help you most right now?', 'Was würde Ihnen jetzt am meisten helfen?', 'ما أكثر ما يساعدكم الآن؟', 'Qu’est-ce qui vous aiderait le plus maintenant ?', '¿Qué le ayudaría más ahora?'))], next: [{ when: { of: 'answers.missing', op: 'is', to: 'guidance' }, to: 'call-back' }, { when: isHard('ces'), to: 'call-back' }, { when: { of: 'answers.missing', op: 'isNot', to: 'guidance' }, to: 'thanks' }] },
    { id: 'helped', questions: [open('helped', words('What helped you most?', 'Was hat Ihnen am meisten geholfen?', 'ما أكثر ما ساعدكم؟', 'Qu’est-ce qui vous a le plus aidé ?', '¿Qué le ayudó más?'))] },
  ],
  endings: [
    offersCall(isHard('ces'), { title: words('Thank you. We can help.', 'Danke. Wir können helfen.', 'شكرًا لكم، يمكننا المساعدة.', 'Merci. Nous pouvons aider.', 'Gracias. Podemos ayudar.'), followUp: { kind: 'call-back', offer: words('Shall we show you how, in a quarter of an hour?', 'Sollen wir es Ihnen in einer Viertelstunde zeigen?', 'هل نشرح لكم الطريقة في ربع ساعة؟', 'Voulez-vous que nous vous montrions, en un quart d’heure ?', '¿Le mostramos cómo, en un cuarto de hora?'), days: 3, contact: ['name', 'phone', 'email'] } }),
    thanks(),
  ],
});

export const tests: Template['tests'] = [
  { name: 'Who got there says what helped', steps: [{ answer: { ces: 7 } }, { answer: { value: 'yes' } }, { answer: { helped: 'The tour' } }], expect: { path: ['rate', 'started', 'helped'], ending: 'thanks' } },
  { name: 'Who misses guidance is offered some', steps: [{ answer: { ces: 6 } }, { answer: { value: 'no' } }, { answer: { missing: 'guidance' } }], expect: { path: ['rate', 'started', 'missing'], ending: 'call-back' } },
  { name: 'For whom it was hard is offered help, whatever is missing', steps: [{ answer: { ces: 1 } }, { answer: { value: 'no' } }, { answer: { missing: 'time' } }], expect: { ending: 'call-back' } },
  { name: 'For whom it was hard and who got there as well', steps: [{ answer: { ces: 2 } }, { answer: { value: 'yes' } }, {}], expect: { ending: 'call-back' } },
  { name: 'Who only misses time is thanked', steps: [{ answer: { ces: 5 } }, { answer: { value: 'no' } }, { answer: { missing: 'time' } }], expect: { ending: 'thanks' } },
];
