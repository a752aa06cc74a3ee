import { asksForReview, open, surveyOf, thanks, words, type Template } from './parts.js';

export const survey: Template['survey'] = surveyOf({
  id: 'product',
  title: words('How is it in use?', 'Wie bewährt es sich?', 'كيف هو عند الاستخدام؟', 'Comment est-il à l’usage ?', '¿Qué tal va en el uso?'),
  moment: 'after-interaction', touchpoint: 'product-use',
  variables: [{ id: 'product', kind: 'text', sent: true }],
  pages: [
    { id: 'rate', questions: [{ type: 'csat', id: 'csat', required: true, area: 'product', wording: 'bank.product.1', title: words('How satisfied are you with {product|the product}?', 'Wie zufrieden sind Sie mit {product|dem Produkt}?', 'ما مدى رضاكم عن {product|المنتج}؟', 'Dans quelle mesure êtes-vous satisfait de {product|ce produit} ?', '¿Qué tan satisfecho está con {product|el producto}?') }] },
    { id: 'parts', questions: [{ type: 'matrix', id: 'parts', title: words('And with each of these?', 'Wie zufrieden sind Sie im Einzelnen?', 'ما مدى رضاكم عن كل من الآتي؟', 'Et de chacun de ces points ?', '¿Cuánto con cada uno de estos puntos?'), ends: { low: words('Not at all', 'Gar nicht', 'غير راضٍ إطلاقًا', 'Pas du tout', 'Nada'), high: words('Completely', 'Völlig', 'راضٍ تمامًا', 'Tout à fait', 'Del todo') }, rows: [
      { id: 'ease', text: words('Ease of use', 'Bedienung', 'سهولة الاستخدام', 'Facilité d’emploi', 'Facilidad de uso') },
      { id: 'quality', text: words('Quality', 'Qualität', 'الجودة', 'Qualité', 'Calidad') },
      { id: 'functions', text: words('What it can do', 'Was es kann', 'ما يقدمه من وظائف', 'Ce qu’il sait faire', 'Lo que sabe hacer') },
      { id: 'price', text: words('Value for the price', 'Gegenwert für den Preis', 'القيمة مقابل السعر', 'Valeur pour le prix', 'Valor por el precio') },
    ], answers: { kind: 'scale', scale: { min: 1, max: 5 } } }] },
    { id: 'wishes', questions: [
      { type: 'single-choice', id: 'without', title: words('How would you feel if you could no longer use it?', 'Wie wäre es für Sie, wenn Sie es nicht mehr hätten?', 'كيف سيكون شعوركم لو لم يعد متاحًا لكم؟', 'Que ressentiriez-vous si vous en étiez privé ?', '¿Cómo se sentiría si ya no pudiera usarlo?'), choices: [
        { id: 'very', text: words('Very disappointed', 'Sehr enttäuscht', 'خيبة أمل كبيرة', 'Très déçu', 'Muy decepcionado') },
        { id: 'somewhat', text: words('Somewhat disappointed', 'Etwas enttäuscht', 'بعض خيبة الأمل', 'Un peu déçu', 'Algo decepcionado') },
        { id: 'not', text: words('Not disappointed', 'Nicht enttäuscht', 'لا خيبة أمل', 'Pas déçu', 'Nada decepcionado') },
      ] },
      open('wish', words('If you could change one thing, what would it be?', 'Wenn Sie eine Sache ändern könnten, welche wäre es?', 'لو استطعتم تغيير شيء واحد، فما هو؟', 'Si vous pouviez changer une chose, laquelle ?', 'Si pudiera cambiar una cosa, ¿cuál sería?')),
    ] },
  ],
  endings: [asksForReview({ all: [{ of: 'answers.csat', op: 'is', to: 5 }, { of: 'answers.without', op: 'is', to: 'very' }] }), thanks()],
});

export const tests: Template['tests'] = [
  { name: 'Who loves it is asked for a review', variables: { product: 'Kettle 3' }, steps: [{ answer: { csat: 5 } }, { answer: { parts: { ease: 5, price: 4 } } }, { answer: { without: 'very', wish: 'A lid' } }], expect: { ending: 'review', sent: { 'parts.ease': 5, 'parts.price': 4, 'parts.quality': null } } },
  { name: 'Who could do without it is thanked', steps: [{ answer: { csat: 5 } }, {}, { answer: { without: 'not' } }], expect: { path: ['rate', 'parts', 'wishes'], ending: 'thanks' } },
];
