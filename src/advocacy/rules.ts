import type { Value, Unknown } from '../expression/values.js';
import type { AdvocacyDocument, AdvocacyRule, AdvocacyThreshold } from './document.js';
import type { CustomerFacts } from './facts.js';
import type { AdvocacyGroup } from './segments.js';

/** Makes a condition of a text. The expression language weighs more than all the rest here, so that who has thresholds alone does not carry it. */
export type ReadCondition = (text: string) => (facts: CustomerFacts) => Value | Unknown;

/** Where somebody belongs, and by which rule. */
export interface Classified {
  readonly group: AdvocacyGroup;
  /** The rule that held; null for the unknown. */
  readonly rule: AdvocacyRule | null;
}

/** Puts customers into groups by what is known of them. */
export type Classifier = (facts: CustomerFacts) => Classified;

/**
 * Makes ready the rules of a document. The first that holds counts; one that cannot be told, because a fact is not known,
 * does not hold.
 *
 * @param read reads conditions that are expressions, as `readAdvocacyExpression` does
 * @throws CxError for an expression that cannot be read; Error where there is one and no `read`
 */
export function classifierOf({ rules }: Pick<AdvocacyDocument, 'rules'>, read?: ReadCondition): Classifier {
  const ready = rules.map((rule) => ({ rule, holds: conditionOf(rule.when, read) }));
  return (facts) => {
    const found = ready.find(({ holds }) => holds(facts))?.rule;
    return found ? { group: found.segment, rule: found } : { group: 'unknown', rule: null };
  };
}

function conditionOf(when: AdvocacyRule['when'], read: ReadCondition | undefined): (facts: CustomerFacts) => boolean {
  if (typeof when !== 'string') return (facts) => when.every((threshold) => meets(threshold, facts));
  if (!read) throw new Error('Rules with expressions need something that reads them: readAdvocacyExpression of cx-elements/advocacy.');
  const evaluate = read(when);
  return (facts) => evaluate(facts) === true;
}

/** Does a fact meet a condition? What is not known meets none. */
export function meets({ fact, atLeast, atMost, is, has }: AdvocacyThreshold, facts: CustomerFacts): boolean {
  const value = facts[fact];
  if (typeof value === 'number') return is === undefined && has === undefined && value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity);
  if (typeof value === 'boolean') return is === value;
  return Array.isArray(value) && has !== undefined && value.includes(has);
}

/** Does a document need the expression language? */
export const hasExpressions = ({ rules }: Pick<AdvocacyDocument, 'rules'>): boolean => rules.some(({ when }) => typeof when === 'string');

