import { asksForStory, offersCall, open, surveyOf, thanks, words, type Template } from './parts.js';

const PLEASANT = ['happy', 'relieved', 'proud', 'surprised'];
const UNPLEASANT = ['frustrated', 'angry', 'worried', 'disappointed'];

export const survey: Template['survey'] = surveyOf({
  id: 'emotion',
  title: words('How did it feel?', 'Wie hat es sich angefühlt?', 'كيف كان شعوركم؟', 'Qu’avez-vous ressenti ?', '¿Cómo se sintió?'),
  moment: 'after-interaction', touchpoint: 'touchpoint',
  variables: [{ id: 'place', kind: 'text' }],
  pages: [
    { id: 'felt', questions: [{ type: 'emotion', id: 'felt', required: true, title: words('Which word fits best how you felt at {place|that moment}?', 'Welches Wort passt am besten dazu, wie Sie sich gefühlt haben ({place|in diesem Moment})?', 'ما الكلمة التي تصف شعوركم أفضل وصف ({place|في تلك اللحظة})؟', 'Quel mot décrit le mieux ce que vous avez ressenti ({place|à ce moment}) ?', '¿Qué palabra describe mejor cómo se sintió ({place|en ese momento})?'), words: [
      { id: 'happy', text: words('Happy', 'Froh', 'سعيد', 'Heureux', 'Contento') },
      { id: 'relieved', text: words('Relieved', 'Erleichtert', 'مرتاح', 'Soulagé', 'Aliviado') },
      { id: 'proud', text: words('Proud', 'Stolz', 'فخور', 'Fier', 'Orgulloso') },
      { id: 'surprised', text: words('Pleasantly surprised', 'Angenehm überrascht', 'متفاجئ بسرور', 'Agréablement surpris', 'Gratamente sorprendido') },
      { id: 'indifferent', text: words('Indifferent', 'Gleichgültig', 'غير مبالٍ', 'Indifférent', 'Indiferente') },
      { id: 'frustrated', text: words('Frustrated', 'Genervt', 'محبط', 'Agacé', 'Frustrado') },
      { id: 'angry', text: words('Angry', 'Verärgert', 'غاضب', 'En colère', 'Enfadado') },
      { id: 'worried', text: words('Worried', 'Besorgt', 'قلق', 'Inquiet', 'Preocupado') },
      { id: 'disappointed', text: words('Disappointed', 'Enttäuscht', 'خائب الأمل', 'Déçu', 'Decepcionado') },
    ] }] },
    { id: 'why', questions: [open('why', words('What made you feel that way?', 'Woran lag das?', 'ما الذي جعلكم تشعرون بذلك؟', 'Qu’est-ce qui a provoqué ce sentiment ?', '¿Qué le hizo sentirse así?'))] },
    { id: 'instead', visibleIf: { of: 'answers.felt', op: 'anyOf', to: UNPLEASANT }, questions: [open('instead', words('How would you have liked to feel?', 'Wie hätten Sie sich gern gefühlt?', 'كيف كنتم تودون أن تشعروا؟', 'Qu’auriez-vous aimé ressentir ?', '¿Cómo le habría gustado sentirse?'), { long: false, limit: 200 })] },
  ],
  endings: [offersCall({ of: 'answers.felt', op: 'anyOf', to: ['angry', 'worried'] }), asksForStory({ of: 'answers.felt', op: 'anyOf', to: PLEASANT }), thanks()],
});

export const tests: Template['tests'] = [
  { name: 'Anger is asked about, and answered', variables: { place: 'the till' }, steps: [{ go: 'stay', expect: { titles: { felt: 'Which word fits best how you felt at the till?' } } }, { answer: { felt: { kind: 'emotion', word: 'angry', intensity: 5 } } }, { answer: { why: 'The queue' } }, { answer: { instead: 'Welcome' } }], expect: { path: ['felt', 'why', 'instead'], ending: 'call-back' } },
  { name: 'Relief is a story', language: 'ar', steps: [{ answer: { felt: 'relieved' } }, {}], expect: { path: ['felt', 'why'], ending: 'story' } },
  { name: 'Indifference is thanked', steps: [{ answer: { felt: 'indifferent' } }, {}], expect: { ending: 'thanks' } },
];
