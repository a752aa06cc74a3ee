import type { Problem } from '../../core/problem.js';
import { evaluate, type Lookup, type Term, type When } from './expression.js';
import { parseWhen } from './parser.js';

/** One term of a clause, and how it stands. */
export interface TermExplanation {
  /** As it is written in the clause. */
  readonly text: string;
  readonly at: number;
  readonly key: string;
  /** The value of the key now; undefined where it is not set. */
  readonly value: unknown;
  /** Whether the term helps: for one inside `!( )`, whether its opposite holds. */
  readonly holds: boolean;
}

/** Why something is shown, or is not. */
export type WhenExplanation =
  | { readonly kind: 'unreadable'; readonly holds: false; readonly problem: Problem }
  | { readonly kind: 'read'; readonly holds: boolean; readonly terms: readonly TermExplanation[] };

/** Evaluates a clause term by term, for a view of "why is this (not) shown?". Without a clause, it always is. */
export function explainWhen(source: string | undefined, lookup: Lookup): WhenExplanation {
  if (source === undefined) return { kind: 'read', holds: true, terms: [] };
  const outcome = parseWhen(source);
  if (!outcome.ok) return { kind: 'unreadable', holds: false, problem: outcome.error };
  const terms = termsOf(outcome.value)
    .sort((a, b) => a.at - b.at)
    .map((term) => ({ text: source.slice(term.at, term.end), at: term.at, key: term.key, value: lookup(term.key), holds: evaluate(term, lookup) }));
  return { kind: 'read', holds: evaluate(outcome.value, lookup), terms };
}

function termsOf(when: When): Term[] {
  if (when.kind === 'term') return [when];
  return when.kind === 'constant' ? [] : when.parts.flatMap(termsOf);
}
