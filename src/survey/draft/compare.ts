import { flatAreas } from '../../model/questionnaire/areas.js';
import type { Comparison, Question, Survey, Words } from '../../model/index.js';
import { SCALES, scaleOf } from '../scale.js';

export type Op = Comparison['op'];

/** What an answer or a variable can be compared with. */
export type Against =
  | { readonly kind: 'number'; readonly min?: number | undefined; readonly max?: number | undefined }
  | { readonly kind: 'choice'; readonly options: readonly { readonly id: string; readonly text: Words }[] }
  | { readonly kind: 'text' }
  | { readonly kind: 'boolean' }
  /** Only whether it is there. */
  | { readonly kind: 'presence' };

/** Something that a condition can look at, with what it may be compared with. */
export interface Place {
  /** `answers.nps`, `variables.plan`, `scores.risk`. */
  readonly of: string;
  readonly group: 'answers' | 'variables' | 'scores';
  readonly id: string;
  /** Of a matrix: its rows, one of which is compared. */
  readonly rows?: readonly { readonly id: string; readonly text: Words }[];
  readonly against: Against;
}

const OPS: Readonly<Record<Against['kind'], readonly Op[]>> = {
  number: ['atMost', 'atLeast', 'below', 'above', 'is', 'isNot', 'answered', 'unanswered'],
  choice: ['is', 'isNot', 'anyOf', 'noneOf', 'answered', 'unanswered'],
  text: ['answered', 'unanswered', 'is', 'isNot'],
  boolean: ['is', 'answered', 'unanswered'],
  presence: ['answered', 'unanswered'],
};

export const opsFor = ({ against }: Place): readonly Op[] => OPS[against.kind];

/** All that a condition can look at: every question that is answered, every variable, every score. */
export function placesOf({ pages, variables = [], scores = [] }: Survey): readonly Place[] {
  return [
    ...pages.flatMap(({ questions }) => questions.flatMap((question) => placeFor(question) ?? [])),
    ...variables.map(({ id, kind }): Place => ({ of: `variables.${id}`, group: 'variables', id, against: { kind } })),
    ...scores.map(({ id }): Place => ({ of: `scores.${id}`, group: 'scores', id, against: { kind: 'number' } })),
  ];
}

function placeFor(question: Question): Place | undefined {
  const against = againstOf(question);
  if (!against) return undefined;
  return { of: `answers.${question.id}`, group: 'answers', id: question.id, against, ...(question.type === 'matrix' && { rows: question.rows }) };
}

function againstOf(question: Question): Against | undefined {
  const scale = scaleOf(question);
  if (scale) return { kind: 'number', ...scale };
  switch (question.type) {
    case 'statement':
      return undefined;
    case 'single-choice':
    case 'multiple-choice':
      return { kind: 'choice', options: question.choices.concat(question.other ? [{ id: 'other', text: 'other' }] : []) };
    case 'ranking':
      return { kind: 'choice', options: question.choices };
    case 'matrix':
      return question.answers.kind === 'scale' ? { kind: 'number', ...question.answers.scale } : { kind: 'choice', options: question.answers.choices };
    case 'area':
      return question.areas ? { kind: 'choice', options: flatAreas(question.areas) } : { kind: 'presence' };
    case 'emotion':
      return question.words ? { kind: 'choice', options: question.words } : { kind: 'text' };
    case 'number':
      return { kind: 'number', min: question.min, max: question.max };
    case 'text':
    case 'date':
      return { kind: 'text' };
    case 'consent':
      return { kind: 'boolean' };
    default:
      return { kind: 'presence' };
  }
}


/** A comparison of a place, as a beginning: those who are cross for NPS, the first choice, is it there. */
export function comparisonOf(place: Place, op?: Op, before?: Comparison): Comparison {
  const { of, against, rows } = place;
  const row = rows ? { row: before?.row !== undefined && rows.some(({ id }) => id === before.row) ? before.row : rows[0]!.id } : {};
  const chosen = op ?? opsFor(place)[0]!;
  const kept = before && 'to' in before ? before.to : undefined;
  switch (chosen) {
    case 'answered':
    case 'unanswered':
      return { of, ...row, op: chosen };
    case 'anyOf':
    case 'noneOf':
      return { of, ...row, op: chosen, to: kept === undefined ? [usual(against)] : [kept].flat() };
    case 'is':
    case 'isNot':
      return { of, ...row, op: chosen, to: kept === undefined ? usual(against) : Array.isArray(kept) ? kept[0]! : kept };
    default:
      return { of, ...row, op: chosen, to: typeof kept === 'number' ? kept : numberFor(against) };
  }
}

function usual(against: Against): string | number | boolean {
  switch (against.kind) {
    case 'choice':
      return against.options[0]!.id;
    case 'boolean':
      return true;
    case 'number':
      return numberFor(against);
    default:
      return '';
  }
}

function numberFor(against: Against): number {
  if (against.kind !== 'number') return 0;
  const { min = 0, max } = against;
  if (min === SCALES.nps.min && max === SCALES.nps.max) return 6; // detractors: 0 to 6
  return max === undefined ? min : Math.floor((min + max) / 2);
}
