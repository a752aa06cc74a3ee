import { decide, type Catalogues, type DecideCase } from './decide.js';
import { http, type HttpCase } from './http.js';
import { lifeEvent, mergeEdits, validate, type LifeEventCase, type MergeCase, type ValidateCase } from './edits.js';

/** One vector of the file, by its kind. */
export type PreferenceCase = { readonly id: string; readonly title: string; readonly expect: unknown } & (
  | ({ readonly kind: 'decide' } & DecideCase)
  | ({ readonly kind: 'merge' } & MergeCase)
  | ({ readonly kind: 'validate' } & ValidateCase)
  | ({ readonly kind: 'life-event' } & LifeEventCase)
  | ({ readonly kind: 'http' } & HttpCase)
);

/** The file as it is. */
export interface PreferenceFile {
  readonly catalogs: Catalogues;
  readonly vectors: readonly PreferenceCase[];
}

/** What our code says to a vector. */
export async function answerTo(vector: PreferenceCase, catalogues: Catalogues): Promise<unknown> {
  switch (vector.kind) {
    case 'decide':
      return decide(vector, catalogues);
    case 'merge':
      return mergeEdits(vector);
    case 'validate':
      return validate(vector);
    case 'life-event':
      return lifeEvent(vector);
    case 'http':
      return http(vector);
  }
}
