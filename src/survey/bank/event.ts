import { asksForStory, open, surveyOf, thanks, words, yesNo, type Template } from './parts.js';

export const survey: Template['survey'] = surveyOf({
  id: 'event',
  title: words('After the event', 'Nach der Veranstaltung', 'بعد الفعالية', 'Après l’événement', 'Después del evento'),
  moment: 'after-interaction', touchpoint: 'event',
  variables: [{ id: 'event', kind: 'text', sent: true }],
  pages: [
    { id: 'rate', questions: [{ type: 'csat', id: 'csat', required: true, wording: 'bank.event.1', title: words('How satisfied are you with {event|the event}?', 'Wie zufrieden sind Sie mit {event|der Veranstaltung}?', 'ما مدى رضاكم عن {event|الفعالية}؟', 'Dans quelle mesure êtes-vous satisfait de {event|l’événement} ?', '¿Qué tan satisfecho está con {event|el evento}?') }] },
    { id: 'parts', questions: [
      { type: 'matrix', id: 'parts', title: words('How were these?', 'Wie waren diese Punkte?', 'كيف كان كل مما يلي؟', 'Comment était chacun de ces points ?', '¿Qué tal fueron estos puntos?'), ends: { low: words('Poor', 'Schlecht', 'ضعيف', 'Mauvais', 'Malo'), high: words('Excellent', 'Hervorragend', 'ممتاز', 'Excellent', 'Excelente') }, rows: [
        { id: 'content', text: words('Content', 'Inhalte', 'المحتوى', 'Contenu', 'Contenido') },
        { id: 'speakers', text: words('Speakers', 'Vortragende', 'المتحدثون', 'Intervenants', 'Ponentes') },
        { id: 'organisation', text: words('Organisation', 'Organisation', 'التنظيم', 'Organisation', 'Organización') },
        { id: 'people', text: words('Meeting people', 'Begegnungen', 'لقاء الناس', 'Rencontres', 'Encuentros') },
      ], answers: { kind: 'scale', scale: { min: 1, max: 5 } } },
      open('keep', words('What will you remember?', 'Was bleibt Ihnen in Erinnerung?', 'ما الذي سيبقى في ذاكرتكم؟', 'Que retiendrez-vous ?', '¿Qué recordará?')),
    ] },
    { id: 'next', questions: [yesNo('again', words('Would you come again?', 'Würden Sie wieder kommen?', 'هل ستحضرون مرة أخرى؟', 'Reviendriez-vous ?', '¿Volvería a venir?')), open('topic', words('Which topic should be next?', 'Welches Thema soll das nächste sein?', 'ما الموضوع الذي تقترحونه للمرة القادمة؟', 'Quel devrait être le prochain thème ?', '¿Cuál debería ser el próximo tema?'), { long: false, limit: 200 })] },
  ],
  endings: [asksForStory({ all: [{ of: 'answers.csat', op: 'atLeast', to: 5 }, { of: 'answers.again', op: 'is', to: 'yes' }] }), thanks()],
});

export const tests: Template['tests'] = [
  { name: 'A fan is asked for a story', variables: { event: 'CX Day' }, language: 'de', steps: [{ go: 'stay', expect: { titles: { csat: 'Wie zufrieden sind Sie mit CX Day?' } } }, { answer: { csat: 5 } }, { answer: { parts: { content: 5 } } }, { answer: { again: 'yes', topic: 'Maps' } }], expect: { ending: 'story' } },
  { name: 'Others are thanked', steps: [{ answer: { csat: 4 } }, {}, { answer: { again: 'yes' } }], expect: { path: ['rate', 'parts', 'next'], ending: 'thanks' } },
];
