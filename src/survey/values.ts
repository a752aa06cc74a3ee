import type { Given } from '../model/index.js';

export type Scalar = string | number | boolean;
/** What conditions, expressions and texts see of an answer. */
export type Value = Scalar | readonly Scalar[] | { readonly [name: string]: Scalar };

/** What conditions are asked about. */
export interface Scope {
  /** By id of the question; what was not answered, or is not on the way taken, is not there. */
  readonly answers: { readonly [id: string]: Value };
  readonly variables: { readonly [id: string]: Scalar };
  readonly scores: { readonly [id: string]: number };
}

/** An answer as conditions see it: a score is a number, one choice its id, several a list of ids, a matrix a map of its rows. */
export function valueOf(given: Given, several: boolean): Value | undefined {
  switch (given.kind) {
    case 'score':
    case 'number':
      return given.value;
    case 'choice': {
      const chosen = given.other === undefined ? given.choices : [...given.choices, 'other'];
      return several ? chosen : chosen[0];
    }
    case 'ranking':
      return given.order;
    case 'matrix':
      return given.rows;
    case 'text':
      return given.text;
    case 'date':
      return given.date;
    case 'emotion':
      return given.word;
    case 'contact':
      return Object.fromEntries(Object.entries(given.details).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
    case 'consent':
      return given.given;
    case 'file':
      return given.files.length;
  }
}
