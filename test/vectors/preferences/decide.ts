import { mayContact, type Contact, type ContactRequest } from '../../../src/preferences/index.js';
import { catalogueOf, preferencesOf } from './documents.js';

/** A case of kind `decide`. */
export interface DecideCase {
  readonly catalog: string;
  readonly prefs: Readonly<Record<string, unknown>>;
  readonly history: readonly Contact[];
  readonly signals: { readonly gpc?: boolean };
  readonly request: ContactRequest;
}

export type Catalogues = Readonly<Record<string, Parameters<typeof catalogueOf>[0]>>;

export function decide({ catalog, prefs, history, signals, request }: DecideCase, catalogues: Catalogues): unknown {
  return mayContact(request, { catalogue: catalogueOf(catalogues[catalog]!), preferences: preferencesOf(prefs), history, signals });
}
