import type { Choice, Question, QuestionType } from '../../model/index.js';

/** Words for what is new, in the language of the author. */
export interface NewWords {
  /** The text of a choice or row, by its number. */
  choice(n: number): string;
}

/** Types that a person picks from; plugins bring theirs by themselves. */
export type PickedType = Exclude<QuestionType, 'custom'>;

/** A new question of a type, as bare as it may be: it can be shown at once. */
export function newQuestion(type: PickedType, id: string, words: NewWords): Question {
  const title = '';
  const choices = (): Choice[] => [1, 2, 3].map((n) => ({ id: `choice-${n}`, text: words.choice(n) }));
  switch (type) {
    case 'nps':
    case 'csat':
    case 'ces':
      return { type, id };
    case 'area':
      return { type, id };
    case 'rating':
      return { type, id, title, scale: { min: 1, max: 5 } };
    case 'single-choice':
    case 'multiple-choice':
    case 'ranking':
      return { type, id, title, choices: choices() };
    case 'matrix':
      return { type, id, title, rows: [1, 2, 3].map((n) => ({ id: `row-${n}`, text: words.choice(n) })), answers: { kind: 'scale', scale: { min: 1, max: 5 } } };
    case 'contact':
      return { type, id, title, fields: ['name', 'email'], purpose: '' };
    case 'consent':
      return { type, id, title, purpose: id };
    case 'emotion':
    case 'text':
    case 'number':
    case 'date':
    case 'file':
    case 'statement':
      return { type, id, title };
  }
}
