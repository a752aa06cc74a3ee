import { asksForStory, open, surveyOf, thanks, words, yesNo, type Template } from './parts.js';

export const survey: Template['survey'] = surveyOf({
  id: 'event',
  title: words('After the event', 'Nach der Veranstaltung', 'بعد الفعالية'),
  moment: 'after-interaction', touchpoint: 'event',
  variables: [{ id: 'event', kind: 'text', sent: true }],
  pages: [
    { id: 'rate', questions: [{ type: 'csat', id: 'csat', required: true, wording: 'bank.event.1', title: words('How satisfied are you with {event|the event}?', 'Wie zufrieden sind Sie mit {event|der Veranstaltung}?', 'ما مدى رضاكم عن {event|الفعالية}؟') }] },
    { id: 'parts', questions: [
      { type: 'matrix', id: 'parts', title: words('How were these?', 'Wie waren diese Punkte?', 'كيف كان كل مما يلي؟'), ends: { low: words('Poor', 'Schlecht', 'ضعيف'), high: words('Excellent', 'Hervorragend', 'ممتاز') }, rows: [
        { id: 'content', text: words('Content', 'Inhalte', 'المحتوى') },
        { id: 'speakers', text: words('Speakers', 'Vortragende', 'المتحدثون') },
        { id: 'organisation', text: words('Organisation', 'Organisation', 'التنظيم') },
        { id: 'people', text: words('Meeting people', 'Begegnungen', 'لقاء الناس') },
      ], answers: { kind: 'scale', scale: { min: 1, max: 5 } } },
      open('keep', words('What will you remember?', 'Was bleibt Ihnen in Erinnerung?', 'ما الذي سيبقى في ذاكرتكم؟')),
    ] },
    { id: 'next', questions: [yesNo('again', words('Would you come again?', 'Würden Sie wieder kommen?', 'هل ستحضرون مرة أخرى؟')), open('topic', words('Which topic should be next?', 'Welches Thema soll das nächste sein?', 'ما الموضوع الذي تقترحونه للمرة القادمة؟'), { long: false, limit: 200 })] },
  ],
  endings: [asksForStory({ all: [{ of: 'answers.csat', op: 'atLeast', to: 5 }, { of: 'answers.again', op: 'is', to: 'yes' }] }), thanks()],
});

export const tests: Template['tests'] = [
  { name: 'A fan is asked for a story', variables: { event: 'CX Day' }, language: 'de', steps: [{ go: 'stay', expect: { titles: { csat: 'Wie zufrieden sind Sie mit CX Day?' } } }, { answer: { csat: 5 } }, { answer: { parts: { content: 5 } } }, { answer: { again: 'yes', topic: 'Maps' } }], expect: { ending: 'story' } },
  { name: 'Others are thanked', steps: [{ answer: { csat: 4 } }, {}, { answer: { again: 'yes' } }], expect: { path: ['rate', 'parts', 'next'], ending: 'thanks' } },
];
