import { finite, notNegative } from '../checks.js';
import { quotient } from '../quotient.js';
import { shareOf, type Share } from '../share.js';

/** A contract whose term comes to an end. */
export interface ContractTerm {
  /** When the old term ends, however early it was renewed: a day number or milliseconds, as `from` and `to`. */
  readonly expires: number;
  /** Null while it is not decided. */
  readonly renewed: boolean | null;
  /** What the old term was worth in a year. */
  readonly value?: number;
  /** What the new one is worth; the same as before if not given. */
  readonly newValue?: number;
}

/** Renewals of a period. */
export interface Renewals {
  /** Contracts up for renewal whose outcome is known. */
  readonly due: number;
  readonly renewed: number;
  /** Up for renewal and not decided; in no rate. */
  readonly undecided: number;
  /** Renewed / due, with Wilson's interval. */
  readonly rate: Share;
  /** Contracts due that have a value: what `valueRate` rests on. */
  readonly valued: number;
  /** Kept value / value due, 0..1: of each contract the lesser of old and new. Null without value. */
  readonly valueRate: number | null;
}

/**
 * Contract renewal rate of a period, `from` <= expiry < `to`, by count and by value. A contract belongs to the period
 * in which its old term ends, so an early renewal lifts no earlier period. Price rises do not count: each is capped
 * at its old value, as in gross revenue retention. No standard was found; this definition is ours. Rates are null
 * when nothing was due.
 *
 * Use it where customers sign for a term. Not where they can leave any day: that is churn.
 *
 * @formula count: renewed / due; value: sum of min(old, new) / sum of old
 * @source definition of this project; no standard was found
 * @throws CxError `not-a-number`, `out-of-range`, naming row and field
 */
export function renewalRate(
  contracts: readonly ContractTerm[],
  { from, to, level }: { readonly from: number; readonly to: number; readonly level?: number },
): Renewals {
  finite(from, '/from');
  finite(to, '/to');
  let due = 0;
  let renewed = 0;
  let undecided = 0;
  let valued = 0;
  let valueDue = 0;
  let valueKept = 0;
  contracts.forEach((contract, i) => {
    const expires = finite(contract.expires, `/contracts/${i}/expires`);
    const value = contract.value === undefined ? null : notNegative(contract.value, `/contracts/${i}/value`);
    const next = contract.newValue === undefined ? value : notNegative(contract.newValue, `/contracts/${i}/newValue`);
    if (!(expires >= from && expires < to)) return;
    if (contract.renewed === null) {
      undecided += 1;
      return;
    }
    due += 1;
    if (contract.renewed) renewed += 1;
    if (value === null || next === null) return;
    valued += 1;
    valueDue += value;
    if (contract.renewed) valueKept += Math.min(value, next);
  });
  return { due, renewed, undecided, rate: shareOf(renewed, due, level), valued, valueRate: quotient(valueKept, valueDue) };
}
